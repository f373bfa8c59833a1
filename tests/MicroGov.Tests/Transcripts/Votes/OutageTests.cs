using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

/// <summary>The service goes down in the middle of a vote, and what was given before, meanwhile and after counts once.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Rolls_papers_and_proxies_outlive_it()
    {
        await using var here = await Owners.OpenAsync();
        var sun = await here.ComesAsync("Sun", door: "2-101");
        await here.WindAsync(TimeSpan.FromDays(15));
        await here.SayAsync(here.Mei, "/openvote 1 cn-278-ordinary");
        await here.PressAsync(here.Wang, "For");
        await here.SayAsync(here.Mei, "/paper 1 3-101 for");
        await here.GreetAsync(here.Zhao);
        await here.SayAsync(here.Zhao, "/proxy 1 @sun", inPrivate: true);
        var (journal, card) = (await here.JournalAsync(), here.Card());

        await here.WhileDownAsync(TimeSpan.FromSeconds(5), () =>
        {
            // Nobody waits for an answer: there is none while it is down.
            _ = here.World.PressAsync(here.Chen.Id, here.Group, card.Id, "Against");
            _ = here.World.PressAsync(sun.Id, here.Group, card.Id, "For");
        });

        Assert.Equal(
            journal.Select(entry => entry.GetType()),
            (await here.JournalAsync()).Take(journal.Count).Select(entry => entry.GetType()));
        Assert.Equal(4, (await here.JournalAsync()).OfType<BallotCast>().Count());
        await here.PressAsync(here.Wang, "I have seen it too");
        Assert.Contains("For 4 (400 m²) · Against 1 (100 m²)", here.Card().Text);
        await here.IsWellAsync();
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_secret_that_falls_due_meanwhile_is_published_once_and_forgotten()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("secret");
        await here.PressAsync(here.Wang, "For");
        await here.PressAsync(here.Li, "Against");
        await here.PressAsync(here.Zhao, "For");

        await here.WhileDownAsync(TimeSpan.FromDays(4));

        var counted = Assert.Single((await here.JournalAsync()).OfType<VoteCounted>());
        Assert.Equal((Verdict.Adopted, 3), (counted.Result.Verdict, counted.Published!.Value.Length));
        await here.IsWellAsync();
    }
}
