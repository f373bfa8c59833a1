using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Native polls of votes, by Telegram's ids of them.</summary>
public sealed class PollStore(UnitOfWork work)
{
    private static readonly SetQuery<PollRow> Known = new(
        """SELECT "PollId", "AffairId", "Round", "ChatId", "MessageId" FROM "Polls" WHERE "PollId" = ?1""",
        """SELECT "PollId", "AffairId", "Round", "ChatId", "MessageId" FROM "Polls" WHERE "PollId" = ANY(@0)""",
        row => new()
        {
            PollId = row.Text(0),
            AffairId = row.Integer(1),
            Round = (int)row.Integer(2),
            ChatId = row.Integer(3),
            MessageId = (int)row.Integer(4),
        },
        typeof(string));

    /// <summary>Null: it was asked for, and there is none.</summary>
    private readonly Dictionary<string, PollRow?> rows = [];

    /// <summary>The affairs of all polls that were fetched so far.</summary>
    public IEnumerable<long> AffairIds => rows.Values.OfType<PollRow>().Select(poll => poll.AffairId);

    public async Task<PollRow?> FindAsync(string pollId)
    {
        if (!rows.TryGetValue(pollId, out var row))
        {
            rows[pollId] = row = await work.Db.Polls.AsNoTracking().SingleOrDefaultAsync(poll => poll.PollId == pollId, work.Ct);
        }

        return row;
    }

    /// <summary>Many at once.</summary>
    public async Task FetchAsync(IReadOnlyCollection<string> ids)
    {
        foreach (var id in ids)
        {
            rows[id] = null;
        }

        foreach (var row in await Known.RunAsync(work.Db, [.. ids.Select(id => (object[])[id])], work.Ct))
        {
            rows[row.PollId] = row;
        }
    }

    /// <summary>Polls that were posted again, as an earlier one could not be found.</summary>
    public Task<List<PollRow>> RepeatsAsync() =>
        work.Db.Polls.AsNoTracking().Where(poll => poll.IsRepeat).OrderBy(poll => poll.AffairId).ToListAsync(work.Ct);

    /// <summary>The twin of a poll: known by its answers only.</summary>
    public void AddTwin(string pollId, PollRow repeat)
    {
        work.Db.Polls.Add(new() { PollId = pollId, AffairId = repeat.AffairId, Round = repeat.Round, ChatId = repeat.ChatId });
    }

    internal void Forget() => rows.Clear();
}
