using System.CommandLine;
using MicroGov.Hosting;
using MicroGov.Operations.Rebuilding;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Operations;

/// <summary>Makes every stored state anew from the journals alone, in one transaction.</summary>
public static class RebuildCommand
{
    public static Command Make() => OperatorVerb.Make(
        "rebuild",
        "Makes affairs, ballots, speeches, deadlines, rolls and communities anew from the journals alone, and says how many rows "
        + "of each table differed. What no journal keeps stays: while a secret vote runs, what its ballots chose; and what "
        + "Telegram says of groups and people. The service must be stopped.",
        "rebuild --Database:ConnectionString=\"Data Source=microgov.db\"",
        (_, place) => RunAsync(place));

    public static async Task<int> RunAsync(Workplace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        // It must be there, and up to date.
        await OperatorVerb.ReadAsync(place, _ => Task.FromResult(OperatorVerb.Good));
        await using var services = new ServiceCollection().AddStorage(place.Options).BuildServiceProvider();
        await using var alone = await SoleUse.TakeAsync(place, services);
        Rebuild? rebuild = null;
        await alone.WriteAsync(
            db =>
            {
                rebuild = new(db, place.Now, mends: true, (where, _, what) => place.Say.WriteLine($"{where}: {what}"));
                return rebuild.RunAsync(place.Ct);
            },
            place.Ct);
        foreach (var untold in rebuild!.Untold)
        {
            place.Say.WriteLine(untold);
        }

        foreach (var (table, count) in rebuild.Counts)
        {
            place.Say.WriteLine($"{table}: {count} {(count == 1 ? "row" : "rows")} differed.");
        }

        return rebuild.Untold.Count == 0 ? OperatorVerb.Good : OperatorVerb.Problem;
    }
}
