using MicroGov.Core.Community;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Who leads, moderates, or speaks for a partner; each community's offices are read once a transaction.</summary>
public sealed class OfficeStore(UnitOfWork work)
{
    private readonly Dictionary<long, ILookup<long, Grant>> known = [];

    /// <summary>The offices that somebody holds in a community.</summary>
    public async Task<IReadOnlyList<Grant>> OfAsync(CommunityRow community, long personId) =>
        community.HasOffices ? [.. (await AllAsync(community.Id))[personId]] : [];

    /// <summary>Leaders of the unit or one around it, and moderators.</summary>
    public async Task<List<PersonRow>> LeadersAsync(CommunityRow community, long unitId)
    {
        var tree = await work.Units.TreeAsync(community.Id);
        var ids = (await AllAsync(community.Id))
            .Where(held => held.Any(grant => grant.Role is Role.UnitLeader or Role.Moderator
                && (grant.UnitId is not { } led || (tree is not null && tree.Contains(led, unitId)))))
            .Select(held => held.Key).ToList();
        return await work.Db.People.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToListAsync(work.Ct);
    }

    /// <summary>Who holds an office here under this username; they may have left.</summary>
    public Task<PersonRow?> FindHolderAsync(long communityId, string username) => work.Db.People.SingleOrDefaultAsync(
        row => row.Username == username
            && work.Db.Grants.Any(grant => grant.CommunityId == communityId && grant.PersonId == row.Id),
        work.Ct);

    internal void Forget() => known.Clear();

    private async Task<ILookup<long, Grant>> AllAsync(long communityId)
    {
        if (!known.TryGetValue(communityId, out var offices))
        {
            var rows = await work.Db.Grants.AsNoTracking().Where(row => row.CommunityId == communityId).ToListAsync(work.Ct);
            known[communityId] = offices = rows.ToLookup(
                row => row.PersonId, row => new Grant(Enum.Parse<Role>(row.Role), row.UnitId, row.Partner));
        }

        return offices;
    }
}
