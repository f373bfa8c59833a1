using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Verifying;

/// <summary>Takes one community after the other through its audit. Memory holds the offices and residents of one.</summary>
internal sealed class CommunityAudits(MicroGovContext db, Findings findings)
{
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var community in await db.Communities.OrderBy(row => row.Id).ToListAsync(ct))
        {
            var audit = new CommunityAudit(community, findings);
            await foreach (var entry in db.CommunityJournal.Where(row => row.CommunityId == community.Id)
                .OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(ct))
            {
                audit.Take(entry);
            }

            await foreach (var concerned in db.CommunityJournalPersons.Where(row => row.CommunityId == community.Id)
                .OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(ct))
            {
                audit.Take(concerned);
            }

            audit.Finish(
                await db.Grants.Where(row => row.CommunityId == community.Id).OrderBy(row => row.Id).ToListAsync(ct),
                await db.Residents.Where(row => row.CommunityId == community.Id)
                    .OrderBy(row => row.HouseholdId).ThenBy(row => row.PersonId).ToListAsync(ct));
        }

        var merged = await new MergedCommunities(db, findings).CheckAsync(ct);
        await FindStraysAsync("the journal", db.CommunityJournal.Select(row => row.CommunityId), merged, ct);
        await FindStraysAsync("persons in the journal", db.CommunityJournalPersons.Select(row => row.CommunityId), merged, ct);
        await FindStraysAsync("offices", db.Grants.Select(row => row.CommunityId), [], ct);
        await FindStraysAsync("residents", db.Residents.Select(row => row.CommunityId), [], ct);
        foreach (var lost in await db.Residents
            .Where(row => !db.Households.Any(home => home.Id == row.HouseholdId && home.CommunityId == row.CommunityId))
            .OrderBy(row => row.CommunityId).ThenBy(row => row.HouseholdId).ToListAsync(ct))
        {
            findings.Add(
                $"community {lost.CommunityId}",
                $"person {lost.PersonId} belongs to household {lost.HouseholdId}, which is not there");
        }
    }

    private async Task FindStraysAsync(string what, IQueryable<long> communities, HashSet<long> merged, CancellationToken ct)
    {
        var strays = await communities
            .Distinct()
            .Where(id => !db.Communities.Any(row => row.Id == id))
            .OrderBy(id => id)
            .ToListAsync(ct);
        foreach (var id in strays.Where(id => !merged.Contains(id)))
        {
            findings.Add($"community {id}", $"{what} of a community that is not there");
        }
    }
}
