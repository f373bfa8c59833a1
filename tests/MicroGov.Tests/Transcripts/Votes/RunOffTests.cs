using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Sandbox;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

public sealed class RunOffTests
{
    private const string CleanRunOff =
        """ "excludesConflicts": true, "runOff": true, "pass": { "of": "1/2", "strict": true, "among": "cast" } """;

    [Fact]
    public async Task When_no_option_passes_the_two_that_lead_are_voted_on_once_more()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("runoff", "Lamps", "Candles", "Mirrors");
        var first = here.Poll;
        var ballot = first.Buttons[0][0].Data;
        foreach (var (person, choice) in new[] { (here.Mei, 0), (here.Wang, 0), (here.Li, 1), (here.Zhao, 2), (here.Chen, 2) })
        {
            await here.VoteAsync(person, choice);
        }

        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.True(here.World.Message(here.Group, first.Id)!.Poll!.Closed);
        Assert.NotEqual(first.Id, here.Poll.Id);
        Assert.Equal(["Lamps", "Mirrors", "Against", "Abstain"], here.Poll.Poll!.Options.Select(option => option.Text));
        var news = here.FromBot.Single(message => message.Text.Contains("no option passed", StringComparison.Ordinal)).Text;
        Assert.StartsWith(
            "🗳 #1 Dark stairwell: no option passed. The two that lead are voted on once more, until Thu 5 Mar, 09:00.\n"
                + "Lamps 2 · Candles 1 · Mirrors 2 · Against 0 · Abstain 0\n",
            news,
            StringComparison.Ordinal);
        Assert.EndsWith("✗ for it: 2 of 5; 3 needed", news, StringComparison.Ordinal);
        Assert.Contains("Lamps 0 · Mirrors 0 · Against 0 · Abstain 0\nVoted: 0 of 5", here.Card().Text);
        Assert.True((await here.ForgeAsync(here.Li, ballot)).Alert);

        await here.PressAsync(here.Li, "Mirrors");
        await here.VoteAsync(here.Zhao, 1);
        await here.VoteAsync(here.Chen, 1);
        await here.VoteAsync(here.Mei, 0);
        await here.WindAsync(TimeSpan.FromDays(3));
        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
        Assert.Contains(
            here.FromBot,
            message =>
                message.Text.Contains(
                    "adopted – Mirrors.\nLamps 1 · Mirrors 3 · Against 0 · Abstain 0\nVoted: 4 of 5; at least 3 needed\n"
                        + "✓ for it: 3 of 4; 3 needed",
                    StringComparison.Ordinal));
        await here.IsWellAsync();
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_household_that_is_left_out_stays_left_out_of_the_second_round_and_nobody_is_told_twice()
    {
        await using var here = await Owners.OpenAsync();
        await here.WriteRuleAsync("clean-homes", $""" "basis": "household", {CleanRunOff} """);
        foreach (var option in new[] { "Lamps", "Candles", "Mirrors" })
        {
            await here.SayAsync(here.Wang, $"/option 1 {option}");
        }

        var (hua, ivy, kim) = (
            await here.ComesAsync("Hua", door: "2-101"), await here.ComesAsync("Ivy", door: "2-102"),
            await here.ComesAsync("Kim", door: "2-103"));
        await here.SayAsync(here.Mei, "/openvote 1 clean-homes");
        await here.SayAsync(here.Wang, "/recuse 1 My firm does the work", inPrivate: true);
        foreach (var (person, choice) in new[]
            { (hua, "Lamps"), (ivy, "Lamps"), (kim, "Candles"), (here.Zhao, "Mirrors"), (here.Chen, "Mirrors") })
        {
            await here.PressAsync(person, choice);
        }

        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.True((await here.AffairAsync())!.Vote!.IsRunOff);
        Assert.Single(here.FromBot, IsRecusal);

        var (toWang, toLi) = (here.Private(here.Wang).Count, here.Private(here.Li).Count);
        var toast = await here.PressAsync(here.Li, "Lamps");
        Assert.StartsWith("You have an interest of your own in #1", toast.Text, StringComparison.Ordinal);
        Assert.Contains("Voted: 0 of 10; at least 3 needed\nLeft out, because of an interest of their own: 1", here.Card().Text);
        await here.PressAsync(hua, "Lamps");
        await here.PressAsync(here.Zhao, "Mirrors");
        await here.PressAsync(here.Chen, "Mirrors");
        await here.WindAsync(TimeSpan.FromDays(3));

        // Nor is anybody reminded who has nothing to give.
        Assert.Equal((toWang, toLi), (here.Private(here.Wang).Count, here.Private(here.Li).Count));
        var result = here.FromBot.Single(message => message.Text.Contains("adopted – Mirrors.", StringComparison.Ordinal)).Text;
        Assert.Contains("Lamps 1 · Mirrors 2 · Against 0 · Abstain 0\nVoted: 3 of 10; at least 3 needed", result);
        Assert.Contains("Left out, because of an interest of their own: 1", result);
        Assert.Single(here.FromBot, IsRecusal);
        await here.IsWellAsync();
    }

    [Fact]
    public async Task Somebody_who_is_left_out_stays_left_out_of_the_poll_of_the_second_round_and_is_not_told_twice()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Zhao);
        await here.SayAsync(here.Zhao, "/me");
        await here.WriteRuleAsync("clean", CleanRunOff);
        await here.OpenVoteAsync("clean", "Lamps", "Candles", "Mirrors");
        await here.VoteAsync(here.Zhao, 1);
        await here.SayAsync(here.Mei, "/recuse 1 @zhao He sells candles");
        foreach (var (person, choice) in new[] { (here.Mei, 0), (here.Wang, 0), (here.Li, 2), (here.Chen, 2) })
        {
            await here.VoteAsync(person, choice);
        }

        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Equal(["Lamps", "Mirrors", "Against", "Abstain"], here.Poll.Poll!.Options.Select(option => option.Text));
        Assert.Single(here.FromBot, IsRecusal);

        var toZhao = here.Private(here.Zhao).Count;
        await here.VoteAsync(here.Zhao, 0);
        await here.VoteAsync(here.Mei, 0);
        await here.VoteAsync(here.Li, 1);
        await here.VoteAsync(here.Chen, 1);
        await here.WindAsync(TimeSpan.FromDays(3));
        var result = here.FromBot.Single(message => message.Text.Contains("adopted – Mirrors.", StringComparison.Ordinal)).Text;
        Assert.Contains(
            "Lamps 1 · Mirrors 2 · Against 0 · Abstain 0\nVoted: 3 of 5; at least 3 needed\nBallots given: 4; counted: 3",
            result);
        Assert.Single(here.FromBot, IsRecusal);
        Assert.Equal(toZhao, here.Private(here.Zhao).Count);
        await here.SayAsync(here.Zhao, "/ballot 1", inPrivate: true);
        Assert.Contains("does not count, because you have an interest of your own", here.Private(here.Zhao)[^1].Text);
        await here.IsWellAsync();
    }

    [Fact]
    public async Task A_second_call_is_content_with_fewer()
    {
        await using var here = await Owners.OpenAsync();
        await here.WindAsync(TimeSpan.FromDays(10));
        await here.SayAsync(here.Mei, "/openvote 1 tw-second-call");
        await here.PressAsync(here.Wang, "For");
        await here.PressAsync(here.Zhao, "For");
        await here.WindAsync(TimeSpan.FromDays(3));
        Assert.Contains(
            here.FromBot,
            message => message.Text.Contains("This is the second call: fewer are enough now", StringComparison.Ordinal));
        Assert.Contains("Voted: 2 of 9\nQuorum: 1 households still missing\nQuorum: 25 m² still missing", here.Card().Text);
        await here.PressAsync(here.Chen, "Against");
        await here.WindAsync(TimeSpan.FromDays(3));
        var vote = (await here.AffairAsync())!.Vote!;
        Assert.Equal((Verdict.Adopted, true), (vote.Result!.Verdict, vote.IsSecondCall));
        Assert.Contains(
            here.FromBot,
            message =>
                message.Text.Contains(
                    "✓ took part: 3 of 9; 3 needed\n✓ took part: 300 m² of 900 m²; 225 m² needed\n✓ for it: 2 of 3; 2 needed",
                    StringComparison.Ordinal));
        await here.IsWellAsync();
    }

    [Fact]
    public async Task A_hidden_vote_shows_how_it_stood_only_when_it_is_over()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.WriteRuleAsync("unseen", """ "secrecy": "hidden", "extensions": 1 """);
        await here.OpenVoteAsync("unseen");
        await here.PressAsync(here.Wang, "For");
        await here.PressAsync(here.Li, "Against");
        Assert.Contains("Voted: 2 of 5; at least 3 needed\n🙈 Nobody sees how it stands before it closes.", here.Card().Text);
        await here.WindAsync(TimeSpan.FromDays(3));
        await here.PressAsync(here.Zhao, "For");
        Assert.DoesNotContain(here.FromBot, message => message.Text.Contains("Against 1", StringComparison.Ordinal));
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains("adopted – For.\nFor 2 · Against 1 · Abstain 0\nVoted: 3 of 5", here.FromBot[^1].Text);
        await here.IsWellAsync();
    }

    private static bool IsRecusal(SandboxMessage message) =>
        message.Text.Contains("has an interest of their own and does not vote", StringComparison.Ordinal);
}
