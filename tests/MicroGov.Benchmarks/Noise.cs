using System.Collections.Concurrent;
using System.Diagnostics;
using MicroGov.Sandbox;
using Spectre.Console;

namespace MicroGov.Benchmarks;

/// <summary>
/// Two residents flood two groups, with Telegram's limits in force: how long their neighbours wait for a card, and how much
/// memory the service takes.
/// </summary>
internal static class Noise
{
    /// <summary>Each flooder, in both groups by turns.</summary>
    private const int FloodPerSecond = 20;

    /// <summary>So often one of the neighbours raises something.</summary>
    private const int SecondsBetween = 8;

    public static async Task<int> RunAsync(int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("microgov-benchmark");
        using var clock = new SandboxClock(TimeProvider.System.GetUtcNow());
        clock.Flow(TimeProvider.System);
        var world = new SandboxWorld(clock) { AllowBursts = false };
        await using var server = await SandboxServer.StartAsync(world);
        try
        {
            using var service = Service.Start(
                server.Address.ToString().TrimEnd('/'), Path.Combine(folder.FullName, "noise.db"),
                ("Telegram__BotToken", world.BotToken));
            var (waited, memory) = await FloodAsync(world, service, seconds);
            var refused = world.Calls.Count(call => call.ErrorCode == 429);
            AnsiConsole.MarkupLine($"[bold]2 × {FloodPerSecond} commands a second[/] for {seconds} s into two groups");
            AnsiConsole.Write(new Table().AddColumns("Neighbours' cards", "p50", "p99", "429", "Memory at most").AddRow(
                $"{waited.Count} of {Asked(seconds)}", $"{waited.At(0.5):0} ms", $"{waited.At(0.99):0} ms", $"{refused}",
                $"{memory} MB"));
            return waited.Count == Asked(seconds) && refused == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Asked(int seconds) => ((seconds - 1) / SecondsBetween) + 1;

    private static async Task<(Figures Waited, long Memory)> FloodAsync(SandboxWorld world, Service service, int seconds)
    {
        SandboxPerson[] flooders = [world.AddPerson("Flooder 1"), world.AddPerson("Flooder 2")];
        SandboxPerson[] neighbours = [.. Enumerable.Range(0, 50).Select(number => world.AddPerson($"Neighbour {number}"))];
        long[] groups =
        [
            .. Enumerable.Range(0, 2).Select(number => world.AddGroup(
                $"House {number}", supergroup: true, neighbours[0], addBot: true, botIsAdmin: true,
                [.. flooders, .. neighbours[1..]])),
        ];
        var (asked, waited) = (new ConcurrentDictionary<string, long>(), new ConcurrentBag<TimeSpan>());
        var memory = 0L;
        world.Happened += Hear;
        await Beat.RunAsync(2 * FloodPerSecond, seconds * 2 * FloodPerSecond, index =>
        {
            world.Send(flooders[index % 2].Id, groups[index / 2 % 2], $"/raise Noise {index}");
            if (index % (SecondsBetween * 2 * FloodPerSecond) == 0)
            {
                var number = index / (SecondsBetween * 2 * FloodPerSecond);
                asked[$"Matter <{number}>"] = Stopwatch.GetTimestamp();
                world.Send(neighbours[number % neighbours.Length].Id, groups[number % 2], $"/raise Matter <{number}>");
                memory = Math.Max(memory, service.Memory);
            }
        });
        await Task.Delay(TimeSpan.FromSeconds(10));
        world.Happened -= Hear;
        var figures = new Figures();
        foreach (var wait in waited)
        {
            figures.Add(wait);
        }

        return (figures, Math.Max(memory, service.Memory));

        void Hear(SandboxEvent news)
        {
            if (news is { Kind: SandboxEventKind.Sent, Message: { FromBot: true } message }
                && asked.Keys.FirstOrDefault(title => message.Text.Contains(title, StringComparison.Ordinal)) is { } shown
                && asked.TryRemove(shown, out var since))
            {
                waited.Add(Stopwatch.GetElapsedTime(since));
            }
        }
    }
}
