using MicroGov.Core.Lifecycle;
using MicroGov.Operations;
using MicroGov.Storage;
using MicroGov.Tests.Transcripts;

namespace MicroGov.Tests.Operations;

public sealed class BackupTests(PlayedTown town) : IClassFixture<PlayedTown>
{
    [Fact]
    public async Task A_backup_taken_while_the_service_writes_is_well_once_restored()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        var (running, said) = await here.WorkplaceAsync();
        var backup = running.File + ".backup";

        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await here.VoteAsync(i % 2 == 0 ? here.Li : here.Zhao, i % 3);
            }
        });
        var codes = new List<int>();
        do
        {
            codes.Add(BackupCommand.Run(running, backup));
        }
        while (!writing.IsCompleted);

        await writing;
        Assert.All(codes, code => Assert.Equal(0, code));
        Assert.StartsWith($"Backed up to {backup}: ", said.ToString(), StringComparison.Ordinal);
        // One file, with nothing beside it that could be forgotten.
        Assert.Equal([backup], Directory.GetFiles(Path.GetDirectoryName(backup)!, Path.GetFileName(backup) + "*"));
        var (elsewhere, looked) = Operator.At(running.File + ".elsewhere.db", running.Now);
        Assert.Equal(0, await RestoreCommand.RunAsync(elsewhere, backup));
        Assert.Equal(0, await VerifyCommand.RunAsync(elsewhere));
        Assert.Contains("All is well: 1 affairs", looked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_is_refused_while_a_service_holds_the_database()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var (place, _) = await here.WorkplaceAsync();
        BackupCommand.Run(place, place.File + ".backup");

        var trouble = await Assert.ThrowsAsync<DatabaseUnusableException>(() =>
            RestoreCommand.RunAsync(place, place.File + ".backup")
        );

        Assert.StartsWith("Another MicroGov already works on", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_keeps_every_database_that_was_there()
    {
        var (place, said) = town.Copy();
        var backup = place.File + ".backup";
        BackupCommand.Run(place, backup);
        place.Change("DELETE FROM Journal");

        Assert.Equal(0, await RestoreCommand.RunAsync(place, backup));
        Assert.Equal(0, await VerifyCommand.RunAsync(place));
        Assert.Equal(0, await RestoreCommand.RunAsync(place, backup));

        Assert.Contains($"is kept as {place.File}.before-restore.\n", said.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(place.File + ".before-restore-2"));
        var (old, found) = Operator.At(place.File + ".before-restore", place.Now);
        Assert.Equal(1, await VerifyCommand.RunAsync(old));
        Assert.Contains("has no journal", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_or_foreign_backup_leaves_the_database_as_it_was()
    {
        var (place, _) = town.Copy();
        var (damaged, text, foreign, newer) = (
            place.File + ".damaged", place.File + ".txt", place.File + ".foreign", place.File + ".newer");
        BackupCommand.Run(place, damaged);
        var bytes = await File.ReadAllBytesAsync(damaged);
        Array.Fill(bytes, (byte)0x5A, 4096, bytes.Length - 4096);
        await File.WriteAllBytesAsync(damaged, bytes);
        await File.WriteAllTextAsync(text, "Dear diary");
        Operator.At(foreign, place.Now).Place.Make("CREATE TABLE Recipes (Id INTEGER)");
        BackupCommand.Run(place, newer);
        Operator.At(newer, place.Now).Place.Change("INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '99.0')");

        await RefusedAsync(damaged, "is not sound");
        await RefusedAsync(text, "is no backup");
        await RefusedAsync(text + ".missing", "is not there");
        await RefusedAsync(foreign, "is not a MicroGov database");
        await RefusedAsync(newer, "was made by a newer MicroGov");

        Assert.Equal(0, await VerifyCommand.RunAsync(place));
        Assert.False(File.Exists(place.File + ".before-restore"));
        Assert.False(File.Exists(place.File + ".restoring"));

        async Task RefusedAsync(string file, string why) =>
            Assert.Contains(
                why,
                (await Assert.ThrowsAsync<DatabaseUnusableException>(() => RestoreCommand.RunAsync(place, file))).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_never_takes_the_place_of_the_database_or_of_something_else()
    {
        var (place, _) = town.Copy();
        var diary = place.File + ".diary";
        File.WriteAllText(diary, "Dear diary");

        Assert.Throws<MisuseException>(() => BackupCommand.Run(place, place.File!));
        Assert.Throws<MisuseException>(() => BackupCommand.Run(place, place.File + "-wal"));
        Assert.Throws<MisuseException>(() => BackupCommand.Run(place, diary));
        Assert.Throws<MisuseException>(() => BackupCommand.Run(place, Path.GetTempPath()));

        Assert.Equal("Dear diary", File.ReadAllText(diary));
    }

    [Fact]
    public async Task For_PostgreSQL_both_say_how_without_the_password()
    {
        var (place, said) = Operator.At(
            "Host=db;Port=5433;Username=gov;Password=hush;Database=micro gov", "Postgres", DateTimeOffset.UnixEpoch);

        Assert.Equal(1, BackupCommand.Run(place, "gov.dump"));
        Assert.Equal(1, await RestoreCommand.RunAsync(place, "gov.dump"));

        Assert.Equal(
            "PostgreSQL backs itself up: pg_dump --format=custom --file=gov.dump --host=db --port=5433 --username=gov "
                + "--dbname='micro gov'\n"
            + "PostgreSQL restores itself, while the service is stopped: pg_restore --clean --if-exists --single-transaction"
            + " --host=db --port=5433 --username=gov --dbname='micro gov' gov.dump\n",
            said.ToString());
    }
}
