using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Sqlite;

/// <summary>
/// EF marks a SQLite database as being migrated by a row, and whoever is killed meanwhile leaves it there: the next start
/// would wait for it for ever (https://learn.microsoft.com/ef/core/providers/sqlite/limitations#concurrent-migrations-protection).
/// </summary>
internal static class MigrationsLock
{
    /// <summary>
    /// Takes the mark away. Call it only while holding <see cref="DatabaseLock"/>: then whoever left it is dead.
    /// </summary>
    public static async Task ClearAsync(DbContext context, CancellationToken ct)
    {
        if (context is SqliteContext)
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        }
    }
}
