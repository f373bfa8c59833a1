using System.Globalization;
using MicroGov.Presentation;

namespace MicroGov.Pipeline;

/// <summary>What stands behind a command, taken word by word.</summary>
public sealed class ArgumentReader(string text)
{
    /// <summary>What has not been taken yet.</summary>
    public string Rest { get; private set; } = text.Trim();

    public bool IsEmpty => Rest.Length == 0;

    /// <summary>The next word without taking it.</summary>
    public string Peek()
    {
        // Any blank will do: Chinese keyboards type U+3000.
        var end = Rest.TakeWhile(letter => !char.IsWhiteSpace(letter)).Count();
        return Rest[..end];
    }

    public string Take()
    {
        var word = Peek();
        Rest = Rest[word.Length..].TrimStart();
        return word;
    }

    /// <summary>Takes the next word if it is one of these, whatever its case.</summary>
    public bool TakeIf(params ReadOnlySpan<string> candidates)
    {
        var word = Peek();
        foreach (var candidate in candidates)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                Take();
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Takes <c>#12</c> or <c>12</c>. Where the message replies to affair <paramref name="repliedTo"/> and a number
    /// <paramref name="mayFollow"/>, a bare one that is not its own is left (<c>/rate 5</c>, <c>/progress 3 lamps fixed</c>).
    /// </summary>
    public int? TakeNumber(int? repliedTo, bool mayFollow)
    {
        var word = TypedText.HalfWidth(Peek());
        var marked = word.StartsWith('#');
        if (!int.TryParse(marked ? word.AsSpan(1) : word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || (mayFollow && !marked && repliedTo is { } own && own != number))
        {
            return null;
        }

        Take();
        return number;
    }

    /// <summary>Takes everything up to the end of the line.</summary>
    public string TakeLine()
    {
        var end = Rest.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? Rest : Rest[..end]).Trim();
        Rest = end < 0 ? "" : Rest[(end + 1)..].Trim();
        return line;
    }

    /// <summary>Takes everything.</summary>
    public string TakeAll()
    {
        var all = Rest;
        Rest = "";
        return all;
    }
}
