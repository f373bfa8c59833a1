using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MicroGov.Storage.Sqlite;

/// <summary>
/// What every connection needs: acknowledged means on disk (<c>synchronous=FULL</c> with WAL,
/// https://sqlite.org/pragma.html#pragma_synchronous), and a short wait instead of an error when somebody else writes.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    // A page that changes often is carried from the log into the file once in 16 MB of log, not once in 4
    // (https://sqlite.org/pragma.html#pragma_wal_autocheckpoint).
    // What is deleted is overwritten, or a name that somebody had erased could still be read in the file's free pages
    // (https://sqlite.org/pragma.html#pragma_secure_delete; its cost is lost in the noise of the commits).
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA "
            + "wal_autocheckpoint=4000;"
        + "PRAGMA secure_delete=ON;";

    /// <summary>The pool hands the same connection out again, and it has not forgotten them.</summary>
    private readonly ConditionalWeakTable<object, object> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsNew(connection))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = PragmasFor(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsNew(connection))
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = PragmasFor(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private bool IsNew(DbConnection connection) =>
        connection is not SqliteConnection { Handle: { } handle } || told.TryAdd(handle, this);

    /// <summary>
    /// EF looks first whether there is a database, read-only; one that was copied by other tools may not be WAL yet.
    /// </summary>
    private static string PragmasFor(DbConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase)
            ? "PRAGMA busy_timeout=5000;"
            : Pragmas;
}
