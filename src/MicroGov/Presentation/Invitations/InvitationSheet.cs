using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace MicroGov.Presentation.Invitations;

/// <summary>
/// Invitations to print, cut and put into letterboxes: A4 pages of eight cards, in the order given. Drawing only; who is
/// invited, with which codes, is decided elsewhere.
/// </summary>
public static class InvitationSheet
{
    private const int Columns = 2, Rows = 4;

    private static readonly XPen Cut = new(XColor.FromGrayScale(0.6), 0.4) { DashStyle = XDashStyle.Dash };

    /// <summary>
    /// Draws the cards, taking them one page at a time. Whatever stands in a title, door or unit is drawn as well as it can
    /// be and is never a reason to fail. Sheets may be drawn at the same time.
    /// </summary>
    /// <param name="community">Its title, as in the chat.</param>
    /// <param name="output">Takes a PDF from where it stands; it must be able to seek, and stays open.</param>
    /// <returns>How many pages there are; with no cards there are none, and nothing is written.</returns>
    public static int Draw(string community, IEnumerable<InvitationCard> cards, Wording texts, Stream output)
    {
        using var lettering = new Lettering();
        using var document = new PdfDocument();
        document.Info.Title = texts.Plain("invitation.title", ("community", lettering.Legible(community)));
        document.Info.Creator = "MicroGov";
        document.Language = texts.Language;
        var face = new CardFace(community, texts, lettering);
        foreach (var cardsOfPage in cards.Chunk(Columns * Rows))
        {
            DrawPage(document.AddPage(), cardsOfPage, face);
        }

        var pages = document.PageCount;
        if (pages > 0)
        {
            document.Save(output);
        }

        return pages;
    }

    private static void DrawPage(PdfPage page, InvitationCard[] cards, CardFace face)
    {
        (page.Width, page.Height) = (XUnit.FromMillimeter(210), XUnit.FromMillimeter(297));
        using (var graphics = XGraphics.FromPdfPage(page))
        {
            for (var place = 0; place < cards.Length; place++)
            {
                var corner = new XPoint(place % Columns * CardFace.Size.Width, place / Columns * CardFace.Size.Height);
                DrawCuts(graphics, corner);
                face.Draw(graphics, corner, cards[place]);
            }
        }

        // At once, since as text a page is ten times as large and all of them are kept until the end.
        foreach (var content in page.Contents)
        {
            content.Compressed = true;
        }
    }

    /// <summary>A card's right and lower edges, unless the paper ends there.</summary>
    private static void DrawCuts(XGraphics graphics, XPoint corner)
    {
        var (right, below) = (corner.X + CardFace.Size.Width, corner.Y + CardFace.Size.Height);
        if (corner.X == 0)
        {
            graphics.DrawLine(Cut, right, corner.Y, right, below);
        }

        if (below < CardFace.Size.Height * Rows - 1)
        {
            graphics.DrawLine(Cut, corner.X, below, right, below);
        }
    }
}
