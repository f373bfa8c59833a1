using Microsoft.Data.Sqlite;

namespace MicroGov.Storage;

/// <summary>Holds a database file for one process: two pollers on one file would fight over every update.</summary>
public sealed class DatabaseLock : IDisposable
{
    private readonly FileStream? file;

    private DatabaseLock(FileStream? file) => this.file = file;

    /// <summary>Takes the lock. The operating system lets go of it when the process ends, however it ends.</summary>
    /// <exception cref="DatabaseUnusableException">Another process holds it, or it cannot be written.</exception>
    public static DatabaseLock Take(string connectionString)
    {
        var path = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (path is "" or ":memory:")
        {
            return new(null);
        }

        try
        {
            return new(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception fault) when (fault is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new DatabaseUnusableException(
                $"The database {Path.GetFullPath(path)} cannot be written. Make its folder, or name another file, for example "
                + "Database__ConnectionString=\"Data Source=microgov.db\".");
        }
        catch (IOException)
        {
            throw new DatabaseUnusableException(
                $"Another MicroGov already works on {Path.GetFullPath(path)}. Stop it first, or give this one its own file, "
                + "for example Database__ConnectionString=\"Data Source=second.db\".");
        }
    }

    public void Dispose() => file?.Dispose();
}

/// <summary>The database file belongs to a running service, or cannot be written.</summary>
public sealed class DatabaseUnusableException(string message) : Exception(message);
