using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Transcripts;

/// <summary>
/// The database is slow, locked by somebody else, or its disk is full: what was said waits, and then has its effect once.
/// </summary>
[Trait("Database", "SQLite only")]
public sealed class UnderFireDatabaseTests
{
    [Fact]
    public async Task An_affair_lives_on_a_slow_database()
    {
        var life = await LifeUnderFire.BeginAsync();
        await using var here = life.Here;
        here.Troubles.SlowDown(3);

        await life.LiveAsync();

        await life.EverythingHappenedOnceAsync(lostAnswers: 0);
    }

    [Fact]
    public async Task While_the_database_is_locked_a_ballot_waits_and_then_counts_once()
    {
        var life = await LifeUnderFire.BeginAsync();
        await using var here = life.Here;
        await here.BringToAsync(Stage.Voting);

        await here.Troubles.LockAsync(true, CancellationToken.None);
        await WhenRefusedAsync(here, () => here.World.Vote(here.Wang.Id, here.Poll.Poll!.Id, 0));
        Assert.Equal(0, (await here.JournalAsync()).Count<BallotCast>());
        Assert.Equal(1, here.World.PendingUpdates);
        await here.Troubles.LockAsync(false, CancellationToken.None);
        await here.SettleAsync();

        Assert.Equal(1, (await here.JournalAsync()).Count<BallotCast>());
    }

    [Fact]
    public async Task While_the_disk_is_full_a_speech_waits_and_is_then_heard_once()
    {
        var life = await LifeUnderFire.BeginAsync();
        await using var here = life.Here;
        await here.BringToAsync(Stage.Discussing);
        // Together longer than what pages already there have room for.
        var speech = string.Concat(Enumerable.Repeat("灯", 500));

        here.Troubles.Fill(true);
        await WhenRefusedAsync(here, () =>
        {
            for (var time = 1; time <= 20; time++)
            {
                here.World.Send(here.Li.Id, here.Group, $"/say 1 for {time}{speech}");
            }
        });
        Assert.InRange((await here.JournalAsync()).Count<SpeechMade>(), 0, 19);
        here.Troubles.Fill(false);
        await here.SettleAsync();

        Assert.Equal(20, (await here.JournalAsync()).Count<SpeechMade>());
    }

    /// <summary>Until the service has tried, failed, and asked for the same updates again.</summary>
    private static async Task WhenRefusedAsync(Neighbourhood here, Action act)
    {
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = 0;
        here.World.Happened += news =>
        {
            // The poll that waits already brings the update; the next one comes when the commit has failed.
            if (news.Kind == SandboxEventKind.CallHeld && ++calls == 2)
            {
                again.TrySetResult();
            }
        };
        here.World.Faults.SwitchOn(new(SandboxFaultKind.Delay) { Name = "watch", Method = "getUpdates", Pause = TimeSpan.Zero });
        act();
        await again.Task;
        here.World.Faults.SwitchOff("watch");
    }
}
