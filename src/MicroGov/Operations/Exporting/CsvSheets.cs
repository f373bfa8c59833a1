using CsvHelper;
using MicroGov.Storage.Sqlite;

namespace MicroGov.Operations.Exporting;

/// <summary>
/// Four CSV files (RFC 4180, UTF-8). A text that a spreadsheet would run as a formula begins with an apostrophe
/// (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal sealed class CsvSheets : IExportFormat
{
    private static readonly CsvWriterOptions Guarded = new() { Injection = CsvInjection.Escape };

    private readonly CsvWriter affairs, ballots, rolls, journal;

    public CsvSheets(string folder)
    {
        affairs = Open(
            "affairs.csv",
            "community",
            "affair",
            "title",
            "stage",
            "raisedBy",
            "doer",
            "changedAt",
            "version",
            "journalHead",
            "state");
        ballots = Open("ballots.csv", "community", "affair", "round", "person", "household", "choice", "standing", "source");
        rolls = Open("rolls.csv", "community", "affair", "round", "household", "unit", "area", "shares");
        journal = Open("journal.csv", "community", "affair", "affairId", "sequence", "at", "payload", "hash");

        CsvWriter Open(string name, params ReadOnlySpan<string> columns)
        {
            OwnerOnly.Create(Path.Combine(folder, name)).Dispose();
            var sheet = CsvWriter.ToFile(Path.Combine(folder, name), Guarded);
            sheet.WriteHeader(columns);
            return sheet;
        }
    }

    public async Task WriteAsync(AffairRecord affair, CancellationToken ct)
    {
        affairs.WriteField(affair.Community);
        affairs.WriteField(affair.Affair);
        affairs.WriteField(affair.Title);
        affairs.WriteField(affair.Stage);
        affairs.WriteField(affair.RaisedBy);
        affairs.WriteField(affair.Doer);
        affairs.WriteField(affair.ChangedAt);
        affairs.WriteField(affair.Version);
        affairs.WriteField(affair.JournalHead);
        affairs.WriteField(affair.State.GetRawText());
        await affairs.EndRecordAsync(ct);
    }

    public async Task WriteAsync(BallotRecord ballot, CancellationToken ct)
    {
        ballots.WriteField(ballot.Community);
        ballots.WriteField(ballot.Affair);
        ballots.WriteField(ballot.Round);
        ballots.WriteField(ballot.Person);
        ballots.WriteField(ballot.Household);
        ballots.WriteField(ballot.Choice?.ToString());
        ballots.WriteField(ballot.Standing);
        ballots.WriteField(ballot.Source);
        await ballots.EndRecordAsync(ct);
    }

    public async Task WriteAsync(RollRecord entry, CancellationToken ct)
    {
        rolls.WriteField(entry.Community);
        rolls.WriteField(entry.Affair);
        rolls.WriteField(entry.Round);
        rolls.WriteField(entry.Household);
        rolls.WriteField(entry.Unit);
        rolls.WriteField(entry.Area);
        rolls.WriteField(entry.Shares);
        await rolls.EndRecordAsync(ct);
    }

    public async Task WriteAsync(JournalRecord entry, CancellationToken ct)
    {
        journal.WriteField(entry.Community);
        journal.WriteField(entry.Affair);
        journal.WriteField(entry.AffairId);
        journal.WriteField(entry.Sequence);
        journal.WriteField(entry.At);
        journal.WriteField(entry.Payload);
        journal.WriteField(entry.Hash);
        await journal.EndRecordAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await affairs.DisposeAsync();
        await ballots.DisposeAsync();
        await rolls.DisposeAsync();
        await journal.DisposeAsync();
    }
}
