using MicroGov.Core.Community;
using UglyToad.PdfPig.Core;
using ZXing;

namespace MicroGov.Tests.Presentation.Invitations;

public sealed class InvitationCodeTests
{
    [Fact]
    public void A_phone_reads_from_every_card_its_own_link()
    {
        var cards = Enumerable.Range(101, 11).Select(door => PrintedSheet.Card($"{door}", code: $"K7QM4TXA9{door}")).ToList();
        using var sheet = PrintedSheet.Of(cards);
        var read = cards.Select(
            (_, index) => Phone.Scan(sheet.Area(1 + (index / 8), index % 8), sheet.Modules(1 + (index / 8), index % 8))?.Text);
        Assert.Equal(cards.Select(card => card.Link.AbsoluteUri), read);
    }

    /// <summary>The longest that Telegram allows: names of 32 characters, codes of 64.</summary>
    [Fact]
    public void The_longest_link_is_read_too()
    {
        var code = new string('Q', 64);
        var link = $"https://t.me/{new string('n', 29)}Bot?start={code}";
        using var sheet = PrintedSheet.Of([PrintedSheet.Card("101") with { Link = new(link), Code = code }]);
        Assert.Equal(link, Phone.Scan(sheet.Area(1, 0), sheet.Modules(1, 0))?.Text);
    }

    [Fact]
    public void A_code_is_at_least_three_centimetres_wide_and_mends_a_thumb_on_it()
    {
        using var sheet = PrintedSheet.Of([PrintedSheet.Card("101")]);
        var code = PrintedSheet.Around(sheet.Modules(1, 0));
        Assert.True(
            code.Width >= 30 * PrintedSheet.Millimetre && Math.Abs(code.Width - code.Height) < 0.01,
            $"{code.Width} × {code.Height}");
        Assert.Equal(
            "M", Phone.Scan(sheet.Area(1, 0), sheet.Modules(1, 0))?.ResultMetadata[ResultMetadataType.ERROR_CORRECTION_LEVEL]);
    }

    /// <summary>The shorter the link, the larger the modules and the more white they need.</summary>
    [Theory]
    [InlineData("https://t.me/ABbot?start=12345678")]
    [InlineData("https://t.me/LindenYardBot?start=K7QM4TXA9R2D")]
    public void Nothing_stands_in_the_white_around_a_code(string link)
    {
        var crowded = PrintedSheet.Card(
            new string('楼', Household.LongestDoor), string.Join('/', Enumerable.Repeat(new string('区', 60), 8)));
        using var sheet = PrintedSheet.Of(
            Enumerable.Repeat(crowded with { Link = new(link) }, 8), community: new string('园', 128));
        for (var place = 0; place < 8; place++)
        {
            var code = PrintedSheet.Around(sheet.Modules(1, place));
            var module = sheet.Modules(1, place).Min(part => part.Height);
            var white = new PdfRectangle(
                code.Left - (4 * module), code.Bottom - (4 * module), code.Right + (4 * module), code.Top + (4 * module));
            var card = sheet.Area(1, place);
            Assert.True(white.Left > card.Left && white.Right < card.Right && white.Bottom > card.Bottom && white.Top < card.Top);
            Assert.DoesNotContain(sheet.Letters(1, place), letter => PrintedSheet.Overlap(letter.BoundingBox, white));
        }
    }

    [Theory]
    [InlineData("K7QM4TXA9R2D", "K7QM-4TXA-9R2D")]
    [InlineData("K7QM4TXA9R", "K7QM4-TXA9R")]
    [InlineData("K7QM4TXA9R2", "K7QM-4TXA-9R2")]
    [InlineData("a_b-c", "a_b-c")]
    [InlineData("", "")]
    public void A_code_is_written_in_groups_that_an_eye_can_hold(string code, string groups) =>
        Assert.Equal(groups, (PrintedSheet.Card("101") with { Code = code }).CodeInGroups);
}
