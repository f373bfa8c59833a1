using System.Globalization;
using MicroGov.Hosting;
using MicroGov.Operations;
using MicroGov.Storage;
using MicroGov.Storage.Postgres;
using MicroGov.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MicroGov.Tests.Operations;

/// <summary>The rows of a database as text, whichever provider it is of.</summary>
internal static class StoredRows
{
    /// <summary>Every table of either provider.</summary>
    public static IReadOnlyList<IEntityType> Tables { get; } =
    [
        .. new SqliteContext(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=:memory:").Options)
            .Model.GetEntityTypes()
            .Concat(
                new PostgresContext(
                    new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=nowhere").Options).Model.GetEntityTypes())
            .DistinctBy(type => type.GetTableName())
            .OrderBy(type => type.GetTableName(), StringComparer.Ordinal),
    ];

    /// <summary>What every derived table says that journals tell, a line a row.</summary>
    public static Task<IReadOnlyList<string>> ToldAsync(this Workplace place) =>
        place.ReadAsync(Provenance.Derived, Provenance.IsTold);

    /// <summary>Everything but who leads.</summary>
    public static Task<IReadOnlyList<string>> AllAsync(this Workplace place) =>
        place.ReadAsync(Tables.Select(type => type.GetTableName()!).Where(table => table != "Leases"), (_, _) => true);

    /// <summary>Runs a sentence that both providers understand, behind the service's back.</summary>
    public static async Task<int> ExecuteAsync(this Workplace place, string sql)
    {
        await using var services = new ServiceCollection().AddStorage(place.Options).BuildServiceProvider();
        await using var db = await services.GetRequiredService<Database>().OpenAsync(place.Ct);
        return await db.Database.ExecuteSqlRawAsync(sql, place.Ct);
    }

    /// <summary>The database's file, or its name on the server.</summary>
    public static string DatabaseName(this Workplace place) =>
        place.File ?? new NpgsqlConnectionStringBuilder(place.Options.ConnectionString).Database!;

    /// <summary>Nothing is left but the journals, and what no journal tells.</summary>
    public static Task WipeAsync(this Workplace place) =>
        place.ExecuteAsync(string.Join('\n', Provenance.Derived.Select(table => $"DELETE FROM \"{table}\";")));

    private static async Task<IReadOnlyList<string>> ReadAsync(
        this Workplace place, IEnumerable<string> tables, Func<string, string, bool> isWanted)
    {
        await using var services = new ServiceCollection().AddStorage(place.Options).BuildServiceProvider();
        await using var db = await services.GetRequiredService<Database>().OpenAsync(place.Ct);
        var lines = new List<string>();
        foreach (var type in tables.Select(table => Tables.Single(type => type.GetTableName() == table)))
        {
            lines.AddRange(await RowsAsync(db, type, isWanted));
        }

        return lines;
    }

    private static async Task<IEnumerable<string>> RowsAsync(
        MicroGovContext db, IEntityType type, Func<string, string, bool> isWanted)
    {
        var table = type.GetTableName()!;
        string[] columns =
        [
            .. type.GetProperties()
                .Select(column => column.GetColumnName())
                .Where(column => isWanted(table, column))
                .Order(StringComparer.Ordinal),
        ];
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        // Speeches have an order; of other rows only the columns count.
        var order = table == "Speeches" ? "\"AffairId\", \"Id\"" : "1";
        var ballots = table == "Ballots" && !isWanted(table, "UpdateId") ? "WHERE \"Choice\" <> -1" : "";
#pragma warning disable CA2100 // Names of our own tables.
        command.CommandText =
            $"SELECT {string.Join(", ", columns.Select(column => $"\"{column}\""))} FROM \"{table}\" {ballots} ORDER BY {order}";
#pragma warning restore CA2100
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(
                $"{table}: "
                    + string.Join(
                        ", ",
                        columns.Select(
                            (column, at) =>
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{column}={(reader.GetValue(at) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(at))}"
                                ))));
        }

        return table == "Speeches" ? rows : rows.Order(StringComparer.Ordinal);
    }
}
