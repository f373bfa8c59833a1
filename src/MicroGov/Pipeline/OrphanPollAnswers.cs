using MicroGov.Delivery;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Pipeline;

/// <summary>
/// Answers in polls whose id nobody has told us: Telegram did post the poll, and its answer to us was lost or is on its
/// way. They are kept, and counted as soon as the id is known.
/// </summary>
internal static class OrphanPollAnswers
{
    private const int MostAtOnce = 500;

    private static readonly SetQuery<string> InPoll = new(
        """SELECT "PollId" FROM "OrphanPollAnswers" WHERE "PollId" = ?1 LIMIT 1""",
        """SELECT DISTINCT "PollId" FROM "OrphanPollAnswers" WHERE "PollId" = ANY(@0)""",
        row => row.Text(0),
        typeof(string));

    public static void Keep(UnitOfWork work, PollAnswered polled)
    {
        work.Db.OrphanPollAnswers.Add(new OrphanPollAnswerRow
        {
            PollId = polled.PollId,
            UpdateId = polled.UpdateId,
            TelegramId = polled.Who!.TelegramId,
            Choice = polled.Choices is [var choice, ..] ? choice : null,
            Name = polled.Who.Name,
            Username = polled.Who.Username,
            LanguageCode = polled.Who.LanguageCode,
            At = work.Now,
        });
        work.HasNewsForClock = true;
    }

    /// <summary>What must be counted before this batch, because it was given before; see <see cref="TakeKnownAsync"/>.</summary>
    public static async Task<List<PollAnswered>> TakeForAsync(UnitOfWork work, IReadOnlyCollection<Incoming> batch)
    {
        var polls = batch.OfType<PollAnswered>().Select(polled => polled.PollId).Distinct().ToList();
        var any = batch.Any(incoming => incoming is MessageReceived or ButtonPressed)
            ? await AnyAsync(work.Db, work.Ct)
            : (await InPoll.RunAsync(work.Db, [.. polls.Select(id => (object[])[id])], work.Ct)).Count > 0;
        return any ? await TakeKnownAsync(work) : [];
    }

    public static Task<bool> AnyAsync(MicroGovContext db, CancellationToken ct) => db.OrphanPollAnswers.AnyAsync(ct);

    public static Task<bool> AnyKnownAsync(MicroGovContext db, CancellationToken ct) => Known(db).AnyAsync(ct);

    /// <summary>The update of the first answer that can be counted now; 0 when there is none.</summary>
    public static Task<long> FirstKnownAsync(MicroGovContext db, CancellationToken ct) =>
        Known(db).OrderBy(row => row.UpdateId).Select(row => row.UpdateId).FirstOrDefaultAsync(ct);

    /// <summary>Answers that can be counted now, in the order in which they were given. They are kept no longer.</summary>
    /// <param name="only">The update of just one of them.</param>
    public static async Task<List<PollAnswered>> TakeKnownAsync(UnitOfWork work, long? only = null)
    {
        var known = only is null ? Known(work.Db) : Known(work.Db).Where(row => row.UpdateId == only);
        var rows = await known.OrderBy(row => row.UpdateId).Take(MostAtOnce).ToListAsync(work.Ct);
        work.Db.OrphanPollAnswers.RemoveRange(rows);
        return rows.ConvertAll(row => new PollAnswered(row.UpdateId, row.PollId, row.Choice is { } choice ? [choice] : [])
        {
            Who = new Caller(row.TelegramId, row.Name, row.Username, row.LanguageCode),
            IsKept = true,
        });
    }

    /// <summary>Some are kept, and the poll that they may belong to is known, or will be in a moment.</summary>
    public static async Task<bool> AnySoonKnownAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct) =>
        await db.OrphanPollAnswers.AnyAsync(ct) && (await AnyKnownAsync(db, ct) || await Outbox.AnyPollInDoubtAsync(db, now, ct));

    /// <summary>
    /// A poll that was posted again, as the first one was not found, may have a twin in the group. When answers come from a
    /// poll that we do not know, none is on its way, and just one vote with such a twin was open when they came and still is,
    /// they belong to that vote.
    /// </summary>
    /// <returns>True when a twin was recognised.</returns>
    public static async Task<bool> RecogniseTwinsAsync(UnitOfWork work)
    {
        var (db, ct) = (work.Db, work.Ct);
        var unknown = await db.OrphanPollAnswers.AsNoTracking().Where(kept => !db.Polls.Any(poll => poll.PollId == kept.PollId))
            .OrderBy(kept => kept.At).Take(MostAtOnce).ToListAsync(ct);
        if (unknown.Count == 0 || await Outbox.AnyPollOwedAsync(db, ct))
        {
            return false;
        }

        var repeats = await db.Polls.AsNoTracking().Where(poll => poll.IsRepeat).OrderBy(poll => poll.AffairId).ToListAsync(ct);
        var (running, found) = (new List<(PollRow Poll, DateTimeOffset? Since, DateTimeOffset Until)>(), false);
        foreach (var repeat in repeats)
        {
            if (await work.AffairAsync(repeat.AffairId) is { } row)
            {
                running.Add(work.StateOf(row).Vote is { Result: null } vote && vote.Round == repeat.Round
                    ? (repeat, vote.OpenedAt, DateTimeOffset.MaxValue)
                    // When it ended is not known here, but not after the affair last changed.
                    : (repeat, null, row.ChangedAt));
            }
        }

        foreach (var answers in unknown.GroupBy(kept => kept.PollId))
        {
            var came = answers.First().At;
            if (running.FindAll(one => (one.Since ?? DateTimeOffset.MinValue) <= came && came <= one.Until)
                is [{ Since: not null, Poll: var twin }])
            {
                found = true;
                db.Polls.Add(new PollRow
                {
                    PollId = answers.Key, AffairId = twin.AffairId, Round = twin.Round, ChatId = twin.ChatId,
                });
            }
        }

        return found;
    }

    private static IQueryable<OrphanPollAnswerRow> Known(MicroGovContext db) =>
        from kept in db.OrphanPollAnswers
        join poll in db.Polls on kept.PollId equals poll.PollId
        select kept;
}
