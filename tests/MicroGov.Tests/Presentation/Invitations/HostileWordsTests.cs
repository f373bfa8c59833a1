using System.Text;
using CsCheck;
using MicroGov.Core.Community;
using MicroGov.Presentation;

namespace MicroGov.Tests.Presentation.Invitations;

/// <summary>Titles, doors and units are people's words: they may look odd on a card, but never spoil it.</summary>
public sealed class HostileWordsTests
{
    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String[Gen.Char, 0, 90],
        Gen.String[Gen.Char['一', '龥'], 0, 90],
        Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Select(value => new Rune(value).ToString()).Array[0, 45].Select(string.Concat),
        Gen.OneOf(
            "\u202E105-3-2",
            "\uD83C",
            "\uDFE1\uD83C",
            "\uFFFE\uFFFF",
            "\0\a\u001b[31m",
            "a\u0301\u0301\u0301",
            "\r\n\t\u2028",
            "<b>&amp;{door}",
            "\u2066\u2069"));

    [Fact]
    public void Whatever_people_write_every_card_is_whole() =>
        Gen.Select(Hostile, Hostile, Hostile, Gen.Bool)
            .Sample(
                (door, unit, community, chinese) =>
                {
                    using var sheet = PrintedSheet.Of(
                        [PrintedSheet.Card(door, unit)], chinese ? Wording.Chinese : Wording.English, community);
                    var card = sheet.Area(1, 0);
                    Assert.Equal(sheet.LettersOfPage(1), sheet.Letters(1, 0).Count);
                    Assert.All(
                        sheet.Letters(1, 0),
                        letter =>
                            Assert.True(
                                letter.BoundingBox.Left > card.Left + 14
                                    && letter.BoundingBox.Right < card.Right - 14
                                    && letter.BoundingBox.Bottom > card.Bottom + 14
                                    && letter.BoundingBox.Top < card.Top - 14,
                                $"{letter.Value} at {letter.BoundingBox}"));
                    var code = PrintedSheet.Around(sheet.Modules(1, 0));
                    Assert.DoesNotContain(sheet.Letters(1, 0), letter => PrintedSheet.Overlap(letter.BoundingBox, code));
                    Assert.Contains("/joinK7QM-4TXA-9R2D", sheet.TextOf(1, 0));
                    Assert.NotNull(Phone.Scan(card, sheet.Modules(1, 0)));
                },
                iter: 100);

    [Fact]
    public void A_door_as_long_as_a_roster_allows_stands_there_whole()
    {
        foreach (
            var door in new[]
            {
                new string('楼', Household.LongestDoor),
                new string('W', Household.LongestDoor),
                "Haupthaus, Donaudampfschifffahrtsweg 1230",
            })
        {
            using var sheet = PrintedSheet.Of(
                [PrintedSheet.Card(door, string.Join('/', Enumerable.Repeat(new string('区', 60), 8)))],
                community: new string('园', 128));
            Assert.Contains(PrintedSheet.Squeezed(door), sheet.TextOf(1, 0));
        }
    }

    /// <summary>RosterLine lets them through no more; a title comes from Telegram.</summary>
    [Theory]
    [InlineData("\u202E105-3-2", "105-3-2")]
    [InlineData("501\u0000\u0007\u001b", "501")]
    [InlineData("5\u200B0\u20681\u2069", "501")]
    [InlineData("3\t-\r\n2", "3-2")]
    [InlineData("\uD83C501", "501")]
    [InlineData("Cafe\u0301 3", "Café3")]
    public void What_cannot_be_seen_is_left_out(string door, string seen) =>
        Assert.Equal("Stairwell2" + seen + "Scan", Door(door));

    [Theory]
    [InlineData("🏡 501 👨‍👩‍👧 ☀️", "501")]
    [InlineData("دار 501", "□□□501")]
    public void Emoji_are_left_out_and_letters_without_a_glyph_are_boxes(string door, string seen) =>
        Assert.Equal("Stairwell2" + seen + "Scan", Door(door));

    [Fact]
    public void Of_a_long_way_to_a_door_the_last_steps_remain()
    {
        using var sheet = PrintedSheet.Of([
            PrintedSheet.Card("501", string.Join('/', Enumerable.Range(1, 8).Select(depth => $"Neighbourhood {depth}"))),
        ]);
        Assert.Contains("…·Neighbourhood", sheet.TextOf(1, 0));
        Assert.Contains("Neighbourhood8501Scan", sheet.TextOf(1, 0));
    }

    private static string Door(string door)
    {
        using var sheet = PrintedSheet.Of([PrintedSheet.Card(door)]);
        var words = sheet.TextOf(1, 0);
        return words[
            words.IndexOf("Stairwell2", StringComparison.Ordinal)..(words.IndexOf("Scan", StringComparison.Ordinal) + 4)
        ];
    }
}
