using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MicroGov.Play;

/// <summary>
/// A database that goes when the play is over need not survive a power cut: nothing waits for the disk
/// (https://sqlite.org/pragma.html#pragma_synchronous). Whoever else reads it sees the same as ever.
/// </summary>
internal sealed class HastyDatabase : DbConnectionInterceptor
{
    /// <summary>The pool hands the same connection out again, and it has not forgotten.</summary>
    private readonly ConditionalWeakTable<object, object> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Hurry(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Hurry(connection);
        return Task.CompletedTask;
    }

    private void Hurry(DbConnection connection)
    {
        if (!told.TryAdd(((SqliteConnection)connection).Handle!, this))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=OFF";
        command.ExecuteNonQuery();
    }
}
