using MicroGov.Core.Community;
using MicroGov.Presentation;
using MicroGov.Presentation.Invitations;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace MicroGov.Tests.Presentation.Invitations;

/// <summary>A sheet as those see it who print it: its file read back by another library than the one that wrote it.</summary>
internal sealed class PrintedSheet : IDisposable
{
    public const double Millimetre = 72 / 25.4, CardWidth = 105 * Millimetre, CardHeight = 74.25 * Millimetre;

    private readonly PdfDocument document;

    private PrintedSheet(byte[] file) => (File, document) = (file, PdfDocument.Open(file));

    public byte[] File { get; }

    public int Pages => document.NumberOfPages;

    public string? Title => document.Information.Title;

    public static PrintedSheet Of(
        IEnumerable<InvitationCard> cards, string language = Wording.English, string community = "Linden yard")
    {
        var file = new MemoryStream();
        InvitationSheet.Draw(community, cards, Wording.In(language), file);
        return new(file.ToArray());
    }

    public static InvitationCard Card(string door, string unit = "Building 3/Stairwell 2", string code = "K7QM4TXA9R2D") =>
        new(door, UnitPath.Parse(unit), new($"https://t.me/LindenYardBot?start={code}"), code, new(2026, 8, 31));

    /// <summary>What stands on the card at a place of a page, line breaks and spaces left out: lines break anywhere.</summary>
    public string TextOf(int page, int place) => Squeezed(string.Concat(Letters(page, place).Select(letter => letter.Value)));

    public static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    public IReadOnlyList<Letter> Letters(int page, int place)
    {
        var card = Area(page, place);
        return [.. document.GetPage(page).Letters.Where(letter => IsInside(letter.StartBaseLine, card))];
    }

    public int LettersOfPage(int page) => document.GetPage(page).Letters.Count;

    /// <summary>The rectangles that make a card's QR code, where they stand on the page.</summary>
    public IReadOnlyList<PdfRectangle> Modules(int page, int place)
    {
        var card = Area(page, place);
        return
        [
            .. document.GetPage(page).Paths.Where(path => path.IsFilled).SelectMany(path => path)
                .Select(part => part.GetBoundingRectangle()!.Value).Where(part => IsInside(part.Centroid, card)),
        ];
    }

    /// <summary>Where a card ends, counted as the eye goes: rows from above.</summary>
    public PdfRectangle Area(int page, int place)
    {
        var top = document.GetPage(page).Height - (place / 2 * CardHeight);
        return new(place % 2 * CardWidth, top - CardHeight, (place % 2 * CardWidth) + CardWidth, top);
    }

    public static PdfRectangle Around(IReadOnlyList<PdfRectangle> parts) =>
        new(
            parts.Min(part => part.Left),
            parts.Min(part => part.Bottom),
            parts.Max(part => part.Right),
            parts.Max(part => part.Top));

    public static bool Overlap(PdfRectangle one, PdfRectangle other) =>
        one.Left < other.Right && one.Right > other.Left && one.Bottom < other.Top && one.Top > other.Bottom;

    public void Dispose() => document.Dispose();

    private static bool IsInside(PdfPoint point, PdfRectangle area) =>
        point.X > area.Left && point.X < area.Right && point.Y > area.Bottom && point.Y < area.Top;
}
