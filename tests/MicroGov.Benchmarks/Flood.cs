using System.Diagnostics;
using MicroGov.Core.Journal;
using MicroGov.Core.Voting.Ballots;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace MicroGov.Benchmarks;

/// <summary>
/// Thousands answer polls at once: from the moment the updates lie ready until the last is confirmed; then everything is
/// recounted. What comes first, to a service that has only just started, is timed apart; the raw loop warms up on the same.
/// </summary>
internal static class Flood
{
    /// <summary>Enough for the runtime to have compiled what matters.</summary>
    private const int First = 20_000;

    public static async Task<int> RunAsync(int answers, int people, int votes, int rounds)
    {
        var table = new Table().AddColumns(
            "", "Service", "Raw loop", "Ratio", $"First {First:N0}", "Right", "Memory");
        var (all, rates, ratios) = (true, new List<double>(), new List<double>());
        var drawn = Answers.Draw(First + answers, people, votes);
        for (var round = 1; round <= rounds; round++)
        {
            var raw = await RawAsync(drawn, people, votes);
            var (first, took, right, memory) = await ServedAsync(drawn, people, votes);
            all &= right;
            rates.Add(answers / took.TotalSeconds);
            ratios.Add(raw / took);
            table.AddRow(
                $"{round}", $"{answers / took.TotalSeconds:N0}/s", $"{answers / raw.TotalSeconds:N0}/s", $"{raw / took:0.00}",
                $"{First / first.TotalSeconds:N0}/s", right ? "yes" : "NO", $"{memory} MB");
        }

        AnsiConsole.MarkupLine(
            $"[bold]{answers:N0} poll answers of {people:N0} people in {votes} polls[/], synchronous=FULL, "
                + $"{Environment.ProcessorCount} cores"
        );
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine($"Median: [bold]{Median(rates):N0}/s, {Median(ratios):0.00} of the raw loop[/]");
        return all ? 0 : 1;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<TimeSpan> RawAsync(List<Answer> drawn, int people, int votes)
    {
        await using var town = await Town.BuildAsync(people, votes);
        return RawLoop.Run(town.DatabaseFile, drawn, First, votes);
    }

    private static async Task<(TimeSpan First, TimeSpan Took, bool Right, long Memory)> ServedAsync(
        List<Answer> drawn, int people, int votes)
    {
        await using var town = await Town.BuildAsync(people, votes);
        await using var hose = await Hose.OpenAsync();
        using var service = Service.Start(hose.Address, town.DatabaseFile);
        await hose.FirstPoll.Task;
        await service.RestAsync();
        var updates = drawn.ConvertAll(answer => (answer.UpdateId, Answers.ToJson(answer)));
        var first = await hose.PourAsync(updates[..First]);
        var took = await hose.PourAsync(updates[First..]);
        return (first, took, await IsRightAsync(town, drawn), service.Memory);
    }

    /// <summary>Every ballot is the last one given, nothing is journalled twice, and every chain holds.</summary>
    private static async Task<bool> IsRightAsync(Town town, List<Answer> drawn)
    {
        await using var db = await town.Database.OpenAsync(CancellationToken.None);
        var ids = await db.People.ToDictionaryAsync(person => person.Id, person => (int)(person.TelegramId - Town.FirstAccount));
        var stored = (await db.Ballots.AsNoTracking().Where(ballot => ballot.Standing == BallotStanding.Counted).ToListAsync())
            .ToDictionary(ballot => ((int)ballot.AffairId - 1, ids[ballot.PersonId]), ballot => (int)ballot.Choice);
        var right = stored.OrderBy(pair => pair.Key).SequenceEqual(Answers.Final(drawn).OrderBy(pair => pair.Key));
        right &= await db.Updates.CountAsync() == drawn.Count + 1;
        foreach (var affair in await db.Affairs.AsNoTracking().ToListAsync())
        {
            var chain = (
                await db
                    .Journal.AsNoTracking()
                    .Where(entry => entry.AffairId == affair.Id)
                    .OrderBy(entry => entry.Sequence)
                    .ToListAsync()
            ).ConvertAll(entry => new JournalEntry(entry.AffairId, entry.Sequence, entry.At, entry.Payload, entry.Hash));
            right &= JournalEntry.FirstBroken(chain) is null && chain[^1].Hash == affair.JournalHead;
        }

        return right;
    }
}
