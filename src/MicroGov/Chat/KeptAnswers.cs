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

    private static readonly SetQuery<string> InPoll = new(
        """SELECT "PollId" FROM "KeptAnswers" WHERE "PollId" = ?1 LIMIT 1""",
        """SELECT DISTINCT "PollId" FROM "KeptAnswers" WHERE "PollId" = ANY(@0)""",
        row => row.Text(0),
        typeof(string));

    public static void Keep(Session session, Polled polled)
    {
        session.Db.KeptAnswers.Add(new KeptAnswerRow
        {
            PollId = polled.PollId,
            UpdateId = polled.UpdateId,
            TelegramId = polled.Who!.TelegramId,
            Choice = polled.Choices is [var choice, ..] ? choice : null,
            Name = polled.Who.Name,
            Username = polled.Who.Username,
            LanguageCode = polled.Who.LanguageCode,
            At = session.Now,
        });
        session.HasNewsForClock = true;
    }

    /// <summary>What must be counted before this batch, because it was given before; see <see cref="TakeKnownAsync"/>.</summary>
    public static async Task<List<Polled>> TakeForAsync(Session session, IReadOnlyCollection<Incoming> batch)
    {
        var polls = batch.OfType<Polled>().Select(polled => polled.PollId).Distinct().ToList();
        var any = batch.Any(incoming => incoming is Written or Pressed)
            ? await AnyAsync(session.Db, session.Ct)
            : (await InPoll.RunAsync(session.Db, [.. polls.Select(id => (object[])[id])], session.Ct)).Count > 0;
        return any ? await TakeKnownAsync(session, MostAtOnce) : [];
    }

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

    /// <summary>Some are kept, and the poll that they may belong to is known, or will be in a moment.</summary>
    public static async Task<bool> AnySoonKnownAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct) =>
        await db.KeptAnswers.AnyAsync(ct) && (await AnyKnownAsync(db, ct) || await Outbox.AnyPollInDoubtAsync(db, now, ct));

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
