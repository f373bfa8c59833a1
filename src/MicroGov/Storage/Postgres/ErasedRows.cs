using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MicroGov.Storage.Postgres;

/// <summary>
/// What PostgreSQL keeps of a row that was changed or deleted: a plain VACUUM only marks its place as free, VACUUM FULL writes
/// the table anew without it (https://www.postgresql.org/docs/current/sql-vacuum.html). The server's log and backups keep it as
/// long as they are kept.
/// </summary>
internal static class ErasedRows
{
    /// <summary>The tables in which names, accounts or sealed choices stand, and no other: each is locked for a moment.</summary>
    private static readonly string[] Tables =
    [
        "People", "Members", "Messages", "Outbox", "OutboxPersons", "DeadLetters", "DeadLetterAccounts", "OrphanPollAnswers",
        "Documents", "Guesses", "FileJobs", "Ballots",
    ];

    /// <summary>Writes those tables anew.</summary>
    /// <returns>False when somebody, such as a backup, kept one of them locked or the server was gone: do it later.</returns>
    public static async Task<bool> PurgeAsync(MicroGovContext context, CancellationToken ct)
    {
        try
        {
            // Held until the context goes, so that it is one session; the pool resets what was set in it.
            await context.Database.OpenConnectionAsync(ct);
            // Whoever waits for a table holds up all that come after, so nobody is waited for long.
            await context.Database.ExecuteSqlRawAsync("SET lock_timeout = '3s'", ct);
            // A transaction of ours that began before may still see what was erased, which is kept for it; then it is over.
            foreach (var table in Tables.Concat(Tables))
            {
#pragma warning disable EF1002 // A name from the list above.
                await context.Database.ExecuteSqlRawAsync($"VACUUM (FULL) \"{table}\"", ct);
#pragma warning restore EF1002
            }

            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
