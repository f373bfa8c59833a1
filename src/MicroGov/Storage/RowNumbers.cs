using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// Numbers of rows that are not written yet. A journal says which unit and which household it means, so their numbers must be
/// known before anything is decided; none is ever given twice.
/// </summary>
public static class RowNumbers
{
    /// <param name="table">With a key <c>Id</c> that counts up.</param>
    /// <remarks>On SQLite they count as taken only once a row with the highest of them is written, in this transaction.</remarks>
    public static async Task<ImmutableArray<long>> TakeAsync(MicroGovContext db, string table, int count, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (count == 0)
        {
            return [];
        }

        if (db.Database.IsSqlite())
        {
            var last = await db
                .Database.SqlQuery<long>($"SELECT seq AS \"Value\" FROM sqlite_sequence WHERE name = {table}")
                .ToListAsync(ct);
            var first = last.SingleOrDefault() + 1;
            return [.. Enumerable.Range(0, count).Select(index => first + index)];
        }

        var name = $"\"{table}\"";
        return
        [
            .. await db
                .Database.SqlQuery<long>(
                    $"SELECT nextval(pg_get_serial_sequence({name}, 'Id')) AS \"Value\" FROM generate_series(1, {count})")
                .ToListAsync(ct),
        ];
    }
}
