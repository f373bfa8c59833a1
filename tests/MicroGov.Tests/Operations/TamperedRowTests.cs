using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroGov.Core.Community;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MicroGov.Tests.Operations;

/// <summary>Whoever changes a value by hand is found out, in every column of every table that says how anything stands.</summary>
[Trait("Database", "SQLite only")]
public sealed class TamperedRowTests(WholeTown town) : IClassFixture<WholeTown>
{
    /// <summary>Columns that take names alone.</summary>
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["Affairs.Stage"] = Enum.GetNames<Stage>(),
        ["Attachments.Kind"] = Enum.GetNames<AttachmentKind>(),
        ["Deadlines.Kind"] = Enum.GetNames<DeadlineKind>(),
        ["Grants.Role"] = [nameof(Role.UnitLeader), nameof(Role.Partner), nameof(Role.Moderator)],
        ["Speeches.Stance"] = Enum.GetNames<Stance>(),
    };

    public static TheoryData<string> Told =>
        [.. StoredRows.Tables.Select(type => type.GetTableName()!).Where(table => !Provenance.Tables.ContainsKey(table))];

    /// <summary>Tables whose rows leave a gap.</summary>
    public static TheoryData<string> Kept => [.. Provenance.Derived, "Journal", "CommunityJournal", "People"];

    [Fact]
    public async Task A_town_that_has_something_of_everything_is_well()
    {
        var (place, said) = town.Copy();

        Assert.True(await VerifyCommand.RunAsync(place) == 0, said.ToString());
    }

    /// <param name="table">Also one that is added later: without a row of it in the town, and without a reason why none is
    /// proven, this fails.</param>
    [Theory]
    [MemberData(nameof(Told))]
    public async Task A_value_that_was_changed_in_any_column_is_found(string table)
    {
        var type = StoredRows.Tables.Single(one => one.GetTableName() == table);
        var unguarded = new List<string>();
        foreach (var column in type.GetProperties().Where(column => Provenance.IsTold(table, column.GetColumnName())))
        {
            var (place, _) = town.Copy();
            var change = Tamper(place, table, column);
            if (await VerifyCommand.RunAsync(place) == 0)
            {
                unguarded.Add($"{table}.{column.GetColumnName()}: {change}");
            }
        }

        Assert.Empty(unguarded);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task A_row_that_was_taken_away_is_found(string table)
    {
        var (place, _) = town.Copy();
        var key = KeyOf(table);
        place.Change(
            $"DELETE FROM \"{table}\" WHERE ({key}) = (SELECT {key} FROM \"{table}\" ORDER BY {Descending(key)} LIMIT 1)");

        Assert.Equal(1, await VerifyCommand.RunAsync(place));
    }

    /// <summary>No two affairs of a community may have one number, nor two of its households one door.</summary>
    [Fact]
    public async Task Rows_that_have_each_others_place_get_their_own_back()
    {
        var (place, said) = town.Copy();
        var before = await place.AllAsync();
        place.Change("UPDATE Affairs SET Number = -Number");
        place.Change("UPDATE Affairs SET Number = 3 + Number");
        var (second, third) = (
            place.Ask("SELECT DoorKey FROM Households WHERE Id = 2"), place.Ask("SELECT DoorKey FROM Households WHERE Id = 3"));
        place.Change("UPDATE Households SET DoorKey = 'x' WHERE Id = 2");
        place.Change($"UPDATE Households SET DoorKey = '{second}' WHERE Id = 3");
        place.Change($"UPDATE Households SET DoorKey = '{third}' WHERE Id = 2");

        Assert.Equal(0, await RebuildCommand.RunAsync(place));

        Assert.Contains("\nAffairs: 2 rows differed.", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await place.AllAsync());
    }

    [Fact]
    public async Task An_affair_without_a_journal_leaves_the_number_to_the_one_that_it_was_given_to()
    {
        var (place, said) = town.Copy();
        var before = await place.AllAsync();
        place.Change("UPDATE Affairs SET Id = 77 WHERE Id = 2");

        Assert.Equal(0, await RebuildCommand.RunAsync(place));

        Assert.Contains("a row of Affairs is in no journal", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("a row of Affairs is in the journal but not stored", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(before.Count, (await place.AllAsync()).Count);
    }

    [Fact]
    public void What_is_named_as_told_by_no_journal_is_there()
    {
        string[] columns =
        [
            .. StoredRows.Tables.SelectMany(type =>
                type.GetProperties().Select(column => $"{type.GetTableName()}.{column.GetColumnName()}")
            ),
        ];
        Assert.Empty(Provenance.Columns.Keys.Concat(Provenance.Referring).Except(columns));
        Assert.Empty(Provenance.Columns.Keys.Intersect(Provenance.Referring));
        Assert.Empty(
            Provenance.Tables.Keys.Concat(Provenance.Derived).Except(StoredRows.Tables.Select(type => type.GetTableName()!)));
        Assert.Empty(Provenance.Tables.Keys.Intersect(Provenance.Derived));
    }

    /// <summary>Gives one row another value that the table takes.</summary>
    private static string Tamper(Workplace place, string table, IProperty column)
    {
        var name = column.GetColumnName();
        var rows = long.Parse(place.Ask($"SELECT COUNT(*) FROM \"{table}\"")!, CultureInfo.InvariantCulture);
        Assert.True(
            rows > 0,
            $"The town has no row of {table}: let it come to one, or say in {nameof(Provenance)} why no journal tells it.");
        // Any row, and the same in every run.
        var key = KeyOf(table);
        var row =
            $"({key}) = (SELECT {key} FROM \"{table}\" ORDER BY {key} LIMIT 1 OFFSET {(table.Length + name.Length) % rows})";
        var old = place.Ask($"SELECT \"{name}\" FROM \"{table}\" WHERE {row}");
        var highest = place.Ask($"SELECT MAX(\"{name}\") FROM \"{table}\"");
        foreach (var value in Others($"{table}.{name}", column.ClrType, old, highest))
        {
            try
            {
                place.Change(
                    $"UPDATE \"{table}\" SET \"{name}\" = '{value.Replace("'", "''", StringComparison.Ordinal)}' WHERE {row}");
                return $"{old} to {value} where {row}";
            }
            catch (SqliteException refused) when (refused.SqliteErrorCode == 19)
            {
                // https://sqlite.org/rescode.html#constraint
            }
        }

        throw new InvalidOperationException($"No other value fits into {table}.{name}.");
    }

    /// <summary>What tells its rows apart: where a table is nothing but its key, it has no row numbers.</summary>
    private static string KeyOf(string table)
    {
        var type = StoredRows.Tables.Single(one => one.GetTableName() == table);
        var key = type.FindPrimaryKey()!.Properties.Select(column => $"\"{column.GetColumnName()}\"").ToList();
        return key.Count > 1 && key.Count == type.GetProperties().Count() ? string.Join(", ", key) : "rowid";
    }

    private static string Descending(string key) => string.Join(", ", key.Split(", ").Select(column => column + " DESC"));

    private static IEnumerable<string> Others(string column, Type type, string? old, string? highest)
    {
        if (Names.TryGetValue(column, out var names))
        {
            return names.Where(name => name != old);
        }

        if (type == typeof(bool))
        {
            return [old == "0" ? "1" : "0"];
        }

        if (type != typeof(string))
        {
            var beyond = Provenance.Referring.Contains(column) ? 1_000 : 1;
            return [(long.Parse(highest ?? "0", CultureInfo.InvariantCulture) + beyond).ToString(CultureInfo.InvariantCulture)];
        }

        return old is ['{', ..] ? [Changed(JsonNode.Parse(old)!)] : [old + "x"];
    }

    /// <summary>With another number, or another word, in one place.</summary>
    private static string Changed(JsonNode json)
    {
        var leaf = Leaves(json).Last();
        leaf.ReplaceWith(leaf.GetValueKind() switch
        {
            JsonValueKind.String => (JsonNode)(leaf.GetValue<string>() + "x"),
            JsonValueKind.Number => leaf.GetValue<long>() + 1,
            _ => !leaf.GetValue<bool>(),
        });
        return json.ToJsonString();
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Leaves(part.Value)),
        JsonArray items => items.SelectMany(Leaves),
        JsonValue value => [value],
        _ => [],
    };
}
