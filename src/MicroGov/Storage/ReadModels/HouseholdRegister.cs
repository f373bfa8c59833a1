using MicroGov.Core.Community;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.ReadModels;

/// <summary>The units and households of one community, read whole.</summary>
public sealed class HouseholdRegister(MicroGovContext db, long communityId, CancellationToken ct)
{
    public HouseholdRegister(UnitOfWork work, long communityId)
        : this(work.Db, communityId, work.Ct)
    {
    }

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
        return rows.ConvertAll(row => new Household(
            row.Door, paths[row.UnitId], new(row.Area), row.Heads, row.IsOwner, row.Shares));
    }
}
