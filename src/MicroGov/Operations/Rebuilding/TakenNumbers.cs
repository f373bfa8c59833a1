using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MicroGov.Operations.Rebuilding;

/// <summary>
/// No id is ever given twice, whatever rows came back under their old ones. SQLite sees to it itself
/// (https://sqlite.org/autoinc.html); on PostgreSQL a sequence knows only what it has given out.
/// </summary>
internal static class TakenNumbers
{
    public static async Task SkipAsync(MicroGovContext db, CancellationToken ct)
    {
        if (db.Database.IsSqlite())
        {
            return;
        }

        foreach (var type in db.Model.GetEntityTypes().Where(IsNumbered))
        {
            var table = $"\"{type.GetTableName()}\"";
#pragma warning disable EF1002 // Names of our own tables.
            await db.Database.ExecuteSqlRawAsync(
                $"""
                SELECT setval(given.sequence, taken.highest)
                FROM (SELECT pg_get_serial_sequence('{table}', 'Id')::regclass AS sequence) AS given,
                  (SELECT MAX("Id") AS highest FROM {table}) AS taken
                WHERE taken.highest > COALESCE(pg_sequence_last_value(given.sequence), 0)
                """,
                ct);
#pragma warning restore EF1002
        }
    }

    private static bool IsNumbered(IEntityType type) =>
        type.FindPrimaryKey()?.Properties is [{ Name: "Id", ValueGenerated: ValueGenerated.OnAdd }];
}
