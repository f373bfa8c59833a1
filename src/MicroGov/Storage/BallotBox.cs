using System.Text.Json;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>Whose ballot, in which vote.</summary>
public readonly record struct BallotKey(long AffairId, int Round, long PersonId);

/// <summary>The ballots that one transaction reads and writes: fetched in sets, written in sets, never all of a vote.</summary>
internal sealed class BallotBox(MicroGovContext db)
{
    private static readonly SetStatement Cast = SetStatement.Insert(
        "\"Ballots\"",
        "\"AffairId\", \"Round\", \"PersonId\", \"Choice\", \"Counted\", \"UpdateId\"",
        """
        ON CONFLICT ("AffairId", "Round", "PersonId") DO UPDATE
        SET "Choice" = excluded."Choice", "Counted" = excluded."Counted", "UpdateId" = excluded."UpdateId"
        """,
        typeof(long), typeof(int), typeof(long), typeof(int), typeof(bool), typeof(long));

    private static readonly SetStatement TakeBack = new(
        """DELETE FROM "Ballots" WHERE "AffairId" = @0 AND "Round" = @1 AND "PersonId" = @2""",
        """
        DELETE FROM "Ballots" USING unnest(@0, @1, @2) AS r(affair, round, person)
        WHERE "AffairId" = r.affair AND "Round" = r.round AND "PersonId" = r.person
        """,
        typeof(long), typeof(int), typeof(long));

    /// <summary>Null: there is none.</summary>
    private readonly Dictionary<BallotKey, BallotRow?> known = [];

    private readonly HashSet<BallotKey> changed = [];

    public async Task<BallotRow?> FindAsync(BallotKey key, CancellationToken ct)
    {
        if (!known.TryGetValue(key, out var row))
        {
            row = await db.Ballots.AsNoTracking().SingleOrDefaultAsync(
                ballot => ballot.AffairId == key.AffairId && ballot.Round == key.Round && ballot.PersonId == key.PersonId, ct);
            known[key] = row;
        }

        return row;
    }

    /// <summary>Fetches many at once.</summary>
    public async Task FetchAsync(IReadOnlyCollection<BallotKey> keys, CancellationToken ct)
    {
        if (keys.Count == 0)
        {
            return;
        }

        foreach (var key in keys)
        {
            known.TryAdd(key, null);
        }

        var wanted = JsonSerializer.Serialize(keys.Select(key => new[] { key.AffairId, key.Round, key.PersonId }));
        foreach (var row in await db.BallotsOf(wanted).AsNoTracking().ToListAsync(ct))
        {
            known[new(row.AffairId, row.Round, row.PersonId)] = row;
        }
    }

    public void Put(BallotRow row)
    {
        var key = new BallotKey(row.AffairId, row.Round, row.PersonId);
        known[key] = row;
        changed.Add(key);
    }

    public void Remove(BallotKey key)
    {
        known[key] = null;
        changed.Add(key);
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        var (cast, back) = (new List<object[]>(), new List<object[]>());
        foreach (var key in changed)
        {
            if (known[key] is { } row)
            {
                cast.Add([row.AffairId, row.Round, row.PersonId, row.Choice, row.Counted, row.UpdateId]);
            }
            else
            {
                back.Add([key.AffairId, key.Round, key.PersonId]);
            }
        }

        await Cast.RunAsync(db, cast, ct);
        await TakeBack.RunAsync(db, back, ct);
        changed.Clear();
    }
}
