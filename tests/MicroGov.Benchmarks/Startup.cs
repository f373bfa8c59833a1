using Spectre.Console;

namespace MicroGov.Benchmarks;

/// <summary>
/// From the start of the process to its first getUpdates, and its memory at rest; beside it the least that polls.
/// </summary>
internal static class Startup
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    /// <param name="program">The service's <c>MicroGov.dll</c>, as published or as built here.</param>
    public static async Task<int> RunAsync(string? program, int runs)
    {
        program = Path.GetFullPath(program ?? Service.BuiltHere);
        await using var town = await Town.BuildAsync(people: 100, votes: 1);
        var (served, bare) = (new Figures(), new Figures());
        var (servedMemory, bareMemory) = (0L, 0L);
        for (var run = 0; run <= runs; run++)
        {
            var (time, least) = (TimeSpan.Zero, TimeSpan.Zero);
            (time, servedMemory) = await MeasureAsync(
                hose => Service.Start(program, hose.Address, town.DatabaseFile), run == runs);
            (least, bareMemory) = await MeasureAsync(hose => Service.StartBare(hose.Address), run == runs);
            if (run > 0)
            {
                // The first brings the files into the machine's memory.
                served.Add(time);
                bare.Add(least);
            }
        }

        var table = new Table().AddColumns("", "Service", "Bare poller", "Service ÷ bare");
        table.AddRow(
            "start to first poll, median", $"{served.Median:0} ms", $"{bare.Median:0} ms", $"{served.Median / bare.Median:0.0}");
        table.AddRow(
            $"memory after {Rest.TotalSeconds:0} idle seconds",
            $"{servedMemory} MB",
            $"{bareMemory} MB",
            $"{(double)servedMemory / bareMemory:0.0}");
        AnsiConsole.MarkupLine(
            $"[bold]{runs} starts[/] of {Markup.Escape(program)} on a database that is up to date, {Environment.ProcessorCount} "
                + "cores"
        );
        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task<(TimeSpan FirstPoll, long Memory)> MeasureAsync(Func<Hose, Service> start, bool mayRest)
    {
        await using var hose = await Hose.OpenAsync();
        using var service = start(hose);
        await hose.FirstPoll.Task;
        var took = service.Age;
        if (mayRest)
        {
            await Task.Delay(Rest);
        }

        return (took, service.Memory);
    }
}
