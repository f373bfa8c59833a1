using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Verifying;

/// <summary>
/// Every number that a community gave away must still have its affair: an affair that was deleted leaves no other trace.
/// </summary>
internal sealed class NumberAudit(MicroGovContext db, Findings findings)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var counts = await db.Affairs.GroupBy(row => row.CommunityId)
            .Select(home => new { home.Key, Count = home.Count(), Highest = home.Max(row => row.Number) })
            .ToDictionaryAsync(home => home.Key, ct);
        var homes = await db.Communities.OrderBy(row => row.Id).Select(row => new { row.Id, row.NextNumber }).ToListAsync(ct);
        foreach (var home in homes)
        {
            var (count, highest) = counts.TryGetValue(home.Id, out var found) ? (found.Count, found.Highest) : (0, 0);
            if (highest >= home.NextNumber)
            {
                findings.Add($"community {home.Id}", $"its next number is {home.NextNumber}, but there is an affair #{highest}");
            }
            else if (count != home.NextNumber - 1)
            {
                await FindGapsAsync(home.Id, home.NextNumber, ct);
            }
        }
    }

    private async Task FindGapsAsync(long home, int next, CancellationToken ct)
    {
        var expected = 1;
        await foreach (var number in db.Affairs.Where(row => row.CommunityId == home).OrderBy(row => row.Number)
            .Select(row => row.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            Tell(expected, number);
            expected = number + 1;
        }

        Tell(expected, next);

        void Tell(int from, int to)
        {
            if (from < to)
            {
                findings.Add(
                    $"community {home}", from == to - 1 ? $"affair #{from} is gone" : $"affairs #{from} to #{to - 1} are gone");
            }
        }
    }
}
