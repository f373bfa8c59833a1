using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MicroGov.Delivery;

/// <summary>What is owed at one moment.</summary>
/// <param name="Ready">The first row of every lane if its time has come, all answers to presses, and stale cards.</param>
/// <param name="Next">When the next row that waits for its time is ready.</param>
internal sealed record DueMessages(IReadOnlyList<SendAttempt> Ready, DateTimeOffset? Next);

/// <summary>
/// Reads what is owed. Messages of a kind that only a newer version knows wait for a replica of that version, however long,
/// and those behind them go ahead.
/// </summary>
/// <param name="longestPause">No row waits longer: one that seems to was written by a clock that was ahead.</param>
internal sealed class OutboxReader(TimeSpan longestPause, ILogger logger)
{
    /// <summary>
    /// More than this cannot be sent before the next look, and nobody should have to read thousands of rows for it.
    /// </summary>
    private const int MostAtOnce = 256;

    /// <summary>Kinds that were met and that this version does not know.</summary>
    private readonly HashSet<string> unknown = [];

    public async Task<DueMessages> ReadAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        while (true)
        {
            var known = unknown.Count;
            var due = await ReadKnownAsync(db, now, ct);
            if (unknown.Count == known)
            {
                return due;
            }
        }
    }

    /// <summary>
    /// Asked after every commit and every call. Most often nothing is owed, or no card is stale: one look tells.
    /// </summary>
    private async Task<DueMessages> ReadKnownAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var (isAnyOwed, isAnyStale) = await OutboxGlance.TakeAsync(db, ct);
            var (ready, next) = isAnyOwed ? await OwedAsync(db, now, ct) : ([], null);
            var cards = isAnyStale ? await StaleCardsAsync(db, now, ct) : [];
            return new([.. ready, .. cards], next);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<(IReadOnlyList<SendAttempt> Ready, DateTimeOffset? Next)> OwedAsync(
        MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        var heads = Owed(db).Where(row => row.Lane != 0).GroupBy(row => row.Lane).Select(lane => lane.Min(row => row.Id));
        // A row that waits for its time holds its lane; answers to presses hold nobody.
        var first = Owed(db).AsNoTracking().Where(row => row.Lane == 0 || heads.Contains(row.Id));
        var latest = now + longestPause;
        var rows = await first.Where(row => row.NotBefore <= now || row.NotBefore > latest)
            .OrderBy(row => row.Lane > 0).ThenBy(row => row.Id).Take(MostAtOnce).ToListAsync(ct);
        var next = await first.Where(row => row.NotBefore > now && row.NotBefore <= latest)
            .Select(row => (DateTimeOffset?)row.NotBefore).MinAsync(ct);
        var attempts = rows.Select(AttemptOf).OfType<SendAttempt>().ToList();
        for (var index = 0; index < attempts.Count; index++)
        {
            if (attempts[index] is { IsDeferred: true, IsUnmetered: false } waiting)
            {
                attempts[index] = await NextInLaneAsync(db, waiting, now, ct);
            }
        }

        return (attempts, next);
    }

    /// <summary>The first of a lane has to let others go ahead.</summary>
    private async Task<SendAttempt> NextInLaneAsync(
        MicroGovContext db, SendAttempt first, DateTimeOffset now, CancellationToken ct)
    {
        var latest = now + longestPause;
        var lane = await Owed(db).Where(row => row.Lane == first.Lane).OrderBy(row => row.Id)
            .Select(row => new WaitingMessage(
                row.Id, row.AffairId, row.Deferral, row.NotBefore <= now || row.NotBefore > latest))
            .ToListAsync(ct);
        return TurnTaking.Next(lane) is { } next && next.RowId != first.RowId
            && AttemptOf(await db.Outbox.AsNoTracking().SingleAsync(row => row.Id == next.RowId, ct)) is { } ahead
                ? ahead
                : first;
    }

    private IQueryable<OutboxRow> Owed(MicroGovContext db)
    {
        var owed = db.Outbox.Where(row => row.GivenUp == null);
        foreach (var kind in unknown)
        {
            var beginning = MessageJson.BeginningOf(kind);
            owed = owed.Where(row => !row.Message.StartsWith(beginning));
        }

        return owed;
    }

    /// <summary>Null when it is left alone.</summary>
    private SendAttempt? AttemptOf(OutboxRow row)
    {
        if (MessageJson.Read(row.Message) is { } message)
        {
            return new(row.Id, row.Lane, message with { Deferral = row.Deferral }, row.Attempts)
            {
                Answers = row.Attempts == 0 ? row.NotBefore : null,
            };
        }

        var kind = MessageJson.KindOf(row.Message)!;
        if (unknown.Add(kind))
        {
            logger.LogWarning("Messages of the kind {Kind} wait: only a newer version of the service can send them.", kind);
        }

        return null;
    }

    /// <summary>Cards wait until nothing else can be sent to their chat.</summary>
    private async Task<IEnumerable<SendAttempt>> StaleCardsAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        var latest = now + longestPause;
        var talking = Owed(db).Where(row => (row.NotBefore <= now || row.NotBefore > latest) && row.Deferral == null)
            .Select(row => row.Lane);
        var quiet = db.Groups.Where(home => home.Reachable && !talking.Contains(home.ChatId));
        var stale = await (from affair in db.Affairs
                           where affair.CardIsStale && affair.CardMessageId != null
                           join home in quiet on affair.GroupId equals home.Id
                           orderby affair.ChangedAt
                           select new { affair.Id, home.ChatId }).Take(MostAtOnce).ToListAsync(ct);
        return stale.Select(card => new SendAttempt(0, card.ChatId, new EditCard(card.ChatId) { AffairId = card.Id }, 0));
    }
}
