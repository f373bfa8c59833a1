using System.Globalization;
using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace MicroGov.Presentation.Invitations;

/// <summary>
/// What the font can write and how wide it is. Widths grow with the size, so each character is measured once and no line
/// is ever measured again while it shrinks to fit.
/// </summary>
internal sealed class Lettering : IDisposable
{
    private const int LongestText = 600;

    /// <summary>Stands for a letter that the font has not, so that nobody takes the rest for the whole.</summary>
    private static readonly Rune Box = new('□');

    private readonly XFont font = SheetFont.OfSize(100);
    private readonly XGraphics ruler = XGraphics.CreateMeasureContext(
        new XSize(1_000, 1_000), XGraphicsUnit.Point, XPageDirection.Downwards);
    private readonly Dictionary<Rune, double> widths = [];

    /// <summary>The width of a character, as a share of the letters' size.</summary>
    public double WidthOf(Rune letter)
    {
        if (!widths.TryGetValue(letter, out var width))
        {
            widths[letter] = width = ruler.MeasureString(letter.ToString(), font).Width / font.Size;
        }

        return width;
    }

    public double WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>
    /// People's words on one line, as far as they can be drawn: what is invisible or turns the writing around is left out,
    /// and so are pictures; letters without a glyph become boxes.
    /// </summary>
    public string Legible(string text)
    {
        var line = new StringBuilder();
        foreach (var letter in text[..Math.Min(text.Length, LongestText)].EnumerateRunes())
        {
            line.Append(Plain(letter));
        }

        // Composed, since the font has é but not e and an accent apart.
        var composed = line.ToString().Normalize(NormalizationForm.FormC);
        var drawn = composed
            .EnumerateRunes()
            .Select(letter =>
                Has(letter) ? letter
                : IsMark(letter) ? default
                : Box
            );
        return string.Join(
            ' ', string.Concat(drawn.Where(letter => letter != default)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => ruler.Dispose();

    private static string Plain(Rune letter) => Rune.GetUnicodeCategory(letter) switch
    {
        _ when letter == Rune.ReplacementChar || Rune.IsControl(letter) && !Rune.IsWhiteSpace(letter) => "",
        UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => "",
        _ => Rune.IsWhiteSpace(letter) ? " " : letter.ToString(),
    };

    /// <summary>Emoji and what colours or joins them; accents that no letter took.</summary>
    private static bool IsMark(Rune letter) => Rune.GetUnicodeCategory(letter) is UnicodeCategory.OtherSymbol
        or UnicodeCategory.ModifierSymbol or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private bool Has(Rune letter) => GlyphHelper.GlyphIndexFromCodePoint(letter.Value, font) != 0;
}
