using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>All affairs that have a row or a journal, some at a time.</summary>
internal static class AffairPages
{
    private const int AffairsAtOnce = 100;

    /// <summary>Journal entries of one page, unless a single affair has more.</summary>
    private const int EntriesAtOnce = 10_000;

    /// <returns>Their ids in order, page by page.</returns>
    public static async Task<List<List<long>>> ReadAsync(MicroGovContext db, CancellationToken ct)
    {
        var lengths = await db.Journal.GroupBy(row => row.AffairId)
            .Select(journal => new { journal.Key, Count = journal.Count() })
            .ToDictionaryAsync(journal => journal.Key, journal => journal.Count, ct);
        var (pages, entries) = (new List<List<long>>(), 0);
        foreach (var id in (await db.Affairs.Select(row => row.Id).ToListAsync(ct)).Union(lengths.Keys).Order())
        {
            entries += lengths.GetValueOrDefault(id);
            if (pages.Count == 0 || pages[^1].Count == AffairsAtOnce || entries > EntriesAtOnce)
            {
                pages.Add([]);
                entries = lengths.GetValueOrDefault(id);
            }

            pages[^1].Add(id);
        }

        return pages;
    }
}
