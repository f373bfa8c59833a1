using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Accounts that had their say in an affair under a number that was erased since.</summary>
public sealed class FormerParticipantStore(UnitOfWork work)
{
    /// <summary>All there are, read once: who was erased is few, and what they took part in is soon closed.</summary>
    private HashSet<(long AffairId, string Mark)>? known;

    private AccountHasher? hasher;

    public async Task<bool> HasAsync(long affairId, long account)
    {
        known ??= [.. (await work.Db.FormerParticipants.AsNoTracking().ToListAsync(work.Ct))
            .Select(row => (row.AffairId, row.Mark))];
        return known.Count > 0 && known.Contains((affairId, (await HasherAsync()).MarkOf(affairId, account)));
    }

    /// <summary>From now on this account has had its say there.</summary>
    public async Task AddAsync(long affairId, long account)
    {
        if (!await HasAsync(affairId, account))
        {
            var mark = (await HasherAsync()).MarkOf(affairId, account);
            known!.Add((affairId, mark));
            work.Db.FormerParticipants.Add(new FormerParticipantRow { AffairId = affairId, Mark = mark });
        }
    }

    internal void Forget() => (known, hasher) = (null, null);

    /// <summary>
    /// The first who is ever erased needs the key. Two replicas that make it at once collide, and one decides again.
    /// </summary>
    private async Task<AccountHasher> HasherAsync()
    {
        if (hasher is null)
        {
            var row = await work.Db.ServiceKeys.FindAsync([ServiceKeyRow.OfAccounts], work.Ct);
            row ??= work.Db.ServiceKeys.Add(new() { Name = ServiceKeyRow.OfAccounts, Key = AccountHasher.NewKey() }).Entity;
            hasher = new(row.Key);
        }

        return hasher;
    }
}
