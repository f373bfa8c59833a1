using System.Diagnostics;
using Xunit.Abstractions;

namespace MicroGov.Tests.Processes;

/// <summary>
/// The promise that the service survives being killed anywhere, kept to the letter: a real process, a real SIGKILL, a busy
/// group that does not care, a Telegram and a disk that are not at their best. <c>MICROGOV_KILLS=500</c> says how often,
/// <c>KILL_SEED</c> repeats a run, and the figures are added to the file named by <c>MICROGOV_KILLS_REPORT</c>
/// (<c>kills.txt</c> beside the tests).
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int FewKills = 10;
    private const int ProgressEvery = 25;

    private static readonly string ReportFile =
        Environment.GetEnvironmentVariable("MICROGOV_KILLS_REPORT") ?? Path.Combine(AppContext.BaseDirectory, "kills.txt");

    [SkippableFact]
    public async Task Killed_again_and_again_in_a_busy_conversation_it_loses_nothing_and_does_nothing_twice()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "SIGKILL is sent to a child process, which is done on Linux only.");
        var (kills, seed) = (Number("MICROGOV_KILLS", FewKills), Number("KILL_SEED", 20260302));
        Tell($"{kills} kills with seed {seed} (another: KILL_SEED=…)");
        var began = Stopwatch.GetTimestamp();
        await using var town = await Town.BuildAsync();
        var street = new Street(town.World);
        town.LetThingsGoWrong(seed);
        var service = new KilledService(town, kills, seed)
        {
            Killed = count => Tell(count, $"{count} kills in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s"),
        };
        var bustle = new Bustle(street, seed);

        // So that a broken run ends some day; nothing is decided by it.
        using var guard = new CancellationTokenSource(ServiceProcess.Guard + TimeSpan.FromSeconds(kills * 10));
        await LiveAsync(town, service, bustle, kills, guard.Token);
        town.World.Faults.SwitchAllOff();

        output.WriteLine($"Killed at: {string.Join(", ", service.Points)}");
        await using var aftermath = await Aftermath.OpenAsync(town, street, guard.Token);
        var reckoning = await aftermath.ReckonAsync(bustle.Lives);
        var repeats = aftermath.EverythingWasAnnouncedAndThisOftenRepeated(bustle.Lives);
        var lost = town.World.Calls.Count(call =>
            call is { Ok: false, TookEffect: true } && call.Method.StartsWith("send", StringComparison.Ordinal)
        );
        var toasts = bustle.Lives.SelectMany(life => life.Presses).Count(press => !press.IsCompletedSuccessfully);
        Tell(
            $"{service.Kills} kills in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s: {reckoning}; {repeats} repeated "
                + "messages "
                + $"({lost} answers to sends lost by faults beside the kills), {toasts} toasts lost, {town.World.Calls.Count} "
                + "calls, "
                + $"faults: {string.Join(", ", town.World.Faults.Struck.Select(kind => $"{kind.Value} {kind.Key}"))}");

        Assert.Equal((0, 0, 0, 0), (reckoning.Lost, reckoning.Twice, reckoning.Illegal, reckoning.Broken));
        Assert.Equal(reckoning.Given, reckoning.Counted);
        Assert.InRange(repeats, 0, service.Kills + lost);
        await aftermath.EveryActHasItsEffectOnceAsync(bustle.Lives);
        await aftermath.JournalsHoldAndReplayToWhatIsStoredAsync(bustle.Lives.Count);
        await aftermath.NothingIsOwedAndTheCardsShowTheStateAsync();
        aftermath.OnePollIsLiveForAnOpenVoteAndNoneForTheOthers(bustle.Lives);
        aftermath.NoPressWasAnsweredTwice();
    }

    private static async Task LiveAsync(Town town, KilledService service, Bustle bustle, int kills, CancellationToken guard)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(guard);
        var living = service.RunAsync(stop.Token);
        var talking = bustle.RunAsync(() => service.Kills >= kills, guard);
        await await Task.WhenAny(talking, living);
        await talking;
        await await Task.WhenAny(living, town.World.WhenAcknowledgedAsync(guard));
        await stop.CancelAsync();
        await living;
    }

    private void Tell(int kills, string progress)
    {
        if (kills % ProgressEvery == 0)
        {
            Tell(progress);
        }
    }

    /// <summary>Also where a person sees it who runs the tests by hand.</summary>
    private void Tell(string figures)
    {
        output.WriteLine(figures);
        Console.WriteLine(figures);
        File.AppendAllLines(ReportFile, [figures]);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var given) ? given : otherwise;
}
