using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>Where units talk, and how affairs move between their groups.</summary>
public sealed partial class UnitOfWork
{
    /// <summary>
    /// The group that speaks for a unit: its own, else that of the nearest unit around it, else the whole community's. The
    /// given one when there is none of these.
    /// </summary>
    public async Task<Home> HomeOfUnitAsync(Home otherwise, long? unitId)
    {
        var groups = await db.Groups.AsNoTracking().Where(row => row.CommunityId == otherwise.Community.Id && row.Reachable)
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.UnitId }).ToListAsync(ct);
        var way = unitId is { } unit && await UnitsAsync(otherwise.Community.Id) is { } tree
            ? tree.Upward(unit).Select(around => around.ParentId is null ? null : (long?)around.Id).Append(null)
            : [null];
        foreach (var around in way)
        {
            if (groups.Find(row => row.UnitId == around) is { } found)
            {
                return await HomeAsync(found.Id);
            }
        }

        return otherwise;
    }

    /// <summary>The group that the community began in; else its first.</summary>
    public async Task<Home> MainHomeAsync(Home home) => await AnyHomeAsync(home.Community.Id) ?? home;

    /// <summary>The same of a community; null when it has no group.</summary>
    public async Task<Home?> AnyHomeAsync(long communityId)
    {
        var id = await (from home in db.Groups
                        join community in db.Communities on home.CommunityId equals community.Id
                        where community.Id == communityId
                        orderby home.Id != community.MainGroupId, home.Id
                        select (long?)home.Id).FirstOrDefaultAsync(ct);
        return id is { } known ? await HomeAsync(known) : null;
    }

    /// <summary>The affair's card stands in another group from now on. What its old card was is given back.</summary>
    public async Task<(int? Card, bool HasPhoto)> MoveAsync(AffairRow row, Home to)
    {
        await SaveAsync();
        var old = await db.Affairs.Where(other => other.Id == row.Id).Select(other => new { other.CardMessageId, other.CardHasPhoto }).SingleAsync(ct);
        await db.Affairs.Where(other => other.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(other => other.GroupId, to.Group.Id).SetProperty(other => other.CardMessageId, (int?)null)
                .SetProperty(other => other.CardHasPhoto, false).SetProperty(other => other.CardShows, ""),
            ct);
        (row.GroupId, row.CardMessageId, row.CardHasPhoto, row.CardShows) = (to.Group.Id, null, false, "");
        return (old.CardMessageId, old.CardHasPhoto);
    }
}
