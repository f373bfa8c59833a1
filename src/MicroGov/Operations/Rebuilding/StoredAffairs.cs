using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>What the database holds of some affairs: one query a table, however many affairs they are.</summary>
internal sealed class StoredAffairs
{
    public required ILookup<long, AffairRow> Affairs { get; init; }

    /// <summary>Also those that were taken back.</summary>
    public required ILookup<long, BallotRow> Ballots { get; init; }

    /// <summary>In the order in which they were made.</summary>
    public required ILookup<long, SpeechRow> Speeches { get; init; }

    public required ILookup<long, AttachmentRow> Attachments { get; init; }

    /// <summary>Of the kinds that this version knows.</summary>
    public required ILookup<long, DeadlineRow> Deadlines { get; init; }

    public required ILookup<long, RollRow> Rolls { get; init; }

    public required ILookup<long, JournalPersonRow> Persons { get; init; }

    /// <param name="first">The lowest of their ids.</param>
    /// <param name="last">The highest.</param>
    public static async Task<StoredAffairs> ReadAsync(MicroGovContext db, long first, long last, CancellationToken ct) => new()
    {
        Affairs = await LookUpAsync(db.Affairs.Where(row => row.Id >= first && row.Id <= last), row => row.Id, ct),
        Ballots = await LookUpAsync(
            db.Ballots.IgnoreQueryFilters().Where(row => row.AffairId >= first && row.AffairId <= last), row => row.AffairId, ct),
        Speeches = await LookUpAsync(
            db.Speeches.Where(row => row.AffairId >= first && row.AffairId <= last).OrderBy(row => row.Id),
            row => row.AffairId,
            ct),
        Attachments = await LookUpAsync(
            db.Attachments.Where(row => row.AffairId >= first && row.AffairId <= last), row => row.AffairId, ct),
        Deadlines = await LookUpAsync(
            db.Deadlines.Where(row => row.AffairId >= first && row.AffairId <= last)
                .Where(DeadlineRow.IsKnown),
            row => row.AffairId,
            ct),
        Rolls = await LookUpAsync(db.Rolls.Where(row => row.AffairId >= first && row.AffairId <= last), row => row.AffairId, ct),
        Persons = await LookUpAsync(
            db.JournalPersons.Where(row => row.AffairId >= first && row.AffairId <= last), row => row.AffairId, ct),
    };

    private static async Task<ILookup<long, TRow>> LookUpAsync<TRow>(
        IQueryable<TRow> rows, Func<TRow, long> affair, CancellationToken ct)
        where TRow : class => (await rows.AsNoTracking().ToListAsync(ct)).ToLookup(affair);
}
