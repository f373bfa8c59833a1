using System.Text.Json.Nodes;
using MicroGov.Privacy;
using MicroGov.Storage;
using MicroGov.Storage.Postgres;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Sqlite;
using MicroGov.Tests.Transcripts;
using MicroGov.Tests.Transcripts.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace MicroGov.Tests.Privacy;

/// <summary>What <see cref="PersonalColumns"/> says, held against the database and against the two commands.</summary>
public sealed class PersonalColumnsTests
{
    /// <summary>A column that nobody has thought of would be missing from the file, and would outlive its person.</summary>
    [Fact]
    public void Every_column_that_could_hold_a_person_is_said_to_or_not_to()
    {
        var columns = Columns();
        var personal = PersonalColumns.All.Select(column => (column.Row, column.Column)).ToList();
        (Type Row, string Column)[] declared =
            [.. personal, .. Named(PersonalColumns.FreeText), .. Named(PersonalColumns.Impersonal)];

        Assert.Empty(declared.Except(columns));
        Assert.DoesNotContain(columns.Except(declared), column => !PersonalColumns.Keys.Contains(column.Column));
        Assert.Equal(declared.Length, declared.Distinct().Count());
        Assert.All(PersonalColumns.FreeText.Keys, row => Assert.Contains(row, personal.Select(column => column.Row)));
    }

    [Fact]
    public async Task Every_column_that_holds_a_person_is_told_to_them_and_forgotten_as_it_is_said()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await Quill.LeavesEveryTraceAsync(here, quill);
        var number = await Quill.NumberAsync(here, quill);
        var traces = await CountAsync(here, number, quill.Id);
        Assert.All(traces, trace => Assert.True(
            trace.Rows > 0, $"Nothing of them stands in {trace.Column.Row.Name}.{trace.Column.Column}."));

        var told = await MyDataTests.AskedAsync(here, quill);
        Assert.All(PersonalColumns.All, column => Assert.True(
            told[char.ToLowerInvariant(column.ShownIn[0]) + column.ShownIn[1..]] is JsonArray { Count: > 0 } or JsonObject,
            column.ToString()));

        await Quill.IsForgottenAsync(here, quill);
        Assert.All(await CountAsync(here, number, quill.Id), trace => Assert.True(
            trace.Rows == 0 || trace.Column is { Fate: Fate.NumberStays or Fate.Overwritten, Kind: PersonalKind.Number },
            $"{trace.Column.Row.Name}.{trace.Column.Column} still knows them."));
    }

    /// <summary>Only as long as every name in a text comes from there does a message know whom it names.</summary>
    [Fact]
    public void Names_come_into_texts_in_one_place()
    {
        using var module = ModuleDefinition.ReadModule(typeof(PersonRow).Assembly.Location);
        var readers = from type in module.GetTypes()
                      from method in type.Methods
                      where method.HasBody && method.Body.Instructions.Any(ReadsName)
                      select Outermost(type).Name;
        // Who keeps them up to date, who shows them to themselves, who finds them again, and who sees that none is left.
        Assert.Equal(
            ["Identity", "MyData", "PeopleDirectory", "PersonNames", "ReferenceAudit"],
            readers.Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(Type Row, string Column)> Named(IReadOnlyDictionary<Type, string[]> columns) =>
        columns.SelectMany(row => row.Value.Select(column => (row.Key, column)));

    /// <summary>Numbers, words and bytes; a moment, a flag or a small number tells nobody.</summary>
    private static HashSet<(Type Row, string Column)> Columns()
    {
        using var sqlite = new SqliteContextFactory().CreateDbContext([]);
        using var postgres = new PostgresContextFactory().CreateDbContext([]);
        return
        [
            .. from model in new[] { sqlite.Model, postgres.Model }
               from row in model.GetEntityTypes()
               from property in row.GetProperties()
               let type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
               where type == typeof(long) || type == typeof(string) || type == typeof(byte[])
               select (row.ClrType, property.Name),
        ];
    }

    private static async Task<List<(PersonalColumn Column, long Rows)>> CountAsync(Neighbourhood here, long number, long account)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        var counted = new List<(PersonalColumn, long)>();
        foreach (var column in PersonalColumns.All)
        {
            var row = db.Model.FindEntityType(column.Row)!;
            var (table, name) = (row.GetTableName(), row.FindProperty(column.Column)!.GetColumnName());
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\" WHERE \"{name}\" = {{0}}";
            var value = column.Kind == PersonalKind.Account ? account : number;
            counted.Add((column, await db.Database.SqlQueryRaw<long>(sql, value).SingleAsync()));
        }

        return counted;
    }

    private static bool ReadsName(Instruction instruction) => instruction.Operand is MethodReference
    {
        Name: "get_" + nameof(PersonRow.Name), DeclaringType.FullName: "MicroGov.Storage.Rows." + nameof(PersonRow),
    };

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
