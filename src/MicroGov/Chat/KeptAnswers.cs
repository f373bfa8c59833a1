using MicroGov.Core.Affairs;
using MicroGov.Delivery;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Chat;

/// <summary>
/// Answers in polls whose id nobody has told us: Telegram did post the poll, and its answer to us was lost or is on its
/// way. They are kept, and counted as soon as the id is known.
/// </summary>
internal static class KeptAnswers
{
    private const int MostAtOnce = 500;

    public static async Task KeepAsync(Session session, Polled polled)
    {
        var row = await session.Db.KeptAnswers.FindAsync([polled.PollId, polled.Who!.TelegramId], session.Ct);
        if (row is null)
        {
            row = new KeptAnswerRow { PollId = polled.PollId, TelegramId = polled.Who.TelegramId };
            session.Db.KeptAnswers.Add(row);
        }
        else if (row.UpdateId > polled.UpdateId)
        {
            return;
        }

        (row.UpdateId, row.Choice, row.At) = (polled.UpdateId, polled.Choices is [var choice, ..] ? choice : null, session.Now);
        (row.Name, row.Username, row.LanguageCode) = (polled.Who.Name, polled.Who.Username, polled.Who.LanguageCode);
        session.HasNewsForClock = true;
    }

    /// <summary>An older answer that is still kept must not come after this one.</summary>
    public static Task ForgetAsync(Session session, Polled polled) => session.Db.KeptAnswers
        .Where(row => row.PollId == polled.PollId && row.TelegramId == polled.Who!.TelegramId && row.UpdateId < polled.UpdateId)
        .ExecuteDeleteAsync(session.Ct);

    public static Task<bool> AnyAsync(MicroGovContext db, CancellationToken ct) => db.KeptAnswers.AnyAsync(ct);

    public static Task<bool> AnyKnownAsync(MicroGovContext db, CancellationToken ct) => Known(db).AnyAsync(ct);

    /// <summary>Answers that can be counted now, in the order in which they were given. They are kept no longer.</summary>
    public static async Task<List<Polled>> TakeKnownAsync(Session session, int most)
    {
        var rows = await Known(session.Db).OrderBy(row => row.UpdateId).Take(Math.Min(most, MostAtOnce)).ToListAsync(session.Ct);
        session.Db.KeptAnswers.RemoveRange(rows);
        return rows.ConvertAll(row => new Polled(row.UpdateId, row.PollId, row.Choice is { } choice ? [choice] : [])
        {
            Who = new Caller(row.TelegramId, row.Name, row.Username, row.LanguageCode),
        });
    }

    /// <summary>Some are kept, and the poll that they may belong to will be known in a moment.</summary>
    public static async Task<bool> AnySoonKnownAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct) =>
        await db.KeptAnswers.AnyAsync(ct) && await Outbox.AnyPollInDoubtAsync(db, now, ct);

    /// <summary>
    /// A poll that was posted again, as the first one was not found, may have a twin in the group. When answers come from a
    /// poll that we do not know, none is on its way, and just one vote can have such a twin, they belong to that vote.
    /// </summary>
    /// <returns>True when a twin was recognised.</returns>
    public static async Task<bool> RecogniseTwinsAsync(Session session)
    {
        var (db, ct) = (session.Db, session.Ct);
        var unknown = await db.KeptAnswers.Where(kept => !db.Polls.Any(poll => poll.PollId == kept.PollId))
            .Select(kept => kept.PollId).Distinct().Take(MostAtOnce).ToListAsync(ct);
        if (unknown.Count == 0 || await Outbox.AnyPollOwedAsync(db, ct))
        {
            return false;
        }

        var repeats = await (from poll in db.Polls.AsNoTracking()
                             join affair in db.Affairs on poll.AffairId equals affair.Id
                             where poll.IsRepeat && affair.Stage == nameof(Stage.Voting)
                             select poll).ToListAsync(ct);
        var open = new List<PollRow>();
        foreach (var repeat in repeats)
        {
            if (await session.AffairAsync(repeat.AffairId) is { } row
                && session.StateOf(row).Vote is { Result: null } vote && vote.Round == repeat.Round)
            {
                open.Add(repeat);
            }
        }

        if (open is not [var only])
        {
            return false;
        }

        db.Polls.AddRange(unknown.Select(id => new PollRow
        {
            PollId = id, AffairId = only.AffairId, Round = only.Round, ChatId = only.ChatId,
        }));
        return true;
    }

    private static IQueryable<KeptAnswerRow> Known(MicroGovContext db) =>
        from kept in db.KeptAnswers
        join poll in db.Polls on kept.PollId equals poll.PollId
        select kept;
}
