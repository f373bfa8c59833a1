using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Delivery;

/// <summary>The rows that are owed: marking what is about to be called, and what a crash or an absence left behind.</summary>
internal static class Outbox
{
    /// <summary>Nothing waits for a poll that Telegram keeps refusing.</summary>
    public static readonly TimeSpan SoonKnown = TimeSpan.FromSeconds(10);

    private static readonly string PollMark = MessageJson.Mark(PostPollKind.StoredName);

    private static readonly string CardMark = MessageJson.Mark(PostCardKind.StoredName);

    /// <summary>What is older than this is no news any more.</summary>
    private static readonly TimeSpan StillNews = TimeSpan.FromDays(7);

    /// <returns>True: commit it.</returns>
    public static async Task<bool> MarkUnderwayAsync(MicroGovContext db, IEnumerable<SendAttempt> attempts, CancellationToken ct)
    {
        var ids = attempts.Select(attempt => attempt.RowId).Where(id => id != 0).ToList();
        if (ids.Count > 0)
        {
            await db.Outbox.Where(row => ids.Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsUnderway, true), ct);
        }

        return true;
    }

    /// <summary>
    /// After a crash nobody knows whether what was underway took effect: some prefer a gap and are dropped; the
    /// others are as if their answer had been lost, so that they are looked for in the group before they are made again.
    /// Those that only a newer version knows are left to it. What had not been tried is tried now, as the clock that said when
    /// may have been ahead of this one.
    /// </summary>
    /// <returns>True: commit it.</returns>
    public static async Task<bool> RecoverAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        await db.Outbox.Where(row => row.GivenUp == null && row.Attempts == 0 && row.NotBefore > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NotBefore, now), ct);
        foreach (var row in await db.Outbox.Where(row => row.IsUnderway && row.GivenUp == null).ToListAsync(ct))
        {
            switch (MessageJson.Read(row.Message))
            {
                case null:
                    continue;
                case { } message when MessageKinds.Of(message).PrefersGap || message.CanBeAskedAgain:
                    db.Outbox.Remove(row);
                    continue;
                case { LookAt: null, FoundAt: null }:
                    break;
                case { } message:
                    row.Message = (message with { LookAt = null, FoundAt = null }).ToJson();
                    break;
            }

            // One lost answer, however often we crash: who waits longer and longer waits for Telegram, not for us.
            (row.IsUnderway, row.Attempts) = (false, Math.Max(1, row.Attempts));
        }

        return true;
    }

    /// <summary>Whether a poll may stand in a group without our knowing its id yet, but will be known in a moment.</summary>
    public static Task<bool> AnyPollInDoubtAsync(UnitOfWork work)
    {
        // One that should have been tried long ago is held up by more than a lost answer.
        var (early, soon) = (work.QueuedAt - SoonKnown, work.QueuedAt + SoonKnown);
        return work.Db.Outbox.AnyAsync(
            row => row.GivenUp == null && row.Message.Contains(PollMark)
                && (row.IsUnderway || (row.Attempts > 0 && row.NotBefore >= early && row.NotBefore <= soon)),
            work.Ct);
    }

    /// <summary>Whether a poll is still to be posted, or may stand in a group unknown.</summary>
    public static Task<bool> AnyPollOwedAsync(UnitOfWork work) =>
        work.Db.Outbox.AnyAsync(row => row.GivenUp == null && row.Message.Contains(PollMark), work.Ct);

    /// <summary>
    /// The group has the bot again: what was decided meanwhile is announced, and polls of votes that are over are closed.
    /// Cards are posted for those affairs that lack one, so theirs are not revived.
    /// </summary>
    public static Task ReviveAsync(UnitOfWork work, long chatId)
    {
        var oldest = work.QueuedAt - StillNews;
        return work.Db.Outbox
            .Where(row => row.Lane == chatId && row.NotBefore > oldest && !row.Message.Contains(CardMark)
                && (row.GivenUp!.StartsWith(SendFault.Forbidden) || row.GivenUp!.Contains(SendFault.ChatNotFound)))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.GivenUp, (string?)null).SetProperty(row => row.NotBefore, work.QueuedAt)
                    .SetProperty(row => row.IsUnderway, false),
                work.Ct);
    }
}
