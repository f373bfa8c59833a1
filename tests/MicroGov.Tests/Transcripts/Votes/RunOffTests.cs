using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

public sealed class RunOffTests
{
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
        Assert.StartsWith("🗳 #1 Dark stairwell: no option passed. The two that lead are voted on once more, until Thu 5 Mar, 09:00.\nLamps 2 · Candles 1 · Mirrors 2 · Against 0 · Abstain 0\n", news, StringComparison.Ordinal);
        Assert.EndsWith("✗ for it: 2 of 5; 3 needed", news, StringComparison.Ordinal);
        Assert.Contains("Lamps 0 · Mirrors 0 · Against 0 · Abstain 0\nVoted: 0 of 5", here.Card().Text);
        Assert.True((await here.ForgeAsync(here.Li, ballot)).Alert);

        await here.PressAsync(here.Li, "Mirrors");
        await here.VoteAsync(here.Zhao, 1);
        await here.VoteAsync(here.Chen, 1);
        await here.VoteAsync(here.Mei, 0);
        await here.WindAsync(TimeSpan.FromDays(3));
        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
        Assert.Contains(here.FromBot, message => message.Text.Contains("adopted – Mirrors.\nLamps 1 · Mirrors 3 · Against 0 · Abstain 0\nVoted: 4 of 5; at least 3 needed\n✓ for it: 3 of 4; 3 needed", StringComparison.Ordinal));
        await here.IsWellAsync();
        here.NothingWasRefused();
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
        Assert.Contains(here.FromBot, message => message.Text.Contains("This is the second call: fewer are enough now", StringComparison.Ordinal));
        Assert.Contains("Voted: 2 of 9\nQuorum: 1 households still missing\nQuorum: 25 m² still missing", here.Card().Text);
        await here.PressAsync(here.Chen, "Against");
        await here.WindAsync(TimeSpan.FromDays(3));
        var vote = (await here.AffairAsync())!.Vote!;
        Assert.Equal((Verdict.Adopted, true), (vote.Result!.Verdict, vote.IsSecondCall));
        Assert.Contains(here.FromBot, message => message.Text.Contains("✓ took part: 3 of 9; 3 needed\n✓ took part: 300 m² of 900 m²; 225 m² needed\n✓ for it: 2 of 3; 2 needed", StringComparison.Ordinal));
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
}
