using MicroGov.Core.Voting.Ballots;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>Whose ballot, in which vote.</summary>
/// <param name="PersonId">0 when it is a household's.</param>
/// <param name="HouseholdId">0 when it is a person's.</param>
public readonly record struct BallotKey(long AffairId, int Round, long PersonId, long HouseholdId = 0);

/// <summary>The ballots that one transaction reads and writes: fetched in sets, written in sets, never all of a vote.</summary>
internal sealed class BallotStore(MicroGovContext db)
{
    private static readonly SetStatement Cast = SetStatement.Insert(
        "\"Ballots\"",
        "\"AffairId\", \"Round\", \"PersonId\", \"HouseholdId\", \"CastBy\", \"Choice\", \"Standing\", \"Source\", \"Receipt\", \"UpdateId\"",
        """
        ON CONFLICT ("AffairId", "Round", "PersonId", "HouseholdId") DO UPDATE
        SET "CastBy" = excluded."CastBy", "Choice" = excluded."Choice", "Standing" = excluded."Standing", "Source" = excluded."Source",
          "Receipt" = excluded."Receipt", "UpdateId" = excluded."UpdateId"
        """,
        typeof(long), typeof(int), typeof(long), typeof(long), typeof(long), typeof(long), typeof(int), typeof(int), typeof(string), typeof(long));

    private static readonly SetQuery<BallotRow> Own = new(
        """
        SELECT "AffairId", "Round", "PersonId", "HouseholdId", "CastBy", "Choice", "Standing", "Source", "Receipt", "UpdateId" FROM "Ballots"
        WHERE "AffairId" = ?1 AND "Round" = ?2 AND "PersonId" = ?3 AND "HouseholdId" = ?4
        """,
        """
        SELECT b."AffairId", b."Round", b."PersonId", b."HouseholdId", b."CastBy", b."Choice", b."Standing", b."Source", b."Receipt", b."UpdateId"
        FROM unnest(@0, @1, @2, @3) AS k(affair, round, person, household)
        JOIN "Ballots" AS b
          ON b."AffairId" = k.affair AND b."Round" = k.round AND b."PersonId" = k.person AND b."HouseholdId" = k.household
        """,
        Read,
        typeof(long), typeof(int), typeof(long), typeof(long));

    /// <summary>Null: there is none.</summary>
    private readonly Dictionary<BallotKey, BallotRow?> known = [];

    private readonly HashSet<BallotKey> changed = [];

    /// <summary>The row as this transaction has it, also when it says that the ballot was taken back.</summary>
    public async Task<BallotRow?> FindAsync(BallotKey key, CancellationToken ct)
    {
        if (!known.ContainsKey(key))
        {
            await FetchAsync([key], ct);
        }

        return known[key];
    }

    /// <summary>Fetches many at once, whatever is not known yet.</summary>
    public async Task FetchAsync(IEnumerable<BallotKey> keys, CancellationToken ct)
    {
        var missing = keys.Where(key => known.TryAdd(key, null)).Select(key => (object[])[key.AffairId, key.Round, key.PersonId, key.HouseholdId]).ToList();
        foreach (var row in await Own.RunAsync(db, missing, ct))
        {
            known[KeyOf(row)] = row;
        }
    }

    public void Put(BallotRow row)
    {
        var key = KeyOf(row);
        known[key] = row;
        changed.Add(key);
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        await Cast.RunAsync(
            db,
            [.. changed.Select(key => known[key]!).Select(row =>
                (object[])
                [
                    row.AffairId, row.Round, row.PersonId, row.HouseholdId, row.CastBy, row.Choice, (int)row.Standing, (int)row.Source, row.Receipt,
                    row.UpdateId,
                ])],
            ct);
        changed.Clear();
    }

    /// <summary>A secret vote is over: who voted stays, what they chose does not.</summary>
    public async Task SealAsync(long affairId, int round, CancellationToken ct)
    {
        await WriteAsync(ct);
        await db.Ballots.Where(row => row.AffairId == affairId && row.Round == round)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Choice, BallotRow.Sealed).SetProperty(row => row.Receipt, ""), ct);
        foreach (var key in known.Keys.Where(key => key.AffairId == affairId && key.Round == round).ToList())
        {
            known.Remove(key);
        }
    }

    private static BallotKey KeyOf(BallotRow row) => new(row.AffairId, row.Round, row.PersonId, row.HouseholdId);

    private static BallotRow Read(IColumns row) => new()
    {
        AffairId = row.Integer(0),
        Round = (int)row.Integer(1),
        PersonId = row.Integer(2),
        HouseholdId = row.Integer(3),
        CastBy = row.Integer(4),
        Choice = row.Integer(5),
        Standing = (BallotStanding)row.Integer(6),
        Source = (BallotSource)row.Integer(7),
        Receipt = row.Text(8),
        UpdateId = row.Integer(9),
    };
}
