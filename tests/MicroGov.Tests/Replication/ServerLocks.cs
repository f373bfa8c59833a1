using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Replication;

/// <summary>Looks at a server's locks, so that two transactions can be made to meet.</summary>
internal static class ServerLocks
{
    /// <summary>Completes when somebody waits for a lock in this database, or when the given work has ended without.</summary>
    public static async Task WhenWaitingAsync(this MicroGovContext db, Task? work = null)
    {
        // Whoever waits for another transaction's end waits for its number, which belongs to no database.
        const string Waiting =
            """
            SELECT count(*)::int AS "Value" FROM pg_locks
            JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()
            """;
        while (work is not { IsCompleted: true } && (await db.Database.SqlQueryRaw<int>(Waiting).ToListAsync())[0] == 0)
        {
            // Each question is a round trip to the server, which is where the wait begins.
        }
    }
}
