using System.Text.Json;
using MicroGov.Core.Journal;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Delivery;

/// <summary>What is owed at one moment.</summary>
/// <param name="Ready">The first row of every lane if its time has come, all answers to presses, and stale cards.</param>
/// <param name="Next">When the next row that waits for its time is ready.</param>
internal sealed record DueMessages(IReadOnlyList<SendAttempt> Ready, DateTimeOffset? Next);

/// <summary>The rows that are owed: reading them and marking what is about to be called.</summary>
internal static class Outbox
{
    /// <summary>More than this cannot be sent before the next look, and nobody should have to read thousands of rows for it.</summary>
    private const int MostAtOnce = 256;

    /// <summary>Nothing waits for a poll that Telegram keeps refusing.</summary>
    public static readonly TimeSpan SoonKnown = TimeSpan.FromSeconds(10);

    /// <summary>Inside a text the quotes would be escaped.</summary>
    private const string PollMark = "\"post-poll\"";

    private const string CardMark = "\"post-card\"";

    /// <summary>What is older than this is no news any more.</summary>
    private static readonly TimeSpan StillNews = TimeSpan.FromDays(7);

    public static async Task<DueMessages> ReadAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        var heads = db.Outbox.Where(row => row.GivenUp == null && row.Lane != 0)
            .GroupBy(row => row.Lane).Select(lane => lane.Min(row => row.Id));
        // A row that waits for its time holds its lane; answers to presses hold nobody.
        var first = db.Outbox.AsNoTracking().Where(row => row.GivenUp == null && (row.Lane == 0 || heads.Contains(row.Id)));
        var rows = await first.Where(row => row.NotBefore <= now)
            .OrderBy(row => row.Lane > 0).ThenBy(row => row.Id).Take(MostAtOnce).ToListAsync(ct);
        var next = await first.Where(row => row.NotBefore > now).Select(row => (DateTimeOffset?)row.NotBefore).MinAsync(ct);
        var cards = await StaleCardsAsync(db, now, ct);
        return new([.. rows.Select(ToTrip), .. cards], next);
    }

    /// <returns>True: commit it.</returns>
    public static async Task<bool> MarkUnderwayAsync(MicroGovContext db, IEnumerable<SendAttempt> trips, CancellationToken ct)
    {
        var ids = trips.Select(trip => trip.RowId).Where(id => id != 0).ToList();
        if (ids.Count > 0)
        {
            await db.Outbox.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsUnderway, true), ct);
        }

        return true;
    }

    /// <summary>
    /// After a crash nobody knows whether what was underway took effect: some kinds prefer a gap and are dropped; the
    /// others are as if their answer had been lost, so that they are looked for in the group before they are made again.
    /// </summary>
    /// <returns>True: commit it.</returns>
    public static async Task<bool> RecoverAsync(MicroGovContext db, CancellationToken ct)
    {
        foreach (var row in await db.Outbox.Where(row => row.IsUnderway && row.GivenUp == null).ToListAsync(ct))
        {
            var errand = Read(row.Message);
            if (errand is not null && SendAttempt.MayBeDropped(errand))
            {
                db.Outbox.Remove(row);
                continue;
            }

            (row.IsUnderway, row.Attempts) = (false, row.Attempts + 1);
            row.Message = errand is null ? row.Message : Write(errand with { LookAt = null, FoundAt = null });
        }

        return true;
    }

    /// <summary>Whether a poll may stand in a group without our knowing its id yet, but will be known in a moment.</summary>
    public static Task<bool> AnyPollInDoubtAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        // One that should have been tried long ago is held up by more than a lost answer.
        var (early, soon) = (now - SoonKnown, now + SoonKnown);
        return db.Outbox.AnyAsync(
            row => row.GivenUp == null && row.Message.Contains(PollMark)
                && (row.IsUnderway || (row.Attempts > 0 && row.NotBefore >= early && row.NotBefore <= soon)),
            ct);
    }

    /// <summary>Whether a poll is still to be posted, or may stand in a group unknown.</summary>
    public static Task<bool> AnyPollOwedAsync(MicroGovContext db, CancellationToken ct) =>
        db.Outbox.AnyAsync(row => row.GivenUp == null && row.Message.Contains(PollMark), ct);

    /// <summary>
    /// The group has the bot again: what was decided meanwhile is announced, and polls of votes that are over are closed.
    /// Cards are posted for those affairs that lack one, so theirs are not revived.
    /// </summary>
    public static Task ReviveAsync(MicroGovContext db, long chatId, DateTimeOffset now, CancellationToken ct)
    {
        var oldest = now - StillNews;
        return db.Outbox
            .Where(row => row.Lane == chatId && row.NotBefore > oldest && !row.Message.Contains(CardMark)
                && (row.GivenUp!.StartsWith(SendFault.Forbidden) || row.GivenUp!.Contains(SendFault.ChatNotFound)))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.GivenUp, (string?)null).SetProperty(row => row.NotBefore, now)
                    .SetProperty(row => row.IsUnderway, false),
                ct);
    }

    public static string Write(OutboxMessage errand) => JsonSerializer.Serialize(errand, JournalJson.Options);

    /// <summary>Null when it cannot be read, for example because an older version of the service wrote it.</summary>
    public static OutboxMessage? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<OutboxMessage>(json, JournalJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SendAttempt ToTrip(OutboxRow row) => new(row.Id, row.Lane, Read(row.Message) ?? new Unreadable(), row.Attempts)
    {
        Answers = row.Attempts == 0 ? row.NotBefore : null,
    };

    /// <summary>Cards wait until nothing else can be sent to their chat.</summary>
    private static async Task<IEnumerable<SendAttempt>> StaleCardsAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        var talking = db.Outbox.Where(row => row.GivenUp == null && row.NotBefore <= now).Select(row => row.Lane);
        var quiet = db.Groups.Where(home => home.Reachable && !talking.Contains(home.ChatId));
        var stale = await (from affair in db.Affairs
                           where affair.CardIsStale && affair.CardMessageId != null
                           join home in quiet on affair.GroupId equals home.Id
                           orderby affair.ChangedAt
                           select new { affair.Id, home.ChatId }).Take(MostAtOnce).ToListAsync(ct);
        return stale.Select(card => new SendAttempt(0, card.ChatId, new EditCard(card.ChatId) { AffairId = card.Id }, 0));
    }
}
