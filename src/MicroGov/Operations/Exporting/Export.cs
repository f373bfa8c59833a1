using System.Globalization;
using System.Text.Json;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Exporting;

/// <summary>Reads what is exported row by row: nothing is held, however much there is.</summary>
/// <param name="db">A context that sees one moment, without tracking.</param>
/// <param name="number">Only affairs of this number; null is all.</param>
internal sealed class Export(MicroGovContext db, int? number)
{
    private long affairs, ballots, entries;

    /// <summary>How much was written.</summary>
    public string Told =>
        string.Create(
            CultureInfo.InvariantCulture, $"{affairs:N0} affairs, {ballots:N0} ballots and {entries:N0} journal entries");

    /// <summary>False when an affair was asked for that is not there.</summary>
    public async Task<bool> AnyAsync(CancellationToken ct) =>
        number is null || await db.Affairs.AnyAsync(row => row.Number == number, ct);

    public async Task WriteAsync(IExportFormat format, CancellationToken ct)
    {
        var wanted = db.Affairs.Where(row => number == null || row.Number == number);
        await foreach (var row in wanted.OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            affairs++;
            using var state = JsonDocument.Parse(row.State);
            await format.WriteAsync(
                new AffairRecord(
                    row.CommunityId, row.Number, row.Title, row.Stage, row.RaisedBy, row.Doer, row.ChangedAt, row.Version,
                    row.JournalHead, state.RootElement),
                ct);
        }

        var cast =
            from ballot in db.Ballots
            join affair in wanted on ballot.AffairId equals affair.Id
            orderby ballot.AffairId, ballot.Round, ballot.PersonId
            select new BallotRecord(
                affair.CommunityId,
                affair.Number,
                ballot.Round,
                ballot.CastBy,
                ballot.HouseholdId == 0 ? null : ballot.HouseholdId,
                ballot.Choice == BallotRow.Sealed ? null : new Marking(ballot.Choice),
                ballot.Standing,
                ballot.Source);
        await foreach (var ballot in cast.AsAsyncEnumerable().WithCancellation(ct))
        {
            ballots++;
            await format.WriteAsync(ballot, ct);
        }

        var rolls =
            from entry in db.Rolls
            join affair in wanted on entry.AffairId equals affair.Id
            orderby entry.AffairId, entry.Round, entry.HouseholdId
            select new RollRecord(
                affair.CommunityId, affair.Number, entry.Round, entry.HouseholdId, entry.UnitId, entry.Area, entry.Shares);
        await foreach (var entry in rolls.AsAsyncEnumerable().WithCancellation(ct))
        {
            await format.WriteAsync(entry, ct);
        }

        var journal = from entry in db.Journal
                      join affair in wanted on entry.AffairId equals affair.Id
                      orderby entry.AffairId, entry.Sequence
                      select new JournalRecord(
                          affair.CommunityId, affair.Number, entry.AffairId, entry.Sequence, entry.At, entry.Payload, entry.Hash);
        await foreach (var entry in journal.AsAsyncEnumerable().WithCancellation(ct))
        {
            entries++;
            await format.WriteAsync(entry, ct);
        }
    }
}
