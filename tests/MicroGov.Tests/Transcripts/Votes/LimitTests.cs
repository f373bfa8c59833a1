using System.Text.RegularExpressions;
using MicroGov.Core.Deliberation;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

/// <summary>However long options, lists and estates are, what is said fits Telegram's limits.</summary>
public sealed class LimitTests
{
    private static readonly string[] Long =
    [
        .. Enumerable.Range(0, Debate.MostOptions).Select(number => $"{number}{new string('灯', 99)}"),
    ];

    [Theory]
    [InlineData("ranked")]
    [InlineData("approval")]
    [InlineData("rounds")]
    [InlineData("points")]
    [InlineData("simple")]
    [InlineData("secret")]
    public async Task Ten_options_of_a_hundred_letters_fit(string rule)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.WriteRuleAsync("rounds", """ "method": "instantRunoff", "tie": "lot" """);
        await here.WriteRuleAsync("points", """ "method": "score" """);
        await here.SayAsync(here.Wang, $"/raise {new string('楼', 120)}");
        await here.SayAsync(here.Mei, "/discuss 1");
        foreach (var option in Long)
        {
            await here.SayAsync(here.Wang, $"/option 1 {option}");
        }

        await here.SayAsync(here.Mei, $"/openvote 1 {rule}");
        foreach (var (person, at) in new[] { here.Wang, here.Li, here.Zhao }.Select((person, at) => (person, at)))
        {
            await here.GreetAsync(person);
            if (rule is "simple" or "secret")
            {
                Assert.InRange((await here.ForgeChoiceAsync(person, 0)).Length, 1, 200);
                continue;
            }

            await here.PressAsync(person, "My ballot");
            foreach (var step in Enumerable.Range(0, 11).Select(step => (step + at) % 11))
            {
                var paper = here.Private(person)[^1];
                var label =
                    rule == "points"
                        ? "5"
                        : paper
                            .Buttons.SelectMany(row => row)
                            .First(button => button.Text.StartsWith(step == 10 ? "Leave" : $"{step}灯", StringComparison.Ordinal))
                            .Text;
                await here.PressOnAsync(person, paper, label);
            }

            await here.PressInPrivateAsync(person, "Done ✓");
            await here.SayAsync(person, "/ballot 1", inPrivate: true);
        }

        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.NotNull((await here.AffairAsync())!.Vote!.Result);
        Assert.Contains("🗳", here.FromBot[^1].Text);
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        await here.IsWellAsync();
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_list_of_receipts_that_is_too_long_says_how_many_more_there_are()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var people = here.World.AddNeighbours(here.Group, 90);
        await here.SettleAsync();
        await here.OpenVoteAsync("secret", Long[..2]);
        foreach (var person in people)
        {
            await here.ForgeChoiceAsync(person, 0);
        }

        await here.SayAsync(here.Mei, "/closevote 1");
        await here.GreetAsync(here.Mei);
        await here.SayAsync(here.Mei, "/ballot 1", inPrivate: true);
        Assert.Contains("more; the file that I send you in private has them all.", here.Private(here.Mei)[^1].Text);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Sixty_buildings_and_thirty_objections_fit()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.SettleEstateAsync("en", "door,building,area,heads,owner\n" + string.Concat(
            from building in Enumerable.Range(100, 60)
            from door in Enumerable.Range(1, 20)
            select $"{building}-{door:00},House of the {building} lanterns in the long lane,80.25,2,yes\n"));
        await here.WriteRuleAsync("each", """
            "basis": "household", "inEachUnit": true, "quorum": { "of": "1/2", "bases": ["head", "area"] }, "pass": { "of": "1/2", "bases": ["head", "area"] }, "minimumVoters": 0
            """);
        await here.OpenVoteAsync("each");
        await here.SayAsync(here.Mei, "/missing 1", inPrivate: true);
        Assert.StartsWith(
            "Still missing on #1 Dark stairwell (1200):\nHouse of the 100 lanterns",
            here.Private(here.Mei)[^1].Text,
            StringComparison.Ordinal);
        var missing = await here.PagesAsync(here.Mei);
        Assert.Equal(1_200, missing.Sum(page => Regex.Count(page, @"\b\d{3}-\d\d\b")));
        await here.SayAsync(here.Mei, "/units", inPrivate: true);
        Assert.Equal(60, (await here.PagesAsync(here.Mei)).Sum(page => Regex.Count(page, "· 20 households")));
        Assert.Contains("Quorum: House of the 100 lanterns", here.Card().Text);
        await here.WindAsync(TimeSpan.FromDays(7));
        Assert.Contains("✗ took part: 0 of 1200; 600 needed", here.FromBot[^1].Text);
        Assert.Contains("more; the export has it all.", here.FromBot[^1].Text);

        await here.SayAsync(here.Wang, "/raise Benches");
        await here.SayAsync(here.Mei, "/discuss 2");
        await here.SayAsync(here.Mei, "/openvote 2 consent");
        foreach (var person in here.World.AddNeighbours(here.Group, 30))
        {
            await here.SayAsync(person, $"/object 2 {new string('<', 3_400)}");
        }

        await here.SayAsync(here.Mei, "/closevote 2");
        Assert.Contains("objections: 30", here.FromBot[^1].Text);
        here.NothingWasRefused();
    }
}

file static class Choosing
{
    /// <summary>Presses a choice by its place on the newest ballot; what the toast says.</summary>
    public static async Task<string> ForgeChoiceAsync(this Neighbourhood here, MicroGov.Sandbox.SandboxPerson person, int place)
    {
        var ballot = here.FromBot.Last(message => message.Buttons.Count > 0);
        return (await here.PressOnAsync(person, ballot, ballot.Buttons[place][0].Text)).Text!;
    }
}
