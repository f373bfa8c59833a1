using System.Text.Json;
using CsvHelper;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Operations;

namespace MicroGov.Tests.Operations;

public sealed class ExportTests(PlayedTown town) : IClassFixture<PlayedTown>
{
    [Fact]
    public async Task Json_lines_hold_every_row_and_a_journal_whose_chain_can_be_checked()
    {
        var (place, said) = town.Copy();

        Assert.Equal(0, await ExportCommand.RunAsync(place, "jsonl", null, null));

        var lines = said.ToString()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        Assert.Equal((3, 5, 24), (Count("affair"), Count("ballot"), Count("journal")));
        var state = lines.First(line => Kind(line) == "affair").GetProperty("state").Deserialize<Affair>(JournalJson.Options)!;
        Assert.Equal(("=Dark stairwell", Stage.Closed), (state.Title, state.Stage));
        var chain = lines
            .Where(line => Kind(line) == "journal" && line.GetProperty("affair").GetInt32() == 1)
            .Select(line => new JournalEntry(
                line.GetProperty("affairId").GetInt64(),
                line.GetProperty("sequence").GetInt32(),
                line.GetProperty("at").GetInt64(),
                line.GetProperty("payload").GetString()!,
                line.GetProperty("hash").GetString()!))
            .ToList();
        Assert.NotEmpty(chain);
        Assert.Null(JournalEntry.FirstBroken(chain));

        int Count(string kind) => lines.Count(line => Kind(line) == kind);
        static string Kind(JsonElement line) => line.GetProperty("record").GetString()!;
    }

    [Fact]
    public async Task One_affair_can_be_had_alone_in_one_file_or_in_four()
    {
        var (place, said) = town.Copy();
        var (file, folder) = (place.File + ".jsonl", place.File + "-export");

        Assert.Equal(0, await ExportCommand.RunAsync(place, "jsonl", file, 2));
        Assert.Equal(0, await ExportCommand.RunAsync(place, "jsonl", folder + "/deep", 2));

        var lines = await File.ReadAllLinesAsync(file);
        Assert.All(lines, line => Assert.Equal(2, JsonDocument.Parse(line).RootElement.GetProperty("affair").GetInt32()));
        var names = Directory.GetFiles(folder + "/deep").Select(Path.GetFileName).Order();
        Assert.Equal(["affairs.jsonl", "ballots.jsonl", "journal.jsonl", "rolls.jsonl"], names);
        Assert.Equal(lines.Length, Directory.GetFiles(folder + "/deep").Sum(one => File.ReadAllLines(one).Length));
        Assert.StartsWith("Exported 1 affairs, 2 ballots and 5 journal entries to ", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_holds_every_row_and_no_formula()
    {
        var (place, _) = town.Copy();
        var folder = place.File + "-csv";

        Assert.Equal(0, await ExportCommand.RunAsync(place, "csv", folder, null));

        Assert.Equal((3, 5, 24), (Rows("affairs").Count, Rows("ballots").Count, Rows("journal").Count));
        Assert.Equal("'=Dark stairwell", Rows("affairs")[0][2]);

        List<string[]> Rows(string name)
        {
            using var reader = CsvReader.FromFile(Path.Combine(folder, name + ".csv"));
            var rows = new List<string[]>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))]);
            }

            return rows;
        }
    }

    [Fact]
    public async Task What_cannot_be_is_refused_before_anything_is_written()
    {
        var (place, said) = town.Copy();

        await Assert.ThrowsAsync<MisuseException>(() => ExportCommand.RunAsync(place, "csv", null, null));
        await Assert.ThrowsAsync<MisuseException>(() => ExportCommand.RunAsync(place, "csv", place.File + ".csv", null));
        await Assert.ThrowsAsync<MicroGov.Storage.DatabaseUnusableException>(() =>
            ExportCommand.RunAsync(place, "jsonl", place.File + ".jsonl", 99)
        );

        Assert.Empty(said.ToString());
        Assert.False(File.Exists(place.File + ".jsonl"));
    }
}
