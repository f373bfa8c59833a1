using System.Collections.Immutable;
using MicroGov.Core.Community;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>The units of communities, each community's read once a transaction.</summary>
public sealed class UnitStore(UnitOfWork work)
{
    private readonly Dictionary<long, UnitTree?> known = [];

    /// <summary>The units of a community; null while it has none but itself.</summary>
    public async Task<UnitTree?> TreeAsync(long communityId)
    {
        if (!known.TryGetValue(communityId, out var tree))
        {
            known[communityId] = tree = await ReadAsync(work.Db, communityId, work.Ct);
        }

        return tree;
    }

    /// <summary>A unit and every unit inside it; null is all of them.</summary>
    public async Task<List<long>?> InsideAsync(long communityId, long? unitId) =>
        unitId is { } unit && await TreeAsync(communityId) is { } tree
            ? [.. tree.Units.Select(one => one.Id).Where(id => tree.Contains(unit, id))]
            : null;

    /// <summary>Numbers for units that are not written yet; see <see cref="RowNumbers"/>.</summary>
    public Task<ImmutableArray<long>> TakeNumbersAsync(int count) => RowNumbers.TakeAsync(work.Db, "Units", count, work.Ct);

    internal static async Task<UnitTree?> ReadAsync(MicroGovContext db, long communityId, CancellationToken ct)
    {
        var rows = await db.Units.AsNoTracking().Where(row => row.CommunityId == communityId)
            .Select(row => new Unit(row.Id, row.ParentId, row.Name)).ToListAsync(ct);
        return rows.Count == 0 ? null : UnitTree.Of(rows);
    }

    internal void Forget() => known.Clear();
}
