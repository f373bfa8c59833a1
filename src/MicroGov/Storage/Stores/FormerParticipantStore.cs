using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Accounts that had their say in an affair under a number that was erased since.</summary>
public sealed class FormerParticipantStore(UnitOfWork work)
{
    /// <summary>All there are, read once: who was erased is few, and what they took part in is soon closed.</summary>
    private HashSet<(long AffairId, string Mark)>? known;

    /// <param name="mark">Asked for only where somebody was erased.</param>
    public async Task<bool> HasAsync(long affairId, Func<string> mark)
    {
        known ??= [.. (await work.Db.FormerParticipants.AsNoTracking().ToListAsync(work.Ct))
            .Select(row => (row.AffairId, row.Mark))];
        return known.Count > 0 && known.Contains((affairId, mark()));
    }

    /// <summary>From now on this account has had its say there.</summary>
    public async Task AddAsync(long affairId, string mark)
    {
        if (!await HasAsync(affairId, () => mark))
        {
            known!.Add((affairId, mark));
            work.Db.FormerParticipants.Add(new FormerParticipantRow { AffairId = affairId, Mark = mark });
        }
    }

    internal void Forget() => known = null;
}
