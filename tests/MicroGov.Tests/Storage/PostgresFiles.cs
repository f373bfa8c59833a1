using System.Text;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Storage;

/// <summary>The bytes that PostgreSQL keeps of one database, rows that are dead among them.</summary>
internal static class PostgresFiles
{
    /// <summary>Of every table and index, and of what is too long for a row (docs/current/storage-toast.html of PostgreSQL).</summary>
    public static async Task<IReadOnlyList<(string Relation, string Bytes)>> ReadAsync(MicroGovContext db)
    {
        await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
        List<(string, string)> files = [];
        foreach (var relation in await db.Database.SqlQuery<Relation>(
            $"""
            SELECT relname::text AS "Name", pg_relation_filepath(oid) AS "Path" FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i') AND pg_relation_filepath(oid) IS NOT NULL
            UNION ALL SELECT relname::text || ' (toast)', pg_relation_filepath(reltoastrelid) FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND reltoastrelid <> 0
            """).ToListAsync())
        {
            files.Add((relation.Name, await ReadAsync(db, relation.Path)));
        }

        return files;
    }

    /// <summary>One file of the server's folder; empty when it is gone.</summary>
    public static async Task<string> ReadAsync(MicroGovContext db, string path) => Encoding.Latin1.GetString(
        await db.Database.SqlQuery<byte[]?>($"SELECT pg_read_binary_file({path}, 0, 33554432, true) AS \"Value\"").SingleAsync()
        ?? []);

    private sealed record Relation(string Name, string Path);
}
