using System.Globalization;

namespace MicroGov.Presentation;

/// <summary>Cuts text between whole characters, so that no emoji is torn apart.</summary>
internal static class Shorten
{
    private const int MostLines = 6;

    /// <summary>The same, and at most six lines, so that a card stays a card.</summary>
    public static string Lines(string text, int length)
    {
        var lines = text.Split('\n');
        return lines.Length <= MostLines
            ? To(text, length)
            : To(string.Join('\n', lines.Take(MostLines)), length - 1).TrimEnd('…') + "…";
    }

    /// <summary>
    /// How many lines of HTML, from the first, are together at most so many letters long, line breaks included.
    /// </summary>
    public static int HowMany(IReadOnlyList<string> lines, int letters)
    {
        var count = 0;
        while (count < lines.Count && (letters -= new Html(lines[count]).Visible.Length + 1) >= 0)
        {
            count++;
        }

        return count;
    }

    /// <summary>The same lines, and how many had to be left out.</summary>
    public static IEnumerable<string> Fit(IReadOnlyList<string> lines, int letters, Wording texts)
    {
        var count = HowMany(lines, letters);
        return count == lines.Count
            ? lines
            : [.. lines.Take(count), texts.Say("lines.more", ("count", lines.Count - count)).Value];
    }

    /// <inheritdoc cref="Fit(IReadOnlyList{string}, int, Wording)"/>
    public static IEnumerable<Html> Fit(IReadOnlyList<Html> lines, int letters, Wording texts)
    {
        var count = HowMany([.. lines.Select(line => line.Value)], letters);
        return count == lines.Count ? lines : [.. lines.Take(count), texts.Say("lines.more", ("count", lines.Count - count))];
    }

    /// <summary>At most <paramref name="length"/> UTF-16 units, with an ellipsis when something was cut.</summary>
    public static string To(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var kept = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && elements.ElementIndex + elements.GetTextElement().Length < length)
        {
            kept = elements.ElementIndex + elements.GetTextElement().Length;
        }

        return text[..kept] + "…";
    }
}
