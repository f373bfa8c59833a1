using MicroGov.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MicroGov.Storage;

/// <summary>
/// Holds a database file for one process: two pollers on one file would fight over every update. It holds the file by its name
/// and by itself, so that no second name, and no deleted lock, lets another one in.
/// </summary>
public sealed class DatabaseLock : IDisposable
{
    // https://man7.org/linux/man-pages/man3/errno.3.html; .NET gives them as HResult.
    private const int DiskIsFull = 28;
    private const int DiskIsReadOnly = 30;

    /// <summary>Up to so many bytes the whole file is looked through at a start; a larger one is left to <c>verify</c>.</summary>
    private const long LooksThrough = 32 << 20;

    private readonly string? path;
    private readonly FileStream? name;
    private FileStream? file;
    private bool isWorkedOn;

    private DatabaseLock(string? path, FileStream? name) => (this.path, this.name) = (path, name);

    /// <summary>Takes the lock. The operating system lets go of it when the process ends, however it ends.</summary>
    /// <exception cref="DatabaseUnusableException">Another process holds it, or it cannot be written.</exception>
    public static DatabaseLock Take(string connectionString)
    {
        if (SqliteFile.PathOf(connectionString) is not { } path)
        {
            return new(null, null);
        }

        var held = new DatabaseLock(path, Hold(path + ".lock", FileMode.OpenOrCreate, path));
        try
        {
            held.HoldFile();
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The fault of a file that nobody holds, as the end of a sentence about it; null when none is seen, and while somebody works
    /// on it, who has looked.
    /// </summary>
    public static string? FaultIn(string path)
    {
        try
        {
            using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return FileCheck.FaultIn(path, file);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Looks at the file before anybody works on it.</summary>
    /// <exception cref="DatabaseUnusableException">It is damaged.</exception>
    public void ThrowIfDamaged()
    {
        if (file is not { } there || path is null)
        {
            return;
        }

        if (FileCheck.FaultIn(path, there) is { } fault)
        {
            throw Damaged(fault);
        }

        if (there.Length is > 0 and <= LooksThrough)
        {
            // To read only: whoever closes a damaged file last must not write its log into it.
            using var connection = Open(SqliteOpenMode.ReadOnly);
            if (SqliteFile.FaultIn(connection) is { } found)
            {
                throw Damaged($"is damaged: {found}");
            }
        }
    }

    /// <summary>The file is there now; when this is given back, all that is committed is brought into it.</summary>
    public void WorkBegins()
    {
        if (path is null)
        {
            return;
        }

        HoldFile();
        isWorkedOn = true;
    }

    public void Dispose()
    {
        if (isWorkedOn)
        {
            isWorkedOn = false;
            EmptyLog();
        }

        file?.Dispose();
        file = null;
        name?.Dispose();
    }

    /// <summary>
    /// By itself, whatever its name (a symbolic or a hard link). Windows would keep SQLite out as well.
    /// </summary>
    private void HoldFile()
    {
        if (file is null && !OperatingSystem.IsWindows() && File.Exists(path))
        {
            file = Hold(path, FileMode.Open, path);
        }
    }

    private static FileStream Hold(string what, FileMode mode, string path)
    {
        try
        {
            return new(what, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (
            fault is DirectoryNotFoundException or UnauthorizedAccessException || fault.HResult is DiskIsFull or DiskIsReadOnly)
        {
            var why = fault.HResult switch
            {
                DiskIsFull => "The disk is full: make room",
                DiskIsReadOnly => "Its disk is read-only: mount it for writing",
                _ => "Make its folder",
            };
            throw new DatabaseUnusableException(
                $"The database {path} cannot be written. {why}, or name another file, for example "
                + "Database__ConnectionString=\"Data Source=microgov.db\".");
        }
        catch (IOException)
        {
            throw new DatabaseUnusableException(
                $"Another MicroGov already works on {path}. Stop it first, or give this one its own file, "
                + "for example Database__ConnectionString=\"Data Source=second.db\".");
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        try
        {
            return SqliteFile.Open(path!, mode);
        }
        catch (SqliteException fault)
        {
            throw new DatabaseUnusableException($"The database {path} {SqliteFile.TroubleOf(fault)}.");
        }
    }

    /// <summary>What is committed is in the file, and the log is empty, unless somebody still reads.</summary>
    private void EmptyLog()
    {
        try
        {
            using var connection = SqliteFile.Open(path!, SqliteOpenMode.ReadWrite);
            SqliteFile.Ask(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // Then the log stays, and the next start reads it.
        }
    }

    private DatabaseUnusableException Damaged(string fault) => new(
        $"The database {path} {fault}. Put a backup in its place, for example: restore microgov-backup.db.");
}

/// <summary>The database file belongs to a running service, is damaged, or cannot be written.</summary>
public sealed class DatabaseUnusableException(string message) : Exception(message);
