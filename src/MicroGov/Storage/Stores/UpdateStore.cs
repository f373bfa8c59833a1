using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Updates that have had their effect, and those that failed alone again and again.</summary>
public sealed class UpdateStore(UnitOfWork work)
{
    /// <summary>In the order of their numbers: a replica that is brought the same update waits for the other's commit.</summary>
    private static readonly SetQuery<long> Taken = new(
        """INSERT INTO "Updates" ("BotId", "UpdateId", "At") VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING RETURNING "UpdateId" """,
        """
        INSERT INTO "Updates" ("BotId", "UpdateId", "At") SELECT * FROM unnest(@0, @1, @2)
        ON CONFLICT DO NOTHING RETURNING "UpdateId"
        """,
        row => row.Integer(0),
        typeof(long), typeof(long), typeof(long));

    /// <summary>Whose updates are handled: each bot has its own numbers.</summary>
    public long BotId { get; set; }

    /// <summary>The update that is being handled; 0 for the clock.</summary>
    public long CurrentId { get; set; }

    /// <summary>It was kept for a while, so that its number may be older than all that we remember.</summary>
    public bool IsKept { get; set; }

    /// <summary>When any replica last committed an update; null: never.</summary>
    public static async Task<DateTimeOffset?> LastTakenAsync(Database database, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        return await LastTakenAsync(db, ct);
    }

    /// <summary>How many all replicas together have committed since.</summary>
    public static async Task<long> CountSinceAsync(Database database, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        return await db.Updates.LongCountAsync(row => row.At >= since, ct);
    }

    /// <summary>These updates have had their effect once this commits.</summary>
    /// <returns>Those that had none before.</returns>
    public async Task<HashSet<long>> TakeAsync(long botId, IEnumerable<long> updateIds)
    {
        BotId = botId;
        var at = work.Now.ToUnixTimeMilliseconds();
        var rows = updateIds.Distinct().Order().Select(id => (object[])[botId, id, at]).ToList();
        return [.. await Taken.RunAsync(work.Db, rows, work.Ct)];
    }

    /// <summary>The last one before this transaction; null: never.</summary>
    public Task<DateTimeOffset?> LastTakenAsync() => LastTakenAsync(work.Db, work.Ct);

    /// <summary>Keeps what failed for a person to look at, with an index of the accounts that occur in it.</summary>
    public async Task BuryAsync(DeadLetterRow letter, IReadOnlyCollection<long> accounts, IReadOnlyCollection<string> usernames)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var called = usernames.Count == 0 ? [] : await work.Db.People
            .Where(row => EF.Parameter(usernames).Contains(row.Username!)).Select(row => row.TelegramId).ToListAsync(work.Ct);
        letter.Accounts.AddRange(accounts.Union(called).Select(account => new DeadLetterAccountRow { Account = account }));
        work.Db.DeadLetters.Add(letter);
    }

    /// <summary>The bot's update of this number is one of those that we have not forgotten.</summary>
    internal Task<bool> IsRememberedAsync(long updateId) =>
        work.Db.Updates.AnyAsync(taken => taken.BotId == BotId && taken.UpdateId == updateId, work.Ct);

    private static Task<DateTimeOffset?> LastTakenAsync(MicroGovContext db, CancellationToken ct) =>
        db.Updates.OrderByDescending(row => row.At).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(ct);
}
