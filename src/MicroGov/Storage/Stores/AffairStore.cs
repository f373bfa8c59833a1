using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>
/// The affairs of one transaction: each is read once, and changes by its journal alone (<see cref="AffairJournalStore"/>).
/// </summary>
public sealed class AffairStore(UnitOfWork work)
{
    /// <summary>Null: it was asked for, and there is none.</summary>
    private readonly Dictionary<long, AffairRow?> rows = [];

    private readonly Dictionary<long, Affair> states = [];

    internal IEnumerable<AffairRow> Known => rows.Values.OfType<AffairRow>();

    public async Task<AffairRow?> FindAsync(long id)
    {
        if (!rows.ContainsKey(id))
        {
            await FetchAsync([id]);
        }

        return rows[id];
    }

    /// <summary>The one that a community calls by this number.</summary>
    public async Task<AffairRow?> FindAsync(long communityId, int number)
    {
        var id = await work.Db.Affairs.Where(row => row.CommunityId == communityId && row.Number == number)
            .Select(row => (long?)row.Id).SingleOrDefaultAsync(work.Ct);
        return id is { } known ? await FindAsync(known) : null;
    }

    public Task<bool> AnyAsync(long communityId) => work.Db.Affairs.AnyAsync(row => row.CommunityId == communityId, work.Ct);

    /// <summary>What its community calls an affair, which is not held for it.</summary>
    public Task<int?> NumberOfAsync(long id) => work.Db.Affairs.Where(row => row.Id == id).Select(row => (int?)row.Number)
        .SingleOrDefaultAsync(work.Ct);

    /// <summary>Many at once, held in the order of their numbers.</summary>
    public async Task FetchAsync(IEnumerable<long> ids)
    {
        var keys = ids.Distinct().Order().ToList();
        keys.ForEach(id => rows[id] = null);
        foreach (var row in await AffairStatements.Held.RunAsync(work.Db, [.. keys.Select(id => (object[])[id])], work.Ct))
        {
            rows[row.Id] = row;
        }
    }

    /// <summary>The affair as its row has it, and as this transaction has changed it.</summary>
    public Affair StateOf(AffairRow row)
    {
        if (!states.TryGetValue(row.Id, out var state))
        {
            states[row.Id] = state = StateCache.Read(row.Id, row.State);
        }

        return state;
    }

    /// <summary>A new affair, so far without history.</summary>
    public async Task<AffairRow> CreateAsync(Home home)
    {
        var row = new AffairRow
        {
            CommunityId = home.Community.Id,
            GroupId = home.Group.Id,
            Number = home.Community.NextNumber++,
            ChangedAt = work.Now,
        };
        work.Db.Affairs.Add(row);
        // The number that buttons and the journal name must be known before the first event is written.
        await work.SaveAsync();
        // From here on the buffer writes it.
        work.Db.Entry(row).State = EntityState.Detached;
        (rows[row.Id], states[row.Id]) = (row, new Affair { Id = row.Id });
        return row;
    }

    /// <summary>A new affair that was refused: as if it had never been.</summary>
    public void Remove(AffairRow row)
    {
        work.Db.Affairs.Remove(row);
        rows[row.Id] = null;
    }

    /// <summary>The affair's card stands in another group from now on. What its old card was is given back.</summary>
    public async Task<(int? Card, bool HasPhoto)> MoveAsync(AffairRow row, Home to)
    {
        await work.SaveAsync();
        var own = work.Db.Affairs.Where(other => other.Id == row.Id);
        var old = await own.Select(other => new { other.CardMessageId, other.CardHasPhoto }).SingleAsync(work.Ct);
        await own.ExecuteUpdateAsync(
            set => set.SetProperty(other => other.GroupId, to.Group.Id).SetProperty(other => other.CardMessageId, (int?)null)
                .SetProperty(other => other.CardHasPhoto, false).SetProperty(other => other.CardShows, ""),
            work.Ct);
        (row.GroupId, row.CardMessageId, row.CardHasPhoto, row.CardShows) = (to.Group.Id, null, false, "");
        return (old.CardMessageId, old.CardHasPhoto);
    }

    /// <summary>Open affairs' cards show what has just changed. One that would look the same costs no call.</summary>
    public Task RedrawOpenCardsAsync(long communityId) => work.Db.Affairs
        .Where(row => row.CommunityId == communityId && row.Stage != nameof(Stage.Closed))
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.CardIsStale, true), work.Ct);

    /// <summary>The affair as it is from now on.</summary>
    internal void Become(AffairRow row, Affair affair)
    {
        states[row.Id] = affair;
        (row.Title, row.Stage) = (affair.Title, affair.Stage.ToString());
        (row.RaisedBy, row.Doer, row.AcceptedBy) = (affair.RaisedBy.Value, affair.Doer?.Value, affair.AcceptedBy?.Value);
    }

    internal void Forget()
    {
        rows.Clear();
        states.Clear();
    }
}
