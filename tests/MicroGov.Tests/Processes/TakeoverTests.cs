using MicroGov.Tests.Storage;
using Xunit.Abstractions;

namespace MicroGov.Tests.Processes;

/// <summary>Two real service processes on one PostgreSQL database: one leads, the other waits for its turn.</summary>
public sealed class TakeoverTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task When_the_leader_is_killed_the_other_hears_sends_and_keeps_the_deadlines()
    {
        TestDatabase.PostgresRequired();
        await using var replicas = await Replicas.BuildAsync();
        var street = replicas.Street;
        await using var first = replicas.Start(("Community__SecondWithin", "00:00:05"));
        await first.WhenSaysAsync(Town.Listening);
        await using var second = replicas.Start();
        Say(street, "/raise Matter 1 of ours");
        await replicas.WhenAsync(() => street.Cards(1).Any());

        first.Kill();
        await first.WhenEndedAsync();
        var killed = replicas.Now;
        Say(street, "/raise Matter 2 of ours");
        await second.WhenSaysAsync(Replicas.Elected);
        output.WriteLine($"Elected after {replicas.Now - killed}");
        await replicas.WhenAsync(() => street.Cards(2).Any());
        output.WriteLine($"Answered after {replicas.Now - killed}");
        await replicas.WhenAsync(() => Lapses(street, 1) && Lapses(street, 2));

        // Its card and its end, once each.
        Assert.All(new[] { 1, 2 }, number => Assert.Equal(2, street.Cards(number).Count()));
        Assert.DoesNotContain("fail:", second.Said, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_leader_that_hung_and_wakes_neither_sends_nor_decides_as_if_it_still_led()
    {
        TestDatabase.PostgresRequired();
        Skip.IfNot(OperatingSystem.IsLinux(), "SIGSTOP is sent to a child process, which is done on Linux only.");
        await using var replicas = await Replicas.BuildAsync();
        var street = replicas.Street;
        await using var first = replicas.Start(("Community__SecondWithin", "00:00:05"));
        await first.WhenSaysAsync(Town.Listening);
        await using var second = replicas.Start();
        Say(street, "/raise Matter 1 of ours");
        await replicas.WhenAsync(() => street.Cards(1).Any());

        await first.HangAsync();
        var hung = replicas.Now;
        Say(street, "/raise Matter 2 of ours");
        await second.WhenSaysAsync(Replicas.Elected);
        output.WriteLine($"Elected after {replicas.Now - hung}");
        await replicas.WhenAsync(() => Lapses(street, 1) && Lapses(street, 2));
        await first.GoOnAsync();
        await first.WhenSaysAsync(Replicas.Deposed);
        Say(street, "/raise Matter 3 of ours");
        await replicas.WhenAsync(() => Lapses(street, 3));

        // Its card and its end, once each.
        Assert.All(new[] { 1, 2, 3 }, number => Assert.Equal(2, street.Cards(number).Count()));
        output.WriteLine(first.Said);
        // The first may say that what it had half written was taken from it; the second has nothing to complain of.
        Assert.DoesNotContain("fail:", second.Said, StringComparison.Ordinal);
    }

    private static void Say(Street street, string text) => street.World.Send(street.Wang.Id, street.Group, text);

    private static bool Lapses(Street street, int number) => street.FromBot.Any(
        message => message.Text.StartsWith($"{Street.Heading(number)} lapses", StringComparison.Ordinal));
}
