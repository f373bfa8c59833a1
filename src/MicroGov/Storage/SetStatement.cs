using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MicroGov.Storage;

/// <summary>
/// One prepared statement for many rows, past the change tracker. SQLite lives in this process, so running it once a row
/// is quickest there (measured: 40 % less than one statement over <c>json_each</c>); PostgreSQL gets all rows in one
/// round trip, as arrays for <c>unnest</c>.
/// </summary>
/// <param name="sqlite">Takes one row as <c>@0</c>, <c>@1</c>…</param>
/// <param name="postgres">Takes each column as an array <c>@0</c>, <c>@1</c>…</param>
/// <param name="columns">The type of each column.</param>
internal sealed class SetStatement(string sqlite, string postgres, params Type[] columns)
{
    /// <summary>An insert of whole rows, with what to do with those that exist.</summary>
    public static SetStatement Insert(string table, string names, string onConflict, params Type[] columns)
    {
        var values = string.Join(", ", columns.Select((_, index) => $"@{index}"));
        return new(
            $"INSERT INTO {table} ({names}) VALUES ({values}) {onConflict}",
            $"INSERT INTO {table} ({names}) SELECT * FROM unnest({values}) {onConflict}",
            columns);
    }

    /// <returns>How many rows were written.</returns>
    public async Task<int> RunAsync(MicroGovContext db, IReadOnlyList<object[]> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        return db.Database.IsSqlite() ? RunOneByOne(command, rows) : await RunTogetherAsync(command, rows, ct);
    }

    /// <summary>Synchronous, as SQLite is.</summary>
    private int RunOneByOne(DbCommand command, IReadOnlyList<object[]> rows)
    {
        command.CommandText = sqlite;
        var parameters = AddParameters(command);
        var written = 0;
        foreach (var row in rows)
        {
            for (var column = 0; column < parameters.Length; column++)
            {
                parameters[column].Value = row[column];
            }

#pragma warning disable VSTHRD103 // Its asynchronous twin runs synchronously too, and allocates.
            written += command.ExecuteNonQuery();
#pragma warning restore VSTHRD103
        }

        return written;
    }

    private async Task<int> RunTogetherAsync(DbCommand command, IReadOnlyList<object[]> rows, CancellationToken ct)
    {
        command.CommandText = postgres;
        var parameters = AddParameters(command);
        for (var column = 0; column < parameters.Length; column++)
        {
            var values = Array.CreateInstance(columns[column], rows.Count);
            for (var index = 0; index < rows.Count; index++)
            {
                values.SetValue(rows[index][column], index);
            }

            parameters[column].Value = values;
        }

        return await command.ExecuteNonQueryAsync(ct);
    }

    private DbParameter[] AddParameters(DbCommand command)
    {
        var parameters = new DbParameter[columns.Length];
        for (var column = 0; column < parameters.Length; column++)
        {
            parameters[column] = command.CreateParameter();
            parameters[column].ParameterName = $"@{column}";
            command.Parameters.Add(parameters[column]);
        }

        return parameters;
    }
}
