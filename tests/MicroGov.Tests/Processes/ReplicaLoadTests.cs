using MicroGov.Tests.Storage;
using Xunit.Abstractions;

namespace MicroGov.Tests.Processes;

/// <summary>
/// Two and three real service processes on one PostgreSQL database, called by Telegram through one door, in a busy group,
/// while the leader is killed or hangs. <c>MICROGOV_REPLICA_SECONDS=120</c> goes on for so long instead of once, and lets
/// a leader hang for 30 seconds instead of 4; only then the times are judged and not just told.
/// </summary>
public sealed class ReplicaLoadTests(ITestOutputHelper output)
{
    private static readonly TimeSpan? Long = int.TryParse(
        Environment.GetEnvironmentVariable("MICROGOV_REPLICA_SECONDS"), out var seconds)
        ? TimeSpan.FromSeconds(seconds)
        : null;

    /// <summary>So that there are deadlines that fall due meanwhile, and some load.</summary>
    private static readonly TimeSpan Warm = Team.SecondWithin + TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(Long is null ? 4 : 30);

    /// <summary>What the promise says.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(3)]
    public Task The_leader_is_killed_under_load_and_nothing_is_lost_and_nothing_done_twice(int replicas) =>
        LiveAsync(replicas, $"{replicas} replicas, leader killed", async team =>
        {
            await team.KillAsync(team.Leader);
            return async () => await team.HireAsync();
        });

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(3)]
    public Task The_leader_hangs_under_load_and_wakes_and_nothing_is_lost_and_nothing_done_twice(int replicas) =>
        LiveAsync(replicas, $"{replicas} replicas, leader hung for {Hanging.TotalSeconds} s", async team =>
        {
            var (leader, wakes) = (team.Leader, team.Replicas.Now + Hanging);
            await leader.HangAsync();
            return async () =>
            {
                await team.Town.WhenItIsAsync(wakes);
                await leader.GoOnAsync();
                await leader.WhenSaysAsync(Replicas.Deposed);
            };
        });

    /// <param name="strike">Makes the leader fall out, and gives what is done once another one leads.</param>
    private async Task LiveAsync(int size, string what, Func<Team, Task<Func<Task>>> strike)
    {
        TestDatabase.PostgresRequired();
        Skip.IfNot(OperatingSystem.IsLinux(), "SIGKILL and SIGSTOP are sent to a child process, which is done on Linux only.");
        await using var team = await Team.BuildAsync(size);
        var (street, world) = (team.Replicas.Street, team.Town.World);
        var (crowd, watch) = (new Crowd(street, seed: size), new TakeoverWatch(street));
        await crowd.GatherAsync(team.Replicas);
        using var enough = new CancellationTokenSource();
        var load = crowd.RunAsync(team.Town.Clock.Time, enough.Token);
        var (began, fallen, worst) = (team.Replicas.Now, 0, TimeSpan.Zero);
        do
        {
            await team.Town.WhenPassedAsync(Warm);
            var (election, fell) = (team.Election, team.Replicas.Now);
            var afterwards = await strike(team);
            fallen++;
            var elected = await team.WhenElectedAfterAsync(election);
            await team.Replicas.WhenAsync(() => watch.FirstLapse(crowd, fell, elected) is not null);
            var (sent, lapsed) = (watch.FirstSent(elected), watch.FirstLapse(crowd, fell, elected)!.Value);
            Tell(
                $"{what}: elected after {Seconds(elected - fell)}, sends after {Seconds(sent - fell)}, keeps deadlines after "
                    + $"{Seconds(lapsed - fell)}"
            );
            worst = new[] { worst, sent - fell, lapsed - fell }.Max();
            await afterwards();
        }
        while (team.Replicas.Now - began < Long);

        // Those who came back take their part again.
        await team.Town.WhenPassedAsync(TimeSpan.FromSeconds(1));
        await enough.CancelAsync();
        await load;
        var loaded = team.Replicas.Now - began;
        await world.WhenAcknowledgedAsync().WaitAsync(ServiceProcess.Guard);
        await team.WhenSettledAsync();
        var reckoning = await team.ReckonAsync(db => TeamReckoning.OfAsync(db, street, crowd));
        Tell(
            $"{what}: {fallen} times in {loaded.TotalSeconds:F0} s of load: {reckoning}; latest deadline "
                + $"{Seconds(watch.WorstLapse(crowd))} late; "
                + $"{crowd.Presses.Count(press => !press.IsCompletedSuccessfully)} of {crowd.Presses.Count} toasts lost; "
                + $"{team.Doorman.PassedOn} calls passed on to another replica, {team.Doorman.SentAway} brought again by "
                + "Telegram; "
                + $"the webhook was set {world.Calls.Count(call => call.Method == "setWebhook")} times");

        Assert.Equal((0, 0, 0), (reckoning.Wrong, reckoning.Astray, reckoning.Unheard));
        Assert.Equal((0, 0, 0), (reckoning.Missing, reckoning.AnsweredTwice, reckoning.Left));
        Assert.InRange(reckoning.Repeated, 0, fallen);
        Assert.Empty(world.ImpatientCalls);
        var (code, findings) = await team.VerifyAsync();
        Assert.True(code == 0, findings);
        Assert.StartsWith("All is well", findings, StringComparison.Ordinal);
        if (Long is not null)
        {
            Assert.InRange(worst, TimeSpan.Zero, Soon);
        }
    }

    private void Tell(string figures)
    {
        output.WriteLine(figures);
        Console.WriteLine(figures);
    }

    private static string Seconds(TimeSpan span) => $"{span.TotalSeconds:F1} s";
}
