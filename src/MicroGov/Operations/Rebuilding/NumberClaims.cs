using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>
/// No two affairs of a community have one number. A row that bears the number which another affair's journal was given has none
/// until its own journal is read; one without a journal goes.
/// </summary>
internal sealed class NumberClaims(MicroGovContext db, TableComparison tables)
{
    public async Task ClearAsync(CancellationToken ct)
    {
        var rightful = await ReadAsync(ct);
        var rows = await db.Affairs.Select(row => new { row.Id, Key = new Claim(row.CommunityId, row.Number) }).ToListAsync(ct);
        var journals = rightful.Values.ToHashSet();
        var free = rows.Select(row => row.Key.Number).Append(0).Min();
        foreach (var row in rows.Where(row => rightful.TryGetValue(row.Key, out var owner) && owner != row.Id))
        {
            if (journals.Contains(row.Id) || await db.Journal.AnyAsync(entry => entry.AffairId == row.Id, ct))
            {
                var number = --free;
                await db.Affairs.Where(one => one.Id == row.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.Number, number), ct);
            }
            else
            {
                var stored = await db.Affairs.AsNoTracking().SingleAsync(one => one.Id == row.Id, ct);
                await tables.CompareAsync(
                    one => $"community {one.CommunityId}, affair #{one.Number}", [stored], Array.Empty<AffairRow>(),
                    one => one.Id, ct);
            }
        }
    }

    /// <summary>The id of the affair that was raised under a number.</summary>
    private async Task<Dictionary<Claim, long>> ReadAsync(CancellationToken ct)
    {
        var rightful = new Dictionary<Claim, long>();
        await foreach (var entry in db.Journal.AsNoTracking().Where(row => row.Sequence == 1).OrderBy(row => row.AffairId)
            .AsAsyncEnumerable().WithCancellation(ct))
        {
            try
            {
                if (AffairEvents.Format.Read(entry.Payload) is AffairRaised raised)
                {
                    rightful.TryAdd(new(raised.CommunityId, raised.Number), entry.AffairId);
                }
            }
            catch (Exception fault) when (fault is JsonException or NotSupportedException or UnknownEventException)
            {
                // Nothing is made of a journal that cannot be read.
            }
        }

        return rightful;
    }

    private sealed record Claim(long CommunityId, int Number);
}
