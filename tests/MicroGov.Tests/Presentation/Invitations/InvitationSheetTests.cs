using System.Text;
using MicroGov.Presentation;
using MicroGov.Presentation.Invitations;

namespace MicroGov.Tests.Presentation.Invitations;

public sealed class InvitationSheetTests
{
    [Fact]
    public void Eight_cards_are_a_page_in_the_order_given()
    {
        string[] doors = ["9-1", "1-1", "楼上", "1-1", "5", "4", "3", "2", "1"];
        using var sheet = PrintedSheet.Of(doors.Select(door => PrintedSheet.Card(door)));
        Assert.Equal(2, sheet.Pages);
        Assert.All(
            doors.Take(8).Select((door, place) => (door, place)), card => Assert.Contains(card.door, sheet.TextOf(1, card.place)));
        Assert.Contains("Stairwell2" + "1" + "Scan", sheet.TextOf(2, 0));
        Assert.Equal(sheet.LettersOfPage(2), sheet.Letters(2, 0).Count);
    }

    [Theory]
    [InlineData(Wording.English, "31August2026")]
    [InlineData(Wording.Chinese, "2026年8月31日")]
    public void A_card_says_where_it_belongs_what_to_do_and_how_long(string language, string until)
    {
        using var sheet = PrintedSheet.Of([PrintedSheet.Card("3-2-501", "3号楼/2单元")], language, "青枫花园");
        var texts = Wording.In(language);
        Assert.Equal(
            PrintedSheet.Squeezed("青枫花园" + "3号楼·2单元" + "3-2-501" + texts.Plain("invitation.scan")
                + texts.Plain("invitation.type", ("address", "t.me/LindenYardBot")) + "/join K7QM-4TXA-9R2D"
                + texts.Plain("invitation.until", ("date", until)) + texts.Plain("invitation.secret")),
            sheet.TextOf(1, 0));
        Assert.Contains("青枫花园", sheet.Title);
    }

    [Fact]
    public void The_door_is_the_largest_there_and_the_shorter_the_larger()
    {
        using var sheet = PrintedSheet.Of([
            PrintedSheet.Card("501"),
            PrintedSheet.Card("3号楼2单元501"),
            PrintedSheet.Card(new string('楼', 40)),
        ]);
        var sizes = Enumerable.Range(0, 3).Select(place => sheet.Letters(1, place).Max(letter => letter.PointSize)).ToList();
        Assert.Equal(sizes.OrderDescending(), sizes);
        Assert.Equal(40, sizes[0]);
        Assert.InRange(sizes[2], 13, 20);
    }

    [Fact]
    public void With_no_cards_nothing_is_written()
    {
        var file = new MemoryStream();
        Assert.Equal(0, InvitationSheet.Draw("Linden yard", [], Wording.In(Wording.English), file));
        Assert.Equal(0, file.Length);
    }

    /// <summary>
    /// The font with all its glyphs is 4 MB. A printer must have what it needs, and a chat takes no heavy files.
    /// </summary>
    [Fact]
    public void The_file_brings_the_glyphs_it_uses_and_no_others()
    {
        using var sheet = PrintedSheet.Of([PrintedSheet.Card("3号楼")], Wording.Chinese);
        Assert.Contains("/FontFile2", Encoding.Latin1.GetString(sheet.File));
        Assert.InRange(sheet.File.Length, 20_000, 120_000);
    }

    [Fact]
    public void Two_thousand_households_are_a_file_that_a_chat_takes_easily()
    {
        var file = new MemoryStream();
        var cards = Enumerable
            .Range(0, 2_000)
            .Select(index => PrintedSheet.Card($"{1 + (index / 100)}-{index % 100}", code: $"K7QM4TXA{index:0000}"));
        Assert.Equal(250, InvitationSheet.Draw("青枫花园", cards, Wording.In(Wording.Chinese), file));
        Assert.InRange(file.Length, 0, 5_000_000);
    }

    /// <summary>Neither goes on to its next page before the other is as far.</summary>
    [Fact]
    public async Task Sheets_drawn_at_the_same_time_are_drawn_as_alone()
    {
        using var pages = new Barrier(2);
        var together = await Task.WhenAll(
            new[] { Wording.English, Wording.Chinese }.Select(language => Task.Run(() => Draw(language, pages.SignalAndWait))));
        Assert.Equal([Draw(Wording.English, () => { }), Draw(Wording.Chinese, () => { })], together);
    }

    private static string Draw(string language, Action beforeEachPage)
    {
        var cards = Enumerable.Range(0, 40).Select(index =>
        {
            if (index % 8 == 0)
            {
                beforeEachPage();
            }

            return PrintedSheet.Card($"{language}{index}");
        });
        using var sheet = PrintedSheet.Of(cards, language);
        return string.Concat(Enumerable.Range(0, 40).Select(index => sheet.TextOf(1 + (index / 8), index % 8)));
    }
}
