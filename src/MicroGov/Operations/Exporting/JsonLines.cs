using System.Text;
using System.Text.Json;
using MicroGov.Core.Journal;
using MicroGov.Storage.Sqlite;

namespace MicroGov.Operations.Exporting;

/// <summary>One JSON object a line; in one stream each says in <c>record</c> what it is.</summary>
internal sealed class JsonLines : IExportFormat
{
    private readonly TextWriter affairs, ballots, rolls, journal;
    private readonly IReadOnlyList<TextWriter> own;

    /// <summary>Writes everything to one stream, which stays the caller's.</summary>
    public JsonLines(TextWriter all) => (affairs, ballots, rolls, journal, own) = (all, all, all, all, []);

    private JsonLines(params TextWriter[] files) =>
        (affairs, ballots, rolls, journal, own) = (files[0], files[1], files[2], files[3], files);

    public static JsonLines Into(string file)
    {
        var all = Open(file);
        return new(all, all, all, all);
    }

    public static JsonLines IntoFolder(string folder) =>
        new(
            Open(Path.Combine(folder, "affairs.jsonl")),
            Open(Path.Combine(folder, "ballots.jsonl")),
            Open(Path.Combine(folder, "rolls.jsonl")),
            Open(Path.Combine(folder, "journal.jsonl")));

    public Task WriteAsync(AffairRecord affair, CancellationToken ct) => WriteAsync(affairs, affair);

    public Task WriteAsync(BallotRecord ballot, CancellationToken ct) => WriteAsync(ballots, ballot);

    public Task WriteAsync(RollRecord entry, CancellationToken ct) => WriteAsync(rolls, entry);

    public Task WriteAsync(JournalRecord entry, CancellationToken ct) => WriteAsync(journal, entry);

    public async ValueTask DisposeAsync()
    {
        foreach (var file in own.Distinct())
        {
            await file.DisposeAsync();
        }
    }

    private static StreamWriter Open(string file) => new(OwnerOnly.Create(file), new UTF8Encoding(false));

    private static Task WriteAsync<T>(TextWriter to, T record) =>
        to.WriteAsync(JsonSerializer.Serialize(record, JournalJson.Options) + "\n");
}
