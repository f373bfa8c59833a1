using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.ReadModels;

/// <summary>The affairs that a community is voting on.</summary>
public static class RunningVotes
{
    /// <param name="most">The oldest of them, if there are more.</param>
    public static async Task<List<Affair>> OfAsync(UnitOfWork work, long communityId, int most)
    {
        var voting = nameof(Stage.Voting);
        var rows = await work.Db.Affairs.AsNoTracking().Where(row => row.CommunityId == communityId && row.Stage == voting)
            .OrderBy(row => row.Number).Take(most).Select(row => new { row.Id, row.State }).ToListAsync(work.Ct);
        return rows.ConvertAll(row => StateCache.Read(row.Id, row.State));
    }
}
