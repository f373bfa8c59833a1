using System.Runtime.Versioning;
using MicroGov.Operations;
using MicroGov.Storage;
using MicroGov.Storage.Sqlite;
using MicroGov.Tests.Operations;
using MicroGov.Tests.Transcripts.Votes;
using MicroGov.Tests.Transcripts;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Storage;

/// <summary>Whoever else has an account on the machine reads nothing of the neighbours.</summary>
[Trait("Database", "SQLite only")]
public sealed class OwnerOnlyTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [SkippableFact, UnsupportedOSPlatform("windows")]
    public async Task A_new_database_and_everything_beside_it_is_its_owners()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var database = await TestDatabase.CreateEmptyAsync();
        await using var here = await Neighbourhood.OpenAsync(database);
        await here.OpenVoteAsync("secret");
        Assert.All(
            [here.DatabaseFile, here.DatabaseFile + "-wal", here.DatabaseFile + "-shm", here.DatabaseFile + ".keys/1-1.key"],
            IsOwners);
        Assert.Equal(Owner | UnixFileMode.UserExecute, ModeOf(here.DatabaseFile + ".keys"));

        var folder = Directory.CreateTempSubdirectory("microgov-owner").FullName;
        var place = (await here.WorkplaceAsync()).Place;
        BackupCommand.Run(place, Path.Combine(folder, "backup.db"));
        Assert.Equal(0, await ExportCommand.RunAsync(place, "jsonl", Path.Combine(folder, "all.jsonl"), null));
        Assert.Equal(0, await ExportCommand.RunAsync(place, "csv", folder, null));
        // A wide one from before.
        File.SetUnixFileMode(Path.Combine(folder, "rolls.csv"), Owner | UnixFileMode.OtherRead);
        Assert.Equal(0, await ExportCommand.RunAsync(place, "csv", folder, null));
        Assert.Equal(6, Directory.GetFiles(folder).Length);
        Assert.All(Directory.GetFiles(folder), IsOwners);
        Directory.Delete(folder, recursive: true);
    }

    [SkippableFact, UnsupportedOSPlatform("windows")]
    public async Task One_that_others_could_read_is_narrowed_at_the_start_and_the_log_says_so()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var database = await TestDatabase.CreateAsync();
        var file = SqliteFile.PathOf(database.Options.ConnectionString)!;
        File.SetUnixFileMode(file, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using (var storage = database.OpenStorage())
        {
            await storage.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        }

        IsOwners(file);
        File.SetUnixFileMode(file, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Assert.Equal([file], OwnerOnly.NarrowDatabase(database.Options.ConnectionString));
        Assert.Empty(OwnerOnly.NarrowDatabase(database.Options.ConnectionString));
        IsOwners(file);
    }

    private static void IsOwners(string file) => Assert.Equal(Owner, ModeOf(file));

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);
}
