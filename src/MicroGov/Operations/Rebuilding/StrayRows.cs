using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>Rows of affairs that have neither a row nor a journal: no page of affairs comes by them.</summary>
internal sealed class StrayRows(MicroGovContext db, TableComparison tables)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await GoAsync(
            db.Ballots.Where(row => !db.Affairs.Any(one => one.Id == row.AffairId) && !db.Journal.Any(one => one.AffairId == row.AffairId)),
            row => row.AffairId, row => (row.AffairId, row.Round, row.PersonId, row.HouseholdId), ct);
        await GoAsync(
            db.Speeches.Where(row => !db.Affairs.Any(one => one.Id == row.AffairId) && !db.Journal.Any(one => one.AffairId == row.AffairId)),
            row => row.AffairId, row => row.Id, ct);
        await GoAsync(
            db.Deadlines.Where(row => EF.Parameter(DeadlineRow.KnownKinds).Contains(row.Kind)
                && !db.Affairs.Any(one => one.Id == row.AffairId) && !db.Journal.Any(one => one.AffairId == row.AffairId)),
            row => row.AffairId, row => (row.AffairId, row.Kind), ct);
        await GoAsync(
            db.Rolls.Where(row => !db.Affairs.Any(one => one.Id == row.AffairId) && !db.Journal.Any(one => one.AffairId == row.AffairId)),
            row => row.AffairId, row => (row.AffairId, row.Round, row.HouseholdId), ct);
        await GoAsync(
            db.JournalPersons.Where(row => !db.Affairs.Any(one => one.Id == row.AffairId) && !db.Journal.Any(one => one.AffairId == row.AffairId)),
            row => row.AffairId, row => (row.AffairId, row.Sequence, row.PersonId), ct);
    }

    private async Task GoAsync<TRow>(IQueryable<TRow> strays, Func<TRow, long> affair, Func<TRow, object> key, CancellationToken ct)
        where TRow : class =>
        await tables.CompareAsync(row => $"affair id {affair(row)}", await strays.AsNoTracking().ToListAsync(ct), [], key, ct);
}
