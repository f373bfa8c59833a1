using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Sqlite;

/// <summary>A SQLite database as a file: where it lies, and whether it is sound.</summary>
public static class SqliteFile
{
    /// <summary>Endings of the files that SQLite keeps beside a database (https://sqlite.org/tempfiles.html).</summary>
    public static IReadOnlyList<string> Companions { get; } = ["-wal", "-shm", "-journal"];

    /// <summary>The file's full path, or null when the database is not one (in memory).</summary>
    public static string? PathOf(string connectionString)
    {
        var source = new SqliteConnectionStringBuilder(connectionString).DataSource;
        return source is "" or ":memory:" ? null : Path.GetFullPath(source);
    }

    /// <summary>Bytes of the file and its write-ahead log.</summary>
    public static long SizeOf(string path) =>
        new FileInfo(path).Length + (File.Exists(path + "-wal") ? new FileInfo(path + "-wal").Length : 0);

    /// <summary>Removes a database with what lies beside it, if it is there.</summary>
    public static void Delete(string path)
    {
        foreach (var ending in Companions.Append(""))
        {
            File.Delete(path + ending);
        }
    }

    /// <summary>A connection of its own: the file is free again when it is closed.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The first fault that SQLite finds in a file, or null when there is none
    /// (https://sqlite.org/pragma.html#pragma_integrity_check).
    /// </summary>
    public static string? FaultIn(SqliteConnection connection)
    {
        try
        {
            return Ask(connection, "PRAGMA integrity_check(1)") is "ok" ? null : "SQLite's integrity check found it damaged";
        }
        catch (SqliteException fault)
        {
            return $"SQLite cannot read it (error {fault.SqliteErrorCode})";
        }
    }

    /// <summary>
    /// Whether a file begins as every SQLite database does (https://sqlite.org/fileformat.html#the_database_header).
    /// </summary>
    public static bool IsDatabase(string path)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> header = stackalloc byte[16];
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && IsHeader(header);
    }

    /// <summary>Whether these are the first bytes of a SQLite database.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> bytes) => bytes.StartsWith("SQLite format 3\0"u8);

    /// <summary>
    /// What keeps SQLite from working, as the end of a sentence about the file (https://sqlite.org/rescode.html).
    /// </summary>
    public static string TroubleOf(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } => "is held by another program",
        SqliteException { SqliteErrorCode: 8 } => "cannot be written: it, its folder or its disk is read-only",
        SqliteException { SqliteErrorCode: 10 } => "cannot be read or written: its disk reports a fault",
        SqliteException { SqliteErrorCode: 11 or 26 } => "is damaged, or no SQLite database",
        SqliteException { SqliteErrorCode: 13 } => "cannot be written: the disk is full",
        SqliteException { SqliteErrorCode: 14 } => "cannot be opened",
        { InnerException: { } inner } => TroubleOf(inner),
        _ => "cannot be written",
    };

    /// <summary>https://sqlite.org/pragma.html#pragma_wal_checkpoint. Waits half a second for readers.</summary>
    public static async Task EmptyLogAsync(DbContext context, CancellationToken ct)
    {
        await context.Database.OpenConnectionAsync(ct);
        try
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=500; PRAGMA wal_checkpoint(TRUNCATE);", ct);
        }
        finally
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=5000;", ct);
            await context.Database.CloseConnectionAsync();
        }
    }

    public static string? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only sentences of ours come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() as string;
    }
}
