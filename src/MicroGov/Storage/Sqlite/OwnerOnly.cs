namespace MicroGov.Storage.Sqlite;

/// <summary>Files that hold people's words are readable by their owner only. Windows gives its folders' rights to them.</summary>
public static class OwnerOnly
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A new file, or an old one emptied, that nobody else may read.</summary>
    public static FileStream Create(string path)
    {
        Narrow(path);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        return new(path, options);
    }

    /// <summary>A folder that nobody else may look into.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
        }
    }

    /// <returns>It was there, and others could read or write it until now.</returns>
    public static bool Narrow(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path) || (File.GetUnixFileMode(path) & ~Owner) == 0)
        {
            return false;
        }

        try
        {
            File.SetUnixFileMode(path, Owner);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another user's, or on a disk that knows no modes: whoever set it up so decides who reads it.
            return false;
        }
    }

    /// <summary>A database with what SQLite keeps beside it, which gets its mode when it is made.</summary>
    /// <returns>The files that others could read until now.</returns>
    public static IReadOnlyList<string> NarrowDatabase(string connectionString) => SqliteFile.PathOf(connectionString) is { } path
        ? [.. SqliteFile.Companions.Prepend("").Select(ending => path + ending).Where(Narrow)]
        : [];
}
