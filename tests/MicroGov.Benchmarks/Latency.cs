using MicroGov.Sandbox;
using Spectre.Console;

namespace MicroGov.Benchmarks;

/// <summary>
/// How long somebody waits for the answer to a command while others keep writing at a steady rate: from the moment they
/// send it until the bot's reaction stands under it, through the sandbox's wire. Beside it, at the same rate, a
/// hand-written loop that writes the same rows in as many commits.
/// </summary>
internal static class Latency
{
    /// <summary>Seconds of commands before those that are timed.</summary>
    private const int WarmUp = 5;

    public static async Task<int> RunAsync(int perSecond, int seconds, int rounds)
    {
        var table = new Table().AddColumns("Round", "", "p50", "p95", "p99", "Answered");
        var all = true;
        for (var round = 1; round <= rounds; round++)
        {
            var raw = await RawAsync(perSecond, seconds);
            var served = await ServedAsync(perSecond, seconds);
            all &= served.Count == perSecond * seconds;
            Add(table, $"{round}", "Service", served);
            Add(table, "", "Raw loop", raw);
            table.AddRow(
                "", "Service ÷ raw", $"{served.At(0.5) / raw.At(0.5):0.0}", $"{served.At(0.95) / raw.At(0.95):0.0}",
                $"{served.At(0.99) / raw.At(0.99):0.0}", "");
        }

        AnsiConsole.MarkupLine(
            $"[bold]{perSecond} commands a second[/] for {seconds} s, synchronous=FULL, {Environment.ProcessorCount} cores");
        AnsiConsole.Write(table);
        return all ? 0 : 1;
    }

    private static void Add(Table table, string round, string who, Figures figures) => table.AddRow(
        round, who, $"{figures.At(0.5):0.0} ms", $"{figures.At(0.95):0.0} ms", $"{figures.At(0.99):0.0} ms", $"{figures.Count}");

    private static async Task<Figures> ServedAsync(int perSecond, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("microgov-benchmark");
        using var clock = new SandboxClock(TimeProvider.System.GetUtcNow());
        clock.Flow(TimeProvider.System);
        // What is measured is the service, not the pace that Telegram imposes.
        var world = new SandboxWorld(clock) { EnforceLimits = false };
        await using var server = await SandboxServer.StartAsync(world);
        try
        {
            using var service = Service.Start(
                server.Address.ToString().TrimEnd('/'), Path.Combine(folder.FullName, "latency.db"),
                [("Telegram__BotToken", world.BotToken), .. Service.Unpaced]);
            var street = await Street.BuildAsync(world);
            await street.SpeakAsync(perSecond, WarmUp);
            return await street.SpeakAsync(perSecond, seconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Figures> RawAsync(int perSecond, int seconds)
    {
        await using var town = await Town.BuildAsync(people: 100, votes: 20);
        using var loop = new RawCommands(town.DatabaseFile, town.Votes);
        var figures = new Figures();
        await Beat.RunAsync(perSecond, perSecond * (seconds + WarmUp), index =>
        {
            var took = loop.Run(Answers.FirstUpdate + index);
            if (index >= perSecond * WarmUp)
            {
                figures.Add(took);
            }
        });
        return figures;
    }
}
