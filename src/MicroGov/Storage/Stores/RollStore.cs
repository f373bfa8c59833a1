using MicroGov.Core.Voting.Rolls;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>The rolls of votes: who of a household vote could vote, closed when it opened.</summary>
public sealed class RollStore(UnitOfWork work)
{
    private static readonly SetStatement Insert = SetStatement.Insert(
        "\"Rolls\"",
        "\"AffairId\", \"Round\", \"HouseholdId\", \"UnitId\", \"Area\", \"Shares\"",
        "",
        typeof(long), typeof(int), typeof(long), typeof(long), typeof(long), typeof(long));

    private static readonly SetQuery<(long, int, long)> OnRoll = new(
        """
        SELECT "AffairId", "Round", "HouseholdId" FROM "Rolls"
        WHERE "AffairId" = ?1 AND "Round" = ?2 AND "HouseholdId" = ?3
        """,
        """
        SELECT r."AffairId", r."Round", r."HouseholdId" FROM unnest(@0, @1, @2) AS k(affair, round, household)
        JOIN "Rolls" AS r ON r."AffairId" = k.affair AND r."Round" = k.round AND r."HouseholdId" = k.household
        """,
        row => (row.Integer(0), (int)row.Integer(1), row.Integer(2)),
        typeof(long), typeof(int), typeof(long));

    private readonly Dictionary<(long Affair, int Round, long Household), bool> known = [];
    private readonly Dictionary<long, (int Round, IReadOnlyList<RollEntry> Entries)> drafts = [];

    /// <summary>
    /// The roll that a vote would have if it opened now. If it does, in this transaction, this is what is written.
    /// </summary>
    public async Task<IReadOnlyList<RollEntry>> DraftAsync(
        long affairId, long communityId, long? unitId, bool ownersOnly, int round)
    {
        await work.SaveAsync();
        var inside = await work.Units.InsideAsync(communityId, unitId);
        var there = work.Db.Households.AsNoTracking()
            .Where(row => row.CommunityId == communityId && (!ownersOnly || row.IsOwner));
        there = inside is null ? there : there.Where(row => EF.Parameter(inside).Contains(row.UnitId));
        var entries = await there.OrderBy(row => row.Id)
            .Select(row => new RollEntry(row.Id, row.UnitId, row.Area, row.Shares)).ToListAsync(work.Ct);
        drafts[affairId] = (round, entries);
        return entries;
    }

    /// <summary>Whether a household is on the roll of a vote.</summary>
    public async Task<bool> HasAsync(long affairId, int rollRound, long householdId)
    {
        await FetchAsync([(affairId, rollRound, householdId)]);
        return known[(affairId, rollRound, householdId)];
    }

    /// <summary>The same of many at once, whatever is not known yet.</summary>
    public async Task FetchAsync(IEnumerable<(long Affair, int Round, long Household)> keys)
    {
        var missing = keys.Where(key => known.TryAdd(key, false))
            .Select(key => (object[])[key.Affair, key.Round, key.Household]).ToList();
        foreach (var found in await OnRoll.RunAsync(work.Db, missing, work.Ct))
        {
            known[found] = true;
        }
    }

    /// <summary>The roll that was drafted last for this affair.</summary>
    internal async Task WriteAsync(long affairId)
    {
        var (round, entries) = drafts[affairId];
        await Insert.RunAsync(
            work.Db,
            [.. entries.Select(entry => (object[])[affairId, round, entry.HouseholdId, entry.UnitId, entry.Area, entry.Shares])],
            work.Ct);
        known.Clear();
    }

    internal void Forget()
    {
        known.Clear();
        drafts.Clear();
    }
}
