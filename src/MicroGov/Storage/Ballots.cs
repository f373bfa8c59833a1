using MicroGov.Core.Voting;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>Counts ballots in the database: they are never all loaded.</summary>
public static class Ballots
{
    public static async Task<Tally> CountAsync(MicroGovContext db, long affairId, Vote vote, CancellationToken ct)
    {
        var groups = await db.Ballots.AsNoTracking()
            .Where(ballot => ballot.AffairId == affairId && ballot.Round == vote.Round)
            .GroupBy(ballot => new { ballot.Choice, ballot.Counted })
            .Select(group => new { group.Key.Choice, group.Key.Counted, Count = group.Count() })
            .ToListAsync(ct);
        var counts = Enumerable.Range(0, vote.Choices.Length)
            .Select(choice => groups.Where(group => group.Counted && group.Choice == choice).Sum(group => group.Count));
        return new([.. counts], groups.Where(group => !group.Counted).Sum(group => group.Count));
    }
}
