using System.Text.Json;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Verifying;

/// <summary>
/// Communities whose group went to another one. Of them only their journals are left, which must be whole and end just as the
/// other's journal says.
/// </summary>
internal sealed class MergedCommunities(MicroGovContext db, Findings findings)
{
    /// <returns>Their ids: a journal without its community is no stray there.</returns>
    public async Task<HashSet<long>> CheckAsync(CancellationToken ct)
    {
        var heads = await AbsorbedAsync(ct);
        foreach (var (id, head) in heads)
        {
            var where = $"community {id}";
            var chain = new ChainAudit(JournalEntry.Root, what => findings.Add(where, what));
            await foreach (var row in db.CommunityJournal.Where(row => row.CommunityId == id).OrderBy(row => row.Sequence)
                .AsAsyncEnumerable().WithCancellation(ct))
            {
                var entry = new CommunityEntry(row.CommunityId, row.Sequence, row.At, row.Payload, row.Hash);
                chain.Take(entry.Sequence, entry.AtMilliseconds, entry.Hash, entry.StandsOn);
            }

            if (chain.Head != head)
            {
                findings.Add(where, "its journal does not end as the community says that it is part of now");
            }
        }

        return [.. heads.Keys];
    }

    private async Task<Dictionary<long, string>> AbsorbedAsync(CancellationToken ct)
    {
        var heads = new Dictionary<long, string>();
        await foreach (var payload in db.CommunityJournal.Where(row => row.Payload.Contains("\"kind\":\"group-linked\""))
            .Select(row => row.Payload).AsAsyncEnumerable().WithCancellation(ct))
        {
            try
            {
                if (CommunityEvents.Format.Read(payload) is GroupLinked { Absorbed: { } absorbed })
                {
                    heads[absorbed.Id] = absorbed.JournalHead;
                }
            }
            catch (Exception fault) when (fault is JsonException or UnknownEventException)
            {
                // The audit of its own community tells it.
            }
        }

        return heads;
    }
}
