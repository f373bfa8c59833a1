using System.CommandLine;
using MicroGov.Community.Rosters;
using MicroGov.Core.Community;
using MicroGov.Hosting;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.ReadModels;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace MicroGov.Operations;

/// <summary>Brings the households of a community in from a file, or shows what that would change.</summary>
public static class RosterCommand
{
    /// <summary>The rest are only counted.</summary>
    private const int MostShown = 100;

    public static Command Make()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "CSV with a header: door, and unit (or grid, building, stairwell), area, heads, owner.",
        };
        var dry = new Option<bool>("--dry-run") { Description = "Only shows what would change." };
        var community = new Option<string?>("--community") { Description = "The group's title; needed when there are several." };
        var import = OperatorVerb.Make(
            "import",
            "Adds and changes households; those that the file does not name stay. One bad line, and nothing is changed.",
            "roster import households.csv --dry-run",
            (parsed, place) => ImportAsync(place, parsed.GetValue(file)!, parsed.GetValue(community), parsed.GetValue(dry)));
        import.Add(file);
        import.Add(dry);
        import.Add(community);
        return OperatorVerb.Before(import, "roster", "The households of a community.");
    }

    public static async Task<int> ImportAsync(Workplace place, string file, string? title, bool dry)
    {
        if (!File.Exists(file))
        {
            throw new MisuseException($"There is no file {file}.");
        }

        var (lines, faults) = RosterFile.Read(await File.ReadAllBytesAsync(file, place.Ct));
        RosterPlan? plan = null;
        var looked = await OperatorVerb.ReadAsync(place, async db =>
        {
            plan = await PlanAsync(db, await CommunityAsync(db, title, place.Ct), lines, faults, place.Ct);
            return Tell(place.Say, plan, dry);
        });
        if (looked != OperatorVerb.Good || dry || plan!.ChangesNothing)
        {
            return looked;
        }

        await WriteAsync(place, title, lines);
        place.Say.WriteLine("Imported.");
        return OperatorVerb.Good;
    }

    /// <summary>Planned anew inside the transaction, since somebody may have been quicker; and again after a collision.</summary>
    private static async Task WriteAsync(Workplace place, string? title, List<RosterLine> lines)
    {
        await using var services = new ServiceCollection().AddStorage(place.Options).BuildServiceProvider();
        var database = services.GetRequiredService<Database>();
        await AnsiConsole
            .Progress()
            .StartAsync(async bar =>
            {
                var task = bar.AddTask("Households");
                await DatabaseFaults.AgainAfterCollisionsAsync(() =>
                    database.WriteAsync(
                        async db =>
                        {
                            var community = await CommunityAsync(db, title, place.Ct);
                            var plan = await PlanAsync(db, community, lines, [], place.Ct);
                            task.MaxValue = Math.Max(1, plan.Added.Length + plan.Changed.Length);
                            var work = new UnitOfWork(db, place.Now, place.Ct);
                            await CommunityPipeline.OperateAsync(
                                work, await work.Communities.GetAsync(community.Id), new ImportRoster(null, plan));
                            return true;
                        },
                        place.Ct)
                );
                task.Value = task.MaxValue;
            });
    }

    private static async Task<CommunityRow> CommunityAsync(MicroGovContext db, string? title, CancellationToken ct)
    {
        var all = await db.Communities.AsNoTracking().OrderBy(row => row.Id).ToListAsync(ct);
        var meant = all.FindAll(row => title is null || row.Title.Equals(title, StringComparison.OrdinalIgnoreCase));
        return (all.Count, meant) switch
        {
            (_, [var one]) => one,
            (0, _) => throw new DatabaseUnusableException(
                "There is no community yet. Add the bot to its group first, and say something there: /help"),
            _ => throw new MisuseException(
                $"Which community? Add --community with one of: {string.Join(", ", all.Select(row => $"\"{row.Title}\""))}."),
        };
    }

    private static async Task<RosterPlan> PlanAsync(
        MicroGovContext db, CommunityRow community, List<RosterLine> lines, List<RosterFault> faults, CancellationToken ct)
    {
        var register = new HouseholdRegister(db, community.Id, ct);
        var units = await register.UnitsAsync();
        return RosterPlan.Of(lines, faults, await register.HouseholdsAsync(units), units.Keys);
    }

    private static int Tell(TextWriter say, RosterPlan plan, bool dry)
    {
        var texts = Wording.In(Wording.English);
        foreach (var fault in plan.Faults.Take(MostShown))
        {
            say.WriteLine($"Line {fault.Line}: {texts.Plain("roster." + fault.Problem, ("value", fault.Value))}");
        }

        if (!plan.MayBeImported)
        {
            say.WriteLine(
                $"{plan.Faults.Length} {(plan.Faults.Length == 1 ? "thing is" : "things are")} wrong; nothing was imported.");
            return OperatorVerb.Problem;
        }

        var will = dry ? "would be" : "will be";
        say.WriteLine(
            $"{plan.Added.Length} households {will} added, {plan.Changed.Length} changed, {plan.Unchanged} stay as they are.");
        foreach (var change in plan.Changed.Take(MostShown))
        {
            say.WriteLine($"  {change.After.Door}: {string.Join(", ", Differences(change))}");
        }

        if (!plan.NewUnits.IsEmpty)
        {
            say.WriteLine($"New units: {string.Join("; ", plan.NewUnits.Take(MostShown))}");
        }

        if (!plan.NotNamed.IsEmpty)
        {
            var doors = plan.NotNamed.Take(MostShown).Select(household => household.Door);
            say.WriteLine($"Not in the file, and kept: {string.Join(", ", doors)}");
        }

        return OperatorVerb.Good;
    }

    private static IEnumerable<string> Differences(HouseholdChange change)
    {
        var (before, after) = (change.Before, change.After);
        (string Name, object Before, object After)[] all =
        [
            ("door", before.Door, after.Door), ("unit", before.Unit, after.Unit), ("area", before.Area, after.Area),
            ("heads", before.Heads, after.Heads), ("owner", before.IsOwner, after.IsOwner),
        ];
        return all.Where(one => !one.Before.Equals(one.After)).Select(one => $"{one.Name} {one.Before} → {one.After}");
    }
}
