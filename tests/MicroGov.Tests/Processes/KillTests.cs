using MicroGov.Play;
using Xunit.Abstractions;

namespace MicroGov.Tests.Processes;

/// <summary>
/// The promise that the service survives being killed anywhere, kept to the letter: a real process, a real SIGKILL, a busy
/// group that does not care.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 10;

    [SkippableFact]
    public async Task Killed_ten_times_in_a_busy_conversation_it_loses_nothing_and_does_nothing_twice()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "SIGKILL is sent to a child process, which is done on Linux only.");
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KILL_SEED"), out var given) ? given : 20260302;
        output.WriteLine($"Seed {seed} (another: KILL_SEED=…)");
        await using var town = await Town.BuildAsync();
        var street = new Street(town.World);
        var service = new KilledService(town, Kills, seed);
        var bustle = new Bustle(street, seed);

        using var guard = new CancellationTokenSource(ServiceProcess.Guard);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(guard.Token);
        var living = service.RunAsync(stop.Token);
        var talking = bustle.RunAsync(() => service.Kills >= Kills, guard.Token);
        await await Task.WhenAny(talking, living);
        await talking;
        await await Task.WhenAny(living, town.World.WhenAcknowledgedAsync(guard.Token));
        await stop.CancelAsync();
        await living;

        output.WriteLine($"{service.Kills} kills at: {string.Join(", ", service.Points)}; {bustle.Lives.Count} affairs");
        await using var aftermath = await Aftermath.OpenAsync(town, street, guard.Token);
        await aftermath.EveryActHasItsEffectOnceAsync(bustle.Lives);
        await aftermath.JournalsHoldAndReplayToWhatIsStoredAsync(bustle.Lives.Count);
        await aftermath.NothingIsOwedAndTheCardsShowTheStateAsync();
        aftermath.OnePollIsLiveForAnOpenVoteAndNoneForTheOthers(bustle.Lives);
        aftermath.NoPressWasAnsweredTwice();
        var repeats = aftermath.EverythingWasAnnouncedAndThisOftenRepeated(bustle.Lives);
        var toasts = bustle.Lives.SelectMany(life => life.Presses).Count(press => !press.IsCompletedSuccessfully);
        output.WriteLine($"{repeats} repeated messages, {toasts} toasts lost, of {town.World.Calls.Count} calls");
        Assert.InRange(repeats, 0, service.Kills);
    }
}
