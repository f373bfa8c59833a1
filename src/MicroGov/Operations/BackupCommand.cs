using System.CommandLine;
using System.Globalization;
using MicroGov.Storage;
using MicroGov.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MicroGov.Operations;

/// <summary>A copy of the database as it is at one moment, taken while the service goes on.</summary>
public static class BackupCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Where the backup goes. An older backup of this name is replaced once the new one is sound.",
        };
        var verb = OperatorVerb.Make(
            "backup",
            "Copies the database into one file, checked, while the service runs.",
            "backup microgov-backup.db",
            (parsed, place) => Task.FromResult(Run(place, parsed.GetValue(file)!)));
        verb.Add(file);
        return verb;
    }

    public static int Run(Workplace place, string file)
    {
        if (place.Options.Provider != "Sqlite")
        {
            place.Say.WriteLine($"PostgreSQL backs itself up: {PostgresLine.Dump(place.Options.ConnectionString, file)}");
            return OperatorVerb.Problem;
        }

        var (source, target) = (Existing(place), Path.GetFullPath(file));
        if (BelongsTo(target, source))
        {
            throw new MisuseException("The backup cannot take the place of the database itself.");
        }

        if (Directory.Exists(target))
        {
            throw new MisuseException($"{target} is a folder.");
        }

        if (File.Exists(target) && !SqliteFile.IsDatabase(target))
        {
            throw new MisuseException($"{target} is there and is no backup, so it is not replaced.");
        }

        Copy(source, target);
        place.Say.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Backed up to {target}: {SqliteFile.SizeOf(target) / 1e6:N1} MB, checked and sound."));
        return OperatorVerb.Good;
    }

    /// <summary>
    /// Copies a database in one piece; <paramref name="target"/> appears, or is replaced, only once the copy is sound.
    /// </summary>
    /// <exception cref="DatabaseUnusableException">It is not.</exception>
    public static void Copy(string source, string target)
    {
        var part = target + ".part";
        SqliteFile.Delete(part);
        try
        {
            using (var from = SqliteFile.Open(source, SqliteOpenMode.ReadWrite))
            using (var to = SqliteFile.Open(part, SqliteOpenMode.ReadWriteCreate))
            {
                // It holds the same people's words.
                OwnerOnly.Narrow(part);

                // The service writes on; a moment's lock is no reason to give up.
                SqliteFile.Ask(from, "PRAGMA busy_timeout=10000");
                SqliteFile.Ask(to, "PRAGMA busy_timeout=10000");
                from.BackupDatabase(to);
                // Its log is folded into it when it is closed, so that it is one file.
                SqliteFile.Ask(to, "PRAGMA journal_mode=WAL");
                if (SqliteFile.FaultIn(to) is { } fault)
                {
                    throw new DatabaseUnusableException($"{source} is not sound: {fault}.");
                }
            }

            File.Move(part, target, overwrite: true);
        }
        catch (SqliteException fault)
        {
            throw new DatabaseUnusableException(
                $"{source} is not sound, or there is no room for its copy (SQLite error {fault.SqliteErrorCode}).");
        }
        finally
        {
            SqliteFile.Delete(part);
        }
    }

    /// <summary>The database's file, which must be there.</summary>
    public static string Existing(Workplace place) =>
        place.File is not { } path
            ? throw new DatabaseUnusableException(
                "A database in memory cannot be copied. Name a file, for example --Database:ConnectionString=\"Data "
                    + "Source=microgov.db\"."
            )
        : File.Exists(path) ? path
        : throw new DatabaseUnusableException(
            $"There is no database {path}. Name it, for example --Database:ConnectionString=\"Data Source=microgov.db\".");

    /// <summary>Whether a file is the database, or one of those that belong to it.</summary>
    public static bool BelongsTo(string file, string database) =>
        SqliteFile.Companions.Append("").Append(".lock").Any(ending => file == database + ending);
}
