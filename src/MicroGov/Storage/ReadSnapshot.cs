using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MicroGov.Storage;

/// <summary>The database as it is at one moment, for a long look at it while a service goes on writing.</summary>
public static class ReadSnapshot
{
    /// <summary>
    /// All reads of this context see the same moment until the transaction is disposed. Nothing must be written in it.
    /// </summary>
    public static async Task<IDbContextTransaction> BeginAsync(MicroGovContext db, CancellationToken ct)
    {
        if (!db.Database.IsSqlite())
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        }

        // EF's own begins with the write lock and would keep the service from working; a deferred one reads from the
        // WAL as it was (https://sqlite.org/isolation.html).
        await db.Database.OpenConnectionAsync(ct);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        return (await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), ct))!;
    }
}
