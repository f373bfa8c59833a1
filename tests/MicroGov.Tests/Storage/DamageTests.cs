using MicroGov.Operations;
using MicroGov.Storage;
using MicroGov.Storage.Sqlite;
using MicroGov.Tests.Transcripts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Storage;

/// <summary>Damage is said before anybody works on it, by the start and by <c>verify</c>, in one sentence.</summary>
[Trait("Database", "SQLite only")]
public sealed class DamageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("microgov-damage").FullName;

    private string Database => Path.Combine(folder, "house.db");

    private string Connection => $"Data Source={Database}";

    [Fact]
    public void A_sound_file_is_taken_and_given_back_again_and_again()
    {
        Make();
        for (var start = 0; start < 3; start++)
        {
            using var held = DatabaseLock.Take(Connection);
            held.ThrowIfDamaged();
            held.WorkBegins();
        }

        Assert.Null(DatabaseLock.FaultIn(Database));
    }

    [Fact]
    public void A_foreign_file_is_named_so()
    {
        File.WriteAllText(Database, "Dear diary, " + new string('x', 500));
        Refuses("is no SQLite database, or its beginning is damaged.");
    }

    [Fact]
    public void A_file_that_is_cut_short_is_named_so()
    {
        Make();
        using (var file = File.OpenWrite(Database))
        {
            file.SetLength(file.Length - 4_096);
        }

        Refuses("is cut short: it has ");
    }

    [Fact]
    public void Flipped_bytes_in_its_pages_are_found()
    {
        Make();
        var bytes = File.ReadAllBytes(Database);
        Array.Fill(bytes, (byte)0x5A, 4_096, 2_048);
        File.WriteAllBytes(Database, bytes);
        using var held = DatabaseLock.Take(Connection);
        var trouble = Assert.Throws<DatabaseUnusableException>(held.ThrowIfDamaged);
        Assert.StartsWith($"The database {Database} is damaged: SQLite", trouble.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "Put a backup in its place, for example: restore microgov-backup.db.", trouble.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("symbolic link")]
    [InlineData("hard link")]
    [InlineData("deleted lock")]
    public void No_other_name_and_no_deleted_lock_lets_a_second_service_in(string how)
    {
        Make();
        using var first = DatabaseLock.Take(Connection);
        var other = Path.Combine(folder, "other.db");
        switch (how)
        {
            case "symbolic link":
                File.CreateSymbolicLink(other, Database);
                break;
            case "hard link":
                using (var ln = System.Diagnostics.Process.Start("ln", [Database, other]))
                {
                    ln.WaitForExit();
                }

                break;
            default:
                File.Delete(Database + ".lock");
                other = Database;
                break;
        }

        var refused = Assert.Throws<DatabaseUnusableException>(() => DatabaseLock.Take($"Data Source={other}"));
        Assert.StartsWith($"Another MicroGov already works on {other}.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "cannot be written: it, its folder or its disk is read-only")]
    [InlineData(13, "cannot be written: the disk is full")]
    [InlineData(11, "is damaged, or no SQLite database")]
    public void What_keeps_it_from_being_written_is_called_what_it_is(int code, string said) =>
        Assert.Equal(said, SqliteFile.TroubleOf(new InvalidOperationException("outer", new SqliteException("inner", code))));

    [Fact]
    public async Task Verify_says_it_too()
    {
        File.WriteAllText(Database, "Dear diary, " + new string('x', 500));
        var place = MicroGov.Tests.Operations.Operator.At(Database, DateTimeOffset.UnixEpoch).Place;
        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(() => VerifyCommand.RunAsync(place));
        Assert.Equal(
            $"The database {Database} is no SQLite database, or its beginning is damaged.", refused.Message);
    }

    [Fact]
    public async Task After_a_stop_all_that_is_committed_is_in_the_file_itself()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.WhileDownAsync(() =>
        {
            var copy = Path.Combine(folder, "copy.db");
            File.Copy(here.DatabaseFile, copy);
            Assert.Equal("1", Ask(copy, "SELECT CAST(COUNT(*) AS TEXT) FROM Affairs"));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task After_a_checkpoint_a_plain_copy_of_the_file_is_not_empty()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.Services.GetRequiredService<MicroGov.Storage.Database>().CheckpointAsync(CancellationToken.None);

        var copy = Path.Combine(folder, "copy.db");
        await File.WriteAllBytesAsync(copy, FileBytes.Of(here.DatabaseFile));
        Assert.Equal("1", Ask(copy, "SELECT CAST(COUNT(*) AS TEXT) FROM Affairs"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Refuses(string fault)
    {
        Assert.Contains(fault.TrimEnd('.'), DatabaseLock.FaultIn(Database), StringComparison.Ordinal);
        using var held = DatabaseLock.Take(Connection);
        var trouble = Assert.Throws<DatabaseUnusableException>(held.ThrowIfDamaged);
        Assert.Contains(fault, trouble.Message, StringComparison.Ordinal);
    }

    /// <summary>A table of some pages, in the manner of a log, all of it in the file.</summary>
    private void Make() => Ask(Database, """
        PRAGMA journal_mode = WAL;
        CREATE TABLE People (Id INTEGER PRIMARY KEY, Name TEXT);
        CREATE INDEX ByName ON People (Name);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
        INSERT INTO People SELECT i, 'Somebody ' || i FROM n;
        """);

    private static string? Ask(string file, string sql)
    {
        using var connection = SqliteFile.Open(file, SqliteOpenMode.ReadWriteCreate);
        return SqliteFile.Ask(connection, sql);
    }
}
