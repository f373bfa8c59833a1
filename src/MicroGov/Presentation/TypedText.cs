using System.Globalization;
using System.Text;

namespace MicroGov.Presentation;

/// <summary>
/// Makes what people typed safe to show beside other words, and leaves the rest as it was. Telegram's own apps do much
/// the same (clean_input_string in td/telegram/misc.cpp of tdlib/td), but a modified one need not.
/// </summary>
public static class TypedText
{
    /// <summary>More line breaks in a row than this push other people's words off the screen.</summary>
    private const int MostLineBreaks = 2;

    /// <summary>Letters that are drawn as nothing: the Hangul fillers and the empty Braille pattern.</summary>
    private static readonly int[] Empty = [0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800];

    /// <summary>
    /// Without control characters and without those that turn the direction of whatever follows
    /// (https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings), with at most one empty line in a row.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var breaks = 0;
        // Half a surrogate pair becomes U+FFFD on the way.
        foreach (var rune in text.Replace("\r\n", "\n").EnumerateRunes())
        {
            var kept = rune.Value switch
            {
                '\n' or '\v' or '\f' or '\r' or 0x85 or 0x2028 or 0x2029 => "\n",
                '\t' => " ",
                (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "",
                _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control ? "" : rune.ToString(),
            };
            breaks = kept switch
            {
                "\n" => breaks + 1,
                "" or " " => breaks,
                _ => 0,
            };
            clean.Append(breaks > MostLineBreaks ? "" : kept);
        }

        return clean.ToString();
    }

    /// <summary>The same on one line.</summary>
    public static string Line(string text) =>
        string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Nothing in it can be seen.</summary>
    public static bool IsBlank(string text) =>
        text.EnumerateRunes()
            .All(rune =>
                Rune.IsWhiteSpace(rune)
                || Empty.Contains(rune.Value)
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.EnclosingMark
            );

    /// <summary>Digits and signs as a Chinese keyboard types them, <c>＃１２</c>, as <c>#12</c>.</summary>
    public static string HalfWidth(string word) =>
        string.Concat(word.Select(letter => letter is >= '！' and <= '～' ? (char)(letter - '！' + '!') : letter));
}
