using MicroGov.Core.Community;
using PdfSharp.Drawing;

namespace MicroGov.Presentation.Invitations;

/// <summary>
/// How a card looks: where it belongs and the door at the left, the code at the right, what to do below. Made for a pair of
/// scissors and for eyes that left their glasses upstairs.
/// </summary>
internal sealed class CardFace(string community, Wording texts, Lettering lettering)
{
    /// <summary>In points, as every length here: two by four of them are an A4 page without a rest.</summary>
    public static readonly XSize Size = new(Millimetres(105), Millimetres(74.25));

    private static readonly double Margin = Millimetres(6.5);

    /// <summary>Of the dark part; a phone reads it from an arm's length.</summary>
    private static readonly double CodeSide = Millimetres(34);

    private static readonly double Column = Millimetres(52);

    private static readonly double Foot = Millimetres(45.5);

    private readonly Dictionary<double, XFont> fonts = [];
    private readonly Typesetter setter = new(lettering);

    private Paragraph? title;

    public void Draw(XGraphics page, XPoint corner, InvitationCard card)
    {
        var (left, top) = (corner.X + Margin, corner.Y + Margin);
        QrMark.Draw(page, card.Link, new(corner.X + Size.Width - Margin - CodeSide, top), CodeSide);

        title ??= setter.Set(community, (Column, Millimetres(10)), 11, 7);
        var y = Write(page, title, left, top);
        y = Write(page, UnitOf(card.Unit), left, y + 2);
        var room = top + CodeSide - y - 4;
        var door = setter.Set(card.Door, (Column, room), 40, 6, alone: 16);
        Write(page, door, left, y + 4 + ((room - door.Height) / 2));

        y = WriteLine(page, texts.Plain("invitation.scan"), 9, left, corner.Y + Foot);
        y = WriteLine(page, texts.Plain("invitation.type", ("address", card.Link.Host + card.Link.AbsolutePath)), 9, left, y);
        y = WriteLine(page, $"/join {card.CodeInGroups}", 14, left, y + 2);
        var until = card.ValidThrough.ToString(texts["invitation.date"], texts.Culture);
        y = WriteLine(page, texts.Plain("invitation.until", ("date", until)), 8, left, y + 3);
        WriteLine(page, texts.Plain("invitation.secret"), 8, left, y);
    }

    private static double Millimetres(double length) => XUnit.FromMillimeter(length).Point;

    /// <summary>The innermost names are what a postman needs, so of a long path these remain.</summary>
    private Paragraph UnitOf(UnitPath unit)
    {
        const string Between = " · ";
        for (var skipped = 0; ; skipped++)
        {
            var names = string.Join(Between, skipped == 0 ? unit.Names : [Typesetter.Ellipsis, .. unit.Names[skipped..]]);
            var paragraph = setter.Set(names, (Column, Millimetres(8)), 9, 7);
            if (paragraph.IsWhole || skipped + 1 >= unit.Names.Length)
            {
                return paragraph;
            }
        }
    }

    /// <summary>Across the card; only a code or a bot's name that is very long makes it smaller.</summary>
    private double WriteLine(XGraphics page, string text, double size, double left, double top) =>
        Write(page, setter.Set(text, (Size.Width - (2 * Margin), size * Paragraph.Leading), size, 4), left, top);

    private double Write(XGraphics page, Paragraph paragraph, double left, double top)
    {
        // Characters stand on seven eighths of their square.
        const double Ascent = 0.93;
        if (!fonts.TryGetValue(paragraph.Size, out var font))
        {
            fonts[paragraph.Size] = font = SheetFont.OfSize(paragraph.Size);
        }

        foreach (var line in paragraph.Lines)
        {
            page.DrawString(line, font, XBrushes.Black, left, top + (Ascent * paragraph.Size), XStringFormats.BaseLineLeft);
            top += paragraph.Size * Paragraph.Leading;
        }

        return top;
    }
}
