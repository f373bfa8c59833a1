using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MicroGov.Storage;

/// <summary>What a failed transaction means, whichever database it was.</summary>
public static class DatabaseFaults
{
    /// <summary>So often a transaction that met another one is begun anew before somebody looks for a fault in it.</summary>
    public const int TriesAfterCollision = 5;

    // PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB: https://sqlite.org/rescode.html
    private static readonly int[] SqliteOutages = [3, 5, 6, 7, 8, 10, 11, 13, 14, 15, 26];

    // Connections, transaction state, authorization, rollbacks, resources, locks, the operator, the system. What else
    // there is, such as 22 (data) or 23 (integrity), comes from what was written.
    private static readonly string[] PostgresOutages = ["08", "25", "28", "3D", "40", "53", "55", "57", "58"];

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static readonly string[] Collisions =
    [
        PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.UniqueViolation,
    ];

    /// <summary>Another replica was quicker or stood in the way. The same work, begun anew, sees what it did.</summary>
    public static bool IsCollision(Exception fault) => fault switch
    {
        PostgresException refused => Collisions.Contains(refused.SqlState),
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => IsCollision(inner),
        InvalidOperationException { InnerException: DbException inner } => IsCollision(inner),
        _ => false,
    };

    /// <summary>
    /// The database cannot work at the moment (a disk, a network, a lock, a server that goes down): nothing that it was
    /// asked to write is to blame.
    /// </summary>
    public static bool IsOutage(Exception fault) =>
        fault switch
        {
            PostgresException refused => PostgresOutages.Contains(refused.SqlState[..2]),
            NpgsqlException or TimeoutException or IOException => true,
            SqliteException refused => SqliteOutages.Contains(refused.SqliteErrorCode),
            DbUpdateException { InnerException: { } inner } => IsOutage(inner),
            // EF and Npgsql wrap what passes ("likely due to a transient failure").
            InvalidOperationException { InnerException: DbException or TimeoutException or IOException } wrapped => IsOutage(
                wrapped.InnerException!),
            _ => false,
        };

    /// <summary>
    /// It took too long, or more memory than there is: less at once may work. SQLite's NOMEM (https://sqlite.org/rescode.html).
    /// </summary>
    public static bool WasTooMuch(Exception? fault) => fault switch
    {
        null => false,
        TimeoutException or SqliteException { SqliteErrorCode: 7 } => true,
        PostgresException refused => refused.SqlState is PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.QueryCanceled,
        _ => WasTooMuch(fault.InnerException),
    };

    /// <summary>Does it again, at most <see cref="TriesAfterCollision"/> times in all, while it collides.</summary>
    public static async Task AgainAfterCollisionsAsync(Func<Task> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception fault) when (attempt < TriesAfterCollision && IsCollision(fault))
            {
                // The other one has committed or rolled back by now: it held what we waited for.
            }
        }
    }
}
