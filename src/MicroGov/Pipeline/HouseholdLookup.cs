using MicroGov.Core.Community;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Pipeline;

/// <summary>Finds the household that somebody means.</summary>
internal static class HouseholdLookup
{
    /// <summary>The household with this door; null when there is none.</summary>
    public static Task<HouseholdRow?> ByDoorAsync(UnitOfWork work, long communityId, string door)
    {
        var key = Household.KeyOf(door);
        return work.Db.Households.AsNoTracking().SingleOrDefaultAsync(row => row.CommunityId == communityId && row.DoorKey == key, work.Ct);
    }
}
