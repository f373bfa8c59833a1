using System.Globalization;
using System.Text;

namespace MicroGov.Presentation.Invitations;

/// <summary>
/// Breaks words into lines and makes them smaller until they fit. What is too long even then ends in an ellipsis.
/// </summary>
internal sealed class Typesetter(Lettering lettering)
{
    private const double Step = 0.5;

    public const string Ellipsis = "…";

    /// <param name="room">Width and height, in points.</param>
    /// <param name="largest">The size to begin with; <paramref name="smallest"/> is where shrinking ends.</param>
    /// <param name="alone">Above this size the text stands on one line: a door is read quicker so, even if smaller.</param>
    public Paragraph Set(
        string text, (double Width, double Height) room, double largest, double smallest, double alone = double.MaxValue)
    {
        var letters = lettering.Legible(text).EnumerateRunes().ToArray();
        return Fit(letters, room, largest, smallest, alone, wholeWords: true)
            ?? Fit(letters, room, Math.Min(largest, alone), smallest, alone, wholeWords: false)
            ?? Cut(letters, room, smallest);
    }

    private Paragraph? Fit(
        Rune[] letters, (double Width, double Height) room, double largest, double smallest, double alone, bool wholeWords)
    {
        for (var size = largest; size >= smallest; size -= Step)
        {
            if (Break(letters, room.Width / size, wholeWords) is { } lines
                && (lines.Count <= 1 || size <= alone)
                && new Paragraph(lines, size) is var paragraph
                && paragraph.Height <= room.Height)
            {
                return paragraph with { Lines = Even(letters, room.Width / size, lines, wholeWords) };
            }
        }

        return null;
    }

    /// <summary>As many lines, but none of a single word or character if the others can spare some.</summary>
    private List<string> Even(Rune[] letters, double room, List<string> lines, bool wholeWords)
    {
        for (var narrower = 0.6; narrower < 1 && lines.Count > 1; narrower += 0.05)
        {
            if (Break(letters, room * narrower, wholeWords) is { } even && even.Count == lines.Count)
            {
                return even;
            }
        }

        return lines;
    }

    private Paragraph Cut(Rune[] letters, (double Width, double Height) room, double size)
    {
        var most = Math.Max(1, (int)(room.Height / (size * Paragraph.Leading)));
        var lines = Break(letters, room.Width / size, wholeWords: false)!.Take(most).ToList();
        var last = lines[^1].EnumerateRunes().ToList();
        while (last.Count > 0 && last.Sum(lettering.WidthOf) + lettering.WidthOf(Ellipsis) > room.Width / size)
        {
            last.RemoveAt(last.Count - 1);
        }

        lines[^1] = string.Concat(last) + Ellipsis;
        return new(lines, size, IsWhole: false);
    }

    /// <returns>Null when a word is wider than the line and must stay whole.</returns>
    private List<string>? Break(Rune[] letters, double room, bool wholeWords)
    {
        var lines = new List<string>();
        for (var start = 0; start < letters.Length;)
        {
            var end = EndOfLine(letters, start, room);
            if (end == start && wholeWords)
            {
                return null;
            }

            end = end == start ? Math.Max(start + 1, Overflow(letters, start, room)) : end;
            lines.Add(string.Concat(letters[start..end]).Trim());
            start = end;
        }

        return lines;
    }

    /// <summary>
    /// Where the line that begins at <paramref name="start"/> ends best; there itself when its first word is too long.
    /// </summary>
    private int EndOfLine(Rune[] letters, int start, double room)
    {
        var end = Overflow(letters, start, room);
        while (end < letters.Length && end > start && !MayBreak(letters[end - 1], letters[end]))
        {
            end--;
        }

        return end;
    }

    /// <summary>The first letter that has no room; a space needs none.</summary>
    private int Overflow(Rune[] letters, int start, double room)
    {
        var end = start;
        for (var width = 0.0; end < letters.Length; end++)
        {
            width += lettering.WidthOf(letters[end]);
            if (width > room && !Rune.IsWhiteSpace(letters[end]))
            {
                break;
            }
        }

        return end;
    }

    /// <summary>After a space or a hyphen, and beside a Chinese character unless its punctuation would be torn off.</summary>
    private static bool MayBreak(Rune before, Rune after) =>
        !IsClosing(after) && !IsOpening(before)
        && (Rune.IsWhiteSpace(before) || before.Value == '-' || IsIdeograph(before) || IsIdeograph(after));

    private static bool IsIdeograph(Rune letter) => letter.Value >= 0x2E80;

    private static bool IsOpening(Rune letter) =>
        Rune.GetUnicodeCategory(letter) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;

    private static bool IsClosing(Rune letter) => Rune.GetUnicodeCategory(letter) is UnicodeCategory.ClosePunctuation
        or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;
}
