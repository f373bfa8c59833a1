using Spectre.Console;

namespace MicroGov.Benchmarks;

/// <summary>
/// What years of affairs cost: the same things are done on an empty database and on a full one, in turns, so that
/// whatever else the machine does falls on both. One of each is a start, a vote, a card, a list.
/// </summary>
internal static class Stored
{
    /// <summary>A full database may make a thing this many times as slow, and no more.</summary>
    private const double Most = 1.3;

    private const int LivePeople = 100;

    private const int LiveVotes = 20;

    private static readonly string[] Lists =
    [
        "/affairs",
        "/affairs closed",
        "/affairs mine",
        "/affairs yard",
        "/me",
        "/affair 5",
    ];

    /// <summary>Finds nothing, so every title is looked at: on a full database that is work, and no promise holds.</summary>
    private const string FruitlessSearch = "/affairs xyzzy";

    public static async Task<int> RunAsync(ArchiveSize size, int starts, int samples, string? keep)
    {
        await using var empty = await Town.BuildAsync(LivePeople, LiveVotes);
        await using var full = await Town.BuildAsync(LivePeople, LiveVotes);
        Archive.Write(full.DatabaseFile, new MicroGov.Community.CommunityOptions().ToTerms(), size);
        if (keep is not null)
        {
            File.Copy(full.DatabaseFile, keep, overwrite: true);
        }

        var table = new Table().AddColumns("Median of", "Times", "Empty", "Full", "Full ÷ empty", $"At most {Most}");
        var fits = Add(table, "start: first poll", await StartsAsync(empty, full, starts));

        await using var few = await House.OpenAsync(empty);
        await using var many = await House.OpenAsync(full);
        foreach (var (what, figures) in await VotesAsync(few, many, samples))
        {
            fits &= Add(table, what, figures);
        }

        foreach (var list in Lists)
        {
            fits &= Add(table, list, await ListsAsync(few, many, list, samples));
        }

        Add(table, FruitlessSearch, await ListsAsync(few, many, FruitlessSearch, samples), isPromised: false);
        table.AddRow("memory", "1", $"{few.Memory} MB", $"{many.Memory} MB", $"{(double)many.Memory / few.Memory:0.00}", "");

        AnsiConsole.MarkupLine(
            $"[bold]{size.Affairs:N0} affairs, {size.Ballots:N0} ballots, {size.People:N0} people[/]: "
                + $"{new FileInfo(full.DatabaseFile).Length >> 20:N0} MB against "
                + $"{new FileInfo(empty.DatabaseFile).Length >> 10:N0} kB"
        );
        AnsiConsole.Write(table);
        return fits ? 0 : 1;
    }

    private static bool Add(Table table, string what, (Figures Empty, Figures Full) figures, bool isPromised = true)
    {
        var ratio = figures.Full.Median / figures.Empty.Median;
        Console.Error.WriteLine($"{what}: {ratio:0.00}");
        table.AddRow(
            what, $"{figures.Full.Count}", $"{figures.Empty.Median:0.0} ms", $"{figures.Full.Median:0.0} ms", $"{ratio:0.00}",
            !isPromised ? "" : ratio <= Most ? "yes" : "NO");
        return !isPromised || ratio <= Most;
    }

    private static async Task<(Figures Empty, Figures Full)> StartsAsync(Town empty, Town full, int starts)
    {
        var (few, many) = (new Figures(), new Figures());
        for (var round = 0; round <= starts; round++)
        {
            var (one, other) = (await StartAsync(empty), await StartAsync(full));
            if (round > 0)
            {
                // The first brings the files into the machine's memory.
                few.Add(one);
                many.Add(other);
            }
        }

        return (few, many);
    }

    private static async Task<TimeSpan> StartAsync(Town town)
    {
        await using var hose = await Hose.OpenAsync();
        using var service = Service.Start(hose.Address, town.DatabaseFile);
        await hose.FirstPoll.Task;
        return service.Age;
    }

    private static async Task<(string What, (Figures, Figures) Figures)[]> VotesAsync(House few, House many, int samples)
    {
        var (vote, card) = ((Few: new Figures(), Many: new Figures()), (Few: new Figures(), Many: new Figures()));
        for (var sample = -samples / 4; sample < samples; sample++)
        {
            var (one, other) = (await few.VoteAsync(), await many.VoteAsync());
            if (sample >= 0)
            {
                vote.Few.Add(one.Confirmed);
                vote.Many.Add(other.Confirmed);
                card.Few.Add(one.CardDrawn);
                card.Many.Add(other.CardDrawn);
            }
        }

        return [("vote: confirmed", vote), ("card: redrawn", card)];
    }

    private static async Task<(Figures Empty, Figures Full)> ListsAsync(House few, House many, string command, int samples)
    {
        var (one, other) = (new Figures(), new Figures());
        for (var sample = -samples / 4; sample < samples; sample++)
        {
            var (fast, slow) = (await few.AskAsync(command), await many.AskAsync(command));
            if (sample >= 0)
            {
                one.Add(fast);
                other.Add(slow);
            }
        }

        return (one, other);
    }
}
