using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Answers in polls that are not known yet, kept until they are.</summary>
public sealed class OrphanAnswerStore(UnitOfWork work)
{
    private const int MostAtOnce = 500;

    private static readonly SetQuery<string> InPoll = new(
        """SELECT "PollId" FROM "OrphanPollAnswers" WHERE "PollId" = ?1 LIMIT 1""",
        """SELECT DISTINCT "PollId" FROM "OrphanPollAnswers" WHERE "PollId" = ANY(@0)""",
        row => row.Text(0),
        typeof(string));

    public void Add(OrphanPollAnswerRow answer)
    {
        work.Db.OrphanPollAnswers.Add(answer);
        work.HasNewsForClock = true;
    }

    public Task<bool> AnyAsync() => work.Db.OrphanPollAnswers.AnyAsync(work.Ct);

    /// <summary>Whether one of these polls has any.</summary>
    public async Task<bool> AnyInAsync(IEnumerable<string> pollIds) =>
        (await InPoll.RunAsync(work.Db, [.. pollIds.Select(id => (object[])[id])], work.Ct)).Count > 0;

    /// <summary>Whether any can be counted now, in this affair's votes.</summary>
    public Task<bool> AnyKnownAsync(long affairId) => work.Db.OrphanPollAnswers.AnyAsync(
        kept => work.Db.Polls.Any(poll => poll.PollId == kept.PollId && poll.AffairId == affairId), work.Ct);

    /// <summary>Those that can be counted now, in the order in which they were given. They are kept no longer.</summary>
    /// <param name="only">The update of just one of them.</param>
    public async Task<List<OrphanPollAnswerRow>> TakeKnownAsync(long? only)
    {
        var known = only is null ? Known(work.Db) : Known(work.Db).Where(row => row.UpdateId == only);
        var rows = await known.OrderBy(row => row.UpdateId).Take(MostAtOnce).ToListAsync(work.Ct);
        work.Db.OrphanPollAnswers.RemoveRange(rows);
        return rows;
    }

    /// <summary>Those whose poll is not known, the oldest first.</summary>
    public Task<List<OrphanPollAnswerRow>> UnknownAsync() => work.Db.OrphanPollAnswers.AsNoTracking()
        .Where(kept => !work.Db.Polls.Any(poll => poll.PollId == kept.PollId))
        .OrderBy(kept => kept.At).Take(MostAtOnce).ToListAsync(work.Ct);

    /// <summary>Whether any is kept, and the update of the first that can be counted now: null when none can.</summary>
    public static async Task<(bool Any, long? FirstKnown)> LookAsync(Database database, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        // Nearly always nothing is kept at all, which one look tells.
        return await db.OrphanPollAnswers.AnyAsync(ct)
            ? (true, await Known(db).OrderBy(row => row.UpdateId).Select(row => (long?)row.UpdateId).FirstOrDefaultAsync(ct))
            : (false, null);
    }

    private static IQueryable<OrphanPollAnswerRow> Known(MicroGovContext db) =>
        from kept in db.OrphanPollAnswers
        join poll in db.Polls on kept.PollId equals poll.PollId
        select kept;
}
