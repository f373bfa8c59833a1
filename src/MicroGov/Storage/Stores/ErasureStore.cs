using MicroGov.Core.Lifecycle;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Taking somebody out of the database: what says who they are goes, what they did stays under their number.</summary>
public sealed class ErasureStore(UnitOfWork work)
{
    /// <summary>The open affairs that somebody had to do with.</summary>
    public Task<List<long>> OpenAffairsAsync(long personId) => (
        from concerned in work.Db.JournalPersons
        join affair in work.Db.Affairs on concerned.AffairId equals affair.Id
        where concerned.PersonId == personId && affair.Stage != nameof(Stage.Closed)
        select affair.Id).Distinct().OrderBy(id => id).ToListAsync(work.Ct);

    /// <summary>Every community that they were seen in, belong to or hold an office in.</summary>
    public async Task<List<long>> CommunitiesAsync(long personId)
    {
        var seen = from member in work.Db.Members
                   join home in work.Db.Groups on member.GroupId equals home.Id
                   where member.PersonId == personId
                   select home.CommunityId;
        return await seen
            .Union(work.Db.Residents.Where(row => row.PersonId == personId).Select(row => row.CommunityId))
            .Union(work.Db.Grants.Where(row => row.PersonId == personId).Select(row => row.CommunityId))
            .OrderBy(id => id).ToListAsync(work.Ct);
    }

    /// <summary>Who they are goes. Rows that are theirs went before, offices and households by the journal.</summary>
    public async Task EraseAsync(PersonRow person, IReadOnlyCollection<long> communityIds)
    {
        var (id, account) = (person.Id, person.TelegramId);
        await work.SaveAsync();
        await RedrawCardsAsync(id, communityIds);
        person.Erase();
        await work.SaveAsync();
        work.Households.Forget();
        work.Offices.Forget();
        work.People.Forget(account);
        (work.HasErased, work.HasNewsForDelivery) = (true, true);
    }

    /// <summary>
    /// Cards that show their name are drawn anew, also of affairs that closed long ago. What they are known to show changes
    /// with it, so that one which is being drawn at this moment does not count as fresh.
    /// </summary>
    private Task RedrawCardsAsync(long id, IReadOnlyCollection<long> communityIds) => work.Db.Affairs
        .Where(row => EF.Parameter(communityIds).Contains(row.CommunityId) && row.CardMessageId != null)
        .Where(row => row.RaisedBy == id || row.Doer == id || row.AcceptedBy == id)
        .ExecuteUpdateAsync(
            set => set.SetProperty(row => row.CardIsStale, true).SetProperty(row => row.CardShows, $"erased {id}"), work.Ct);
}
