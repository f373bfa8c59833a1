using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Storage;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

/// <summary>The key of a secret vote: there while it runs, gone when it is over, and missed when it is lost.</summary>
[Trait("Database", "SQLite only")]
public sealed class VoteKeyTests
{
    [Fact]
    public async Task It_is_there_while_the_vote_runs_and_a_run_off_has_another()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var keys = KeysOf(here);
        Assert.Empty(keys.All());
        await here.OpenVoteAsync("secret");
        var first = keys.Find(new(1, 1));
        Assert.Equal(32, first!.Length);
        await here.SayAsync(here.Mei, "/void 1 Wrong question");
        Assert.Empty(keys.All());
        await here.SayAsync(here.Mei, "/openvote 1 secret");
        Assert.Equal([new SecretRound(1, 2)], keys.All());
        Assert.NotEqual(first, keys.Find(new(1, 2)));
    }

    [Fact]
    public async Task One_that_a_crash_has_left_behind_goes_soon_after_the_start()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("secret");
        var keys = KeysOf(here);
        await here.WhileDownAsync(() =>
        {
            // As after a kill between the commit and the removal.
            keys.Create(new(1, 7));
            keys.Create(new(9, 1));
            return Task.CompletedTask;
        });
        await here.WindAsync(Pruning.AfterStart * 2);
        Assert.Equal([new SecretRound(1, 1)], keys.All());
    }

    [Fact]
    public async Task While_it_is_lost_nothing_is_lost_with_it()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("secret");
        foreach (var person in new[] { here.Wang, here.Li, here.Zhao })
        {
            await here.PressAsync(person, "For");
        }

        var (folder, away) = (KeysOf(here).Folder!, KeysOf(here).Folder! + ".away");
        Directory.Move(folder, away);
        var journal = (await here.JournalAsync()).Count;
        Assert.StartsWith(
            "I cannot open the ballot box of #1 now; nothing was changed.",
            (await here.PressAsync(here.Li, "Against")).Text, StringComparison.Ordinal);
        await here.SayAsync(here.Mei, "/closevote 1");
        await here.WindAsync(TimeSpan.FromDays(5));
        Assert.Equal((Stage.Voting, journal), ((await here.AffairAsync())!.Stage, (await here.JournalAsync()).Count));

        Directory.Move(away, folder);
        await here.WindAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(3, (await here.JournalAsync()).OfType<VoteCounted>().Single().Published!.Value.Length);
        Assert.Empty(KeysOf(here).All());
        await here.IsWellAsync();
    }

    [Fact]
    public async Task Without_it_the_vote_can_still_be_declared_void()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("secret");
        await here.PressAsync(here.Li, "Against");
        KeysOf(here).Erase(new(1, 1));
        await here.SayAsync(here.Mei, "/void 1 The key is lost");
        Assert.Equal(Stage.Discussing, (await here.AffairAsync())!.Stage);
        await here.IsWellAsync();
    }

    private static VoteKeys KeysOf(Neighbourhood here) => new(here.DatabaseFile + ".keys");
}
