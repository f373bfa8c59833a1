using MicroGov.Core.Community;
using MicroGov.Core.Community.Rosters;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>The units and households of one community, read whole and written in sets.</summary>
public sealed class HouseholdRegister(MicroGovContext db, long communityId, CancellationToken ct)
{
    private const int Portion = 1_000;

    private static readonly SetStatement Inserted = SetStatement.Insert(
        "\"Households\"",
        "\"CommunityId\", \"UnitId\", \"Door\", \"DoorKey\", \"Area\", \"Heads\", \"IsOwner\", \"Shares\"",
        "",
        typeof(long), typeof(long), typeof(string), typeof(string), typeof(long), typeof(int), typeof(bool), typeof(long));

    private static readonly SetStatement Updated = new(
        """
        UPDATE "Households" SET "UnitId" = ?2, "Door" = ?3, "Area" = ?5, "Heads" = ?6, "IsOwner" = ?7, "Shares" = ?8
        WHERE "CommunityId" = ?1 AND "DoorKey" = ?4
        """,
        """
        UPDATE "Households" SET "UnitId" = r.unit, "Door" = r.door, "Area" = r.area, "Heads" = r.heads, "IsOwner" = r.owner, "Shares" = r.shares
        FROM unnest(@0, @1, @2, @3, @4, @5, @6, @7) AS r(home, unit, door, key, area, heads, owner, shares)
        WHERE "CommunityId" = r.home AND "DoorKey" = r.key
        """,
        typeof(long), typeof(long), typeof(string), typeof(string), typeof(long), typeof(int), typeof(bool), typeof(long));

    /// <summary>All units; the community itself only after the first import.</summary>
    public async Task<Dictionary<UnitPath, long>> UnitsAsync()
    {
        var rows = await db.Units.AsNoTracking().Where(row => row.CommunityId == communityId).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return [];
        }

        var tree = UnitTree.Of(rows.Select(row => new Unit(row.Id, row.ParentId, row.Name)));
        return rows.ToDictionary(row => tree.PathOf(row.Id), row => row.Id);
    }

    public async Task<List<Household>> HouseholdsAsync(IReadOnlyDictionary<UnitPath, long> units)
    {
        var paths = units.ToDictionary(unit => unit.Value, unit => unit.Key);
        var rows = await db.Households.AsNoTracking().Where(row => row.CommunityId == communityId).ToListAsync(ct);
        return rows.ConvertAll(row => new Household(row.Door, paths[row.UnitId], new(row.Area), row.Heads, row.IsOwner, row.Shares));
    }

    /// <summary>Writes what a plan without faults says.</summary>
    /// <param name="progress">Is told how many households have been written so far.</param>
    public async Task CarryOutAsync(RosterPlan plan, string communityName, IProgress<int> progress)
    {
        var units = await UnitsAsync();
        if (units.Count == 0)
        {
            await AddUnitsAsync(units, [(UnitPath.Root, new() { CommunityId = communityId, Name = communityName })]);
        }

        // A unit needs the number of the one around it, so one depth after the other.
        foreach (var depth in plan.NewUnits.GroupBy(path => path.Names.Length).OrderBy(depth => depth.Key))
        {
            await AddUnitsAsync(units, [.. depth.Select(path =>
                (path, new UnitRow { CommunityId = communityId, ParentId = units[path.Parent], Name = path.Name }))]);
        }

        var written = 0;
        foreach (var (statement, households) in new[] { (Inserted, plan.Added), (Updated, [.. plan.Changed.Select(change => change.After)]) })
        {
            foreach (var portion in households.Chunk(Portion))
            {
                await statement.RunAsync(db, [.. portion.Select(household => Row(household, units[household.Unit]))], ct);
                progress.Report(written += portion.Length);
            }
        }
    }

    /// <summary>The number of a unit, which is added with every unit around it that is missing.</summary>
    public async Task<long> AddUnitAsync(UnitPath path, string communityName)
    {
        var units = await UnitsAsync();
        if (units.Count == 0)
        {
            await AddUnitsAsync(units, [(UnitPath.Root, new() { CommunityId = communityId, Name = communityName })]);
        }

        foreach (var step in path.Steps.Where(step => !units.ContainsKey(step)))
        {
            await AddUnitsAsync(units, [(step, new() { CommunityId = communityId, ParentId = units[step.Parent], Name = step.Name })]);
        }

        return units[path];
    }

    private async Task AddUnitsAsync(Dictionary<UnitPath, long> units, IReadOnlyCollection<(UnitPath Path, UnitRow Row)> added)
    {
        db.Units.AddRange(added.Select(one => one.Row));
        await db.SaveChangesAsync(ct);
        foreach (var (path, row) in added)
        {
            units[path] = row.Id;
        }
    }

    private object[] Row(Household household, long unit) =>
    [
        communityId, unit, household.Door, Household.KeyOf(household.Door), household.Area.Hundredths, household.Heads, household.IsOwner,
        household.Shares,
    ];
}
