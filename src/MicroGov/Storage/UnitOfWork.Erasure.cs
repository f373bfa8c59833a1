using MicroGov.Core.Lifecycle;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>Taking somebody out of the database: what says who they are goes, what they did stays under their number.</summary>
public sealed partial class UnitOfWork
{
    /// <summary>All there are, read once a transaction: who was erased is few, and what they took part in is soon closed.</summary>
    private HashSet<(long AffairId, string Mark)>? formerSays;

    private AccountHasher? hasher;

    /// <summary>Whether this account had its say in an affair under a number that was erased since.</summary>
    public async Task<bool> HadTheirSayAsync(long affairId, long account)
    {
        formerSays ??= [.. (await db.FormerParticipants.AsNoTracking().ToListAsync(ct)).Select(row => (row.AffairId, row.Mark))];
        return formerSays.Count > 0 && formerSays.Contains((affairId, (await HasherAsync()).MarkOf(affairId, account)));
    }

    /// <summary>From now on this account has had its say there.</summary>
    public async Task RememberSayAsync(long affairId, long account)
    {
        if (!await HadTheirSayAsync(affairId, account))
        {
            var mark = (await HasherAsync()).MarkOf(affairId, account);
            formerSays!.Add((affairId, mark));
            db.FormerParticipants.Add(new() { AffairId = affairId, Mark = mark });
        }
    }

    /// <summary>
    /// The first who is ever erased needs the key. Two replicas that make it at once collide, and one decides again.
    /// </summary>
    private async Task<AccountHasher> HasherAsync()
    {
        if (hasher is null)
        {
            var row = await db.ServiceKeys.FindAsync([ServiceKeyRow.OfAccounts], ct);
            row ??= db.ServiceKeys.Add(new() { Name = ServiceKeyRow.OfAccounts, Key = AccountHasher.NewKey() }).Entity;
            hasher = new(row.Key);
        }

        return hasher;
    }

    /// <summary>The open affairs that somebody had to do with.</summary>
    public Task<List<long>> OpenAffairsOfAsync(long personId) => (
        from concerned in db.JournalPersons
        join affair in db.Affairs on concerned.AffairId equals affair.Id
        where concerned.PersonId == personId && affair.Stage != nameof(Stage.Closed)
        select affair.Id).Distinct().OrderBy(id => id).ToListAsync(ct);

    /// <summary>Every community that they were seen in, belong to or hold an office in.</summary>
    public async Task<List<long>> CommunitiesOfAsync(long personId)
    {
        var seen = from member in db.Members
                   join home in db.Groups on member.GroupId equals home.Id
                   where member.PersonId == personId
                   select home.CommunityId;
        return await seen
            .Union(db.Residents.Where(row => row.PersonId == personId).Select(row => row.CommunityId))
            .Union(db.Grants.Where(row => row.PersonId == personId).Select(row => row.CommunityId))
            .OrderBy(id => id).ToListAsync(ct);
    }

    /// <summary>Who they are goes. Rows that are theirs went before, offices and households by the journal.</summary>
    public async Task EraseAsync(PersonRow person, IReadOnlyCollection<long> communityIds)
    {
        var (id, account) = (person.Id, person.TelegramId);
        await SaveAsync();
        await StaleCardsAsync(id, communityIds);
        person.Erase();
        await SaveAsync();
        ForgetResidents();
        glimpses.Remove(account);
        peopleByAccount[account] = null;
        (HasErased, HasNewsForDelivery) = (true, true);
    }

    /// <summary>
    /// Cards that show their name are drawn anew, also of affairs that closed long ago. What they are known to show changes
    /// with it, so that one which is being drawn at this moment does not count as fresh.
    /// </summary>
    private Task StaleCardsAsync(long id, IReadOnlyCollection<long> communityIds) => db.Affairs
        .Where(row => EF.Parameter(communityIds).Contains(row.CommunityId) && row.CardMessageId != null)
        .Where(row => row.RaisedBy == id || row.Doer == id || row.AcceptedBy == id)
        .ExecuteUpdateAsync(
            set => set.SetProperty(row => row.CardIsStale, true).SetProperty(row => row.CardShows, $"erased {id}"), ct);
}
