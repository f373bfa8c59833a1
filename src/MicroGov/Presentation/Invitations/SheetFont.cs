using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace MicroGov.Presentation.Invitations;

/// <summary>
/// The one font of the cards, carried along so that they look the same wherever they are drawn and printed: the machine
/// needs no fonts, and the file holds the outlines it uses.
/// </summary>
internal sealed class SheetFont : IFontResolver
{
    private const string Face = "WenQuanYiMicroHei";

    /// <summary>Glyphs by number, with a table that says what they mean: Chinese can be searched for and copied.</summary>
    private static readonly XPdfFontOptions Options = new(PdfFontEncoding.Unicode);

    /// <summary>The library knows one resolver for the whole process; nothing else here draws with it.</summary>
    static SheetFont() => GlobalFontSettings.FontResolver = new SheetFont();

    private SheetFont()
    {
    }

    public static XFont OfSize(double points) => new(Face, points, XFontStyleEx.Regular, Options);

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) =>
        familyName == Face ? new FontResolverInfo(Face) : null;

    public byte[] GetFont(string faceName)
    {
        using var stream = typeof(SheetFont).Assembly.GetManifestResourceStream($"Fonts/{faceName}.ttf")
            ?? throw new FileNotFoundException($"The font {faceName} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
