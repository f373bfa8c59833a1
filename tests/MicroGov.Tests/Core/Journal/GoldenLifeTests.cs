using System.Globalization;
using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;

namespace MicroGov.Tests.Core.Journal;

/// <summary>
/// Whole journals of affairs as released formats wrote them: they hold, and replaying them comes to the same states for ever.
/// </summary>
public sealed class GoldenLifeTests
{
    private const long Id = 7;

    private static readonly JsonSerializerOptions Readable = new(JournalJson.Options) { WriteIndented = true };

    public static TheoryData<string> Lives => [.. GoldenLives.All.Keys];

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_life_is_replayed_to_the_same_state(string name)
    {
        var journal = Journal(name);
        Assert.NotEmpty(journal);
        Assert.Null(JournalEntry.FirstBroken(journal));

        var state = AffairHistory.Replay(Id, journal.Select(entry => entry.Read()));

        GoldenFile.Expect($"{name}.state.json", JsonSerializer.Serialize(state, Readable).ReplaceLineEndings("\n"));
    }

    private static List<JournalEntry> Journal(string name)
    {
        var file = $"{name}.life.jsonl";
        if (GoldenFile.IsUpdated && !GoldenFile.IsThere(file))
        {
            GoldenFile.Write(file, GoldenLives.All[name]().Journal.Select(Line));
        }

        return [.. GoldenFile.Lines(file).Select(Entry)];
    }

    private static string Line(JournalEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"sequence":{{entry.Sequence}},"at":{{entry.AtMilliseconds}},"hash":"{{entry.Hash}}","event":{{entry.Payload}}}""");

    private static JournalEntry Entry(string line)
    {
        using var read = JsonDocument.Parse(line);
        var root = read.RootElement;
        return new(
            Id,
            root.GetProperty("sequence").GetInt32(),
            root.GetProperty("at").GetInt64(),
            root.GetProperty("event").GetRawText(),
            root.GetProperty("hash").GetString()!);
    }
}
