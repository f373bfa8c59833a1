using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Replication;

/// <summary>Looks at a server's locks, so that two transactions can be made to meet.</summary>
internal static class ServerLocks
{
    /// <summary>Completes when somebody waits for this transaction, or when the given work has ended without waiting.</summary>
    public static async Task WhenWaitingAsync(this MicroGovContext db, Task? work = null)
    {
        const string Waiting =
            """
            SELECT count(*)::int AS "Value" FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
            """;
        while (work is not { IsCompleted: true } && (await db.Database.SqlQueryRaw<int>(Waiting).ToListAsync())[0] == 0)
        {
            // Each question is a round trip to the server, which is where the wait begins.
        }
    }
}
