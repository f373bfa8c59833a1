using MicroGov.Storage;
using MicroGov.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations;

/// <summary>How large the database is, which every engine tells in its own way.</summary>
internal static class DatabaseSize
{
    /// <returns>Bytes.</returns>
    public static async Task<long> OfAsync(MicroGovContext db, Workplace place) => place.File is { } path
        ? SqliteFile.SizeOf(path)
        : db.Database.IsSqlite() ? 0
        : await db
            .Database.SqlQueryRaw<long>("""SELECT pg_database_size(current_database()) AS "Value" """)
            .SingleAsync(place.Ct);
}
