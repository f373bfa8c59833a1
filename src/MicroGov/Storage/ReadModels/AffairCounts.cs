using MicroGov.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.ReadModels;

/// <summary>How many affairs of one community somebody raised, does and did, wherever in it they stand now.</summary>
/// <param name="Raised">However they stand or ended.</param>
/// <param name="Doing">Taken on, and not closed yet.</param>
/// <param name="Done">Taken on, and closed.</param>
public sealed record AffairCounts(int Raised, int Doing, int Done)
{
    public static async Task<AffairCounts> OfAsync(UnitOfWork work, long communityId, long personId)
    {
        var here = work.Db.Affairs.AsNoTracking().Where(row => row.CommunityId == communityId);
        var theirs = here.Where(row => row.Doer == personId);
        return new(
            await here.CountAsync(row => row.RaisedBy == personId, work.Ct),
            await theirs.CountAsync(row => row.Stage != nameof(Stage.Closed), work.Ct),
            await theirs.CountAsync(row => row.Stage == nameof(Stage.Closed), work.Ct));
    }
}
