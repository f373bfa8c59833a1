using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>When the clock should act. Rows of kinds that only a newer replica knows are left to it.</summary>
public sealed class DeadlineStore(UnitOfWork work)
{
    /// <summary>The row that is due first; null when there is none.</summary>
    public static async Task<DeadlineRow?> NextAsync(Database database, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        return await Known(db).AsNoTracking().OrderBy(row => row.At).FirstOrDefaultAsync(ct);
    }

    public Task DropAsync(DeadlineRow due) => Same(due).ExecuteDeleteAsync(work.Ct);

    public Task MoveAsync(DeadlineRow due, DateTimeOffset until) =>
        Same(due).ExecuteUpdateAsync(set => set.SetProperty(row => row.At, until), work.Ct);

    /// <summary>What the clock has to know of an affair as it is now.</summary>
    internal async Task RecordAsync(Affair affair, CommunityTerms terms)
    {
        var wanted = AffairDeadlines.Of(affair, terms).Select(deadline => DeadlineRow.Of(affair.Id, deadline))
            .ToDictionary(row => (row.Kind, row.Subject));
        foreach (var row in await Known(work.Db).Where(row => row.AffairId == affair.Id).ToListAsync(work.Ct))
        {
            if (wanted.Remove((row.Kind, row.Subject), out var made))
            {
                row.At = made.At;
            }
            else
            {
                work.Db.Deadlines.Remove(row);
            }
        }

        work.Db.Deadlines.AddRange(wanted.Values);
    }

    private static IQueryable<DeadlineRow> Known(MicroGovContext db) => db.Deadlines.Where(DeadlineRow.IsKnown);

    /// <summary>The row as it was read: one that somebody has moved meanwhile stays as they want it.</summary>
    private IQueryable<DeadlineRow> Same(DeadlineRow due) => work.Db.Deadlines.Where(row =>
        row.AffairId == due.AffairId && row.Kind == due.Kind && row.Subject == due.Subject && row.At == due.At);
}
