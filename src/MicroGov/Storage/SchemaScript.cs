using System.Data.Common;
using MicroGov.Storage.Postgres;

namespace MicroGov.Storage;

/// <summary>
/// All migrations of one provider as one SQL script, for a database that is still empty. It is generated from them, stands
/// beside its provider's context as <c>Schema.sql</c>, and a test holds the two together.
/// </summary>
/// <param name="Resource">The name of the embedded script.</param>
/// <param name="Prepare">What cannot be said within a transaction.</param>
/// <param name="TakeTurn">Waits, within the transaction, for others who would make it at the same time.</param>
/// <param name="IsEmpty">Asks for 1 where there is no table yet, else 0.</param>
public sealed record SchemaScript(string Resource, string Prepare, string TakeTurn, string IsEmpty)
{
    /// <summary>A transaction there begins with the write lock (Microsoft.Data.Sqlite), which is turn enough.</summary>
    public static SchemaScript Sqlite { get; } = new(
        "Schema/Sqlite.sql",
        "PRAGMA journal_mode=WAL",
        "SELECT 1",
        "SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)");

    /// <summary>
    /// https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS: any number that is always the same. Whatever
    /// the connection's limits are, a start waits as long as another one takes.
    /// </summary>
    public static SchemaScript Postgres { get; } = new(
        "Schema/Postgres.sql",
        "SELECT 1",
        $"{PostgresConnections.BePatient("SET LOCAL")} SELECT 1 FROM pg_advisory_xact_lock(5080)",
        """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM information_schema.tables
          WHERE table_schema = current_schema() AND table_type = 'BASE TABLE') THEN 0 ELSE 1 END
        """);

    /// <summary>The script itself.</summary>
    public async Task<string> ReadAsync(CancellationToken ct)
    {
        await using var stream = typeof(SchemaScript).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(ct);
    }

    /// <summary>Makes the schema in one transaction, or nothing of it.</summary>
    /// <returns>False: there was something already, and nothing has been done.</returns>
    public async Task<bool> RunAsync(DbConnection connection, CancellationToken ct)
    {
        await AskAsync(connection, null, Prepare, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await AskAsync(connection, transaction, TakeTurn, ct);
        if (!await AskAsync(connection, transaction, IsEmpty, ct))
        {
            return false;
        }

        await using (var all = Command(connection, transaction, await ReadAsync(ct)))
        {
            await all.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Whether the answer is the number 1.</summary>
    private static async Task<bool> AskAsync(
        DbConnection connection, DbTransaction? transaction, string sql, CancellationToken ct)
    {
        await using var command = Command(connection, transaction, sql);
        return await command.ExecuteScalarAsync(ct) is 1 or 1L;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only sentences of ours come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        // Whoever waits for its turn may wait for all of it.
        command.CommandTimeout = (int)PostgresConnections.Patience.TotalSeconds;
        return command;
    }
}
