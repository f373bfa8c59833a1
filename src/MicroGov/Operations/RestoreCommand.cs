using System.CommandLine;
using MicroGov.Hosting;
using MicroGov.Storage;
using MicroGov.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Operations;

/// <summary>Puts a backup in the database's place. The database that was there stays beside it.</summary>
public static class RestoreCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "A file that backup has written." };
        var verb = OperatorVerb.Make(
            "restore",
            "Puts a backup in the database's place, once it is found sound. The service must be stopped. The old file is kept "
                + "as .before-restore.",
            "restore microgov-backup.db",
            (parsed, place) => RunAsync(place, parsed.GetValue(file)!));
        verb.Add(file);
        return verb;
    }

    public static async Task<int> RunAsync(Workplace place, string file)
    {
        if (place.Options.Provider != "Sqlite")
        {
            place.Say.WriteLine(
                $"PostgreSQL restores itself, while the service is stopped: "
                    + $"{PostgresLine.Restore(place.Options.ConnectionString, file)}"
            );
            return OperatorVerb.Problem;
        }

        var backup = Path.GetFullPath(file);
        var target =
            place.File
            ?? throw new DatabaseUnusableException(
                "A database in memory cannot be restored. Name a file, for example --Database:ConnectionString=\"Data "
                    + "Source=microgov.db\"."
            );
        if (BackupCommand.BelongsTo(backup, target))
        {
            throw new MisuseException("That is the database itself.");
        }

        if (!File.Exists(backup) || !SqliteFile.IsDatabase(backup))
        {
            throw new DatabaseUnusableException($"{backup} {(File.Exists(backup) ? "is no backup" : "is not there")}.");
        }

        using var held = DatabaseLock.Take(place.Options.ConnectionString);
        var fresh = target + ".restoring";
        try
        {
            BackupCommand.Copy(backup, fresh);
            await CheckVersionAsync(place, fresh, backup);
            place.Say.WriteLine(
                SetAside(target) is { } kept ? $"The database that was there is kept as {kept}." : "There was no database before."
            );
            File.Move(fresh, target);
        }
        finally
        {
            SqliteFile.Delete(fresh);
        }

        place.Say.WriteLine($"{target} is now what {backup} holds. Look it over with: verify");
        return OperatorVerb.Good;
    }

    /// <summary>
    /// An older one is brought up to date when the service starts; a newer one this program does not understand.
    /// </summary>
    private static async Task CheckVersionAsync(Workplace place, string fresh, string backup)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = fresh,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        var options = new DatabaseOptions { Provider = place.Options.Provider, ConnectionString = connection.ConnectionString };
        await using var services = new ServiceCollection().AddStorage(options).BuildServiceProvider();
        await using var db = await services.GetRequiredService<Database>().OpenAsync(place.Ct);
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(place.Ct)).ToList();
        if (applied.Count == 0 || applied.Any(one => !known.Contains(one)))
        {
            throw new DatabaseUnusableException(applied.Count == 0
                ? $"{backup} is not a MicroGov database."
                : $"{backup} was made by a newer MicroGov; restore it with that one.");
        }
    }

    /// <summary>Renames the database with its log, so that it can be opened as it was. Null when there is none.</summary>
    private static string? SetAside(string database)
    {
        if (!File.Exists(database))
        {
            return null;
        }

        var kept = database + ".before-restore";
        for (var i = 2; File.Exists(kept); i++)
        {
            kept = $"{database}.before-restore-{i}";
        }

        foreach (var ending in SqliteFile.Companions.Append("").Where(ending => File.Exists(database + ending)))
        {
            File.Move(database + ending, kept + ending);
        }

        return kept;
    }
}
