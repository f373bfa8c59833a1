using MicroGov.Core.Community;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Pipeline;

/// <summary>Who leads where, by the offices that were given.</summary>
internal static class Leaders
{
    /// <summary>Leaders of the unit or one around it, and moderators.</summary>
    public static async Task<List<PersonRow>> OfAsync(UnitOfWork work, CommunityRow community, long unitId)
    {
        var tree = await work.UnitsAsync(community.Id);
        var grants = await work.Db.Grants.AsNoTracking()
            .Where(row => row.CommunityId == community.Id && (row.Role == nameof(Role.UnitLeader) || row.Role == nameof(Role.Moderator)))
            .ToListAsync(work.Ct);
        var ids = grants.Where(row => row.UnitId is not { } led || (tree is not null && tree.Contains(led, unitId)))
            .Select(row => row.PersonId).Distinct().ToList();
        return await work.Db.People.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToListAsync(work.Ct);
    }
}
