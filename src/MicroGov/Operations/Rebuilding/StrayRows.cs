using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>Rows of affairs that have neither a row nor a journal: no page of affairs comes by them.</summary>
internal sealed class StrayRows(MicroGovContext db, TableComparison tables)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await GoAsync(db.Ballots, row => (row.AffairId, row.Round, row.PersonId, row.HouseholdId), ct);
        await GoAsync(db.Speeches, row => row.Id, ct);
        await GoAsync(db.Attachments, row => (row.AffairId, row.Number), ct);
        await GoAsync(db.Deadlines.Where(DeadlineRow.IsKnown), row => (row.AffairId, row.Kind, row.Subject), ct);
        await GoAsync(db.Rolls, row => (row.AffairId, row.Round, row.HouseholdId), ct);
        await GoAsync(db.JournalPersons, row => (row.AffairId, row.Sequence, row.PersonId), ct);
    }

    private async Task GoAsync<TRow>(IQueryable<TRow> rows, Func<TRow, object> key, CancellationToken ct)
        where TRow : class
    {
        var strays = await rows.AsNoTracking()
            .Where(row => !db.Affairs.Any(affair => affair.Id == EF.Property<long>(row, nameof(BallotRow.AffairId))))
            .Where(row => !db.Journal.Any(entry => entry.AffairId == EF.Property<long>(row, nameof(BallotRow.AffairId))))
            .ToListAsync(ct);
        await tables.CompareAsync(_ => "affairs that are not there", strays, [], key, ct);
    }
}
