using System.Globalization;
using MicroGov.Hosting;
using MicroGov.Operations;
using MicroGov.Storage;
using MicroGov.Tests.Storage;
using MicroGov.Tests.Transcripts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MicroGov.Tests.Operations;

/// <summary>
/// The database of a neighbourhood that has been played once: #1 lived its whole life, #2 is being voted on, #3 is just
/// raised. Each test gets a copy of its own.
/// </summary>
public class PlayedTown : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("microgov-operator").FullName;

    private DateTimeOffset now;

    private string Master => Path.Combine(folder, "master.db");

    public async Task InitializeAsync()
    {
        await using var here = await OpenAsync();
        await PlayAsync(here);
        now = here.Clock.Now;
        var place = (await here.WorkplaceAsync()).Place;
        Assert.Equal(0, BackupCommand.Run(place, Master));
        CopyKeys(place.File!, Master);
    }

    /// <summary>A copy of the database, and what the verb said.</summary>
    /// <param name="later">How much later than the play it is.</param>
    public (Workplace Place, StringWriter Said) Copy(TimeSpan later = default)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.db");
        File.Copy(Master, file);
        CopyKeys(Master, file);
        return Operator.At(file, now + later);
    }

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Of secret votes that run; a backup has none.</summary>
    private static void CopyKeys(string from, string to)
    {
        if (!Directory.Exists(from + ".keys"))
        {
            return;
        }

        Directory.CreateDirectory(to + ".keys");
        foreach (var key in Directory.EnumerateFiles(from + ".keys"))
        {
            File.Copy(key, Path.Combine(to + ".keys", Path.GetFileName(key)));
        }
    }

    protected virtual Task<Neighbourhood> OpenAsync() => Neighbourhood.OpenAsync();

    protected virtual async Task PlayAsync(Neighbourhood here)
    {
        await here.SayAsync(here.Wang, "/raise =Dark stairwell\nFloors 4 to 6");
        await here.SayAsync(here.Li, "/second 1");
        await here.SayAsync(here.Zhao, "/second 1");
        await here.SayAsync(here.Chen, "/second 1");
        await here.SayAsync(here.Li, "/say 1 for My boy fell there");
        await here.SayAsync(here.Mei, "/openvote 1 for 2d");
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Li, 1);
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 1);
        await here.VoteAsync(here.Chen, 1);
        await here.VoteAsync(here.Chen);
        await here.SayAsync(here.Mei, "/closevote 1");
        await here.SayAsync(here.Zhao, "/claim 1");
        await here.SayAsync(here.Zhao, "/done 1 Both lamps work");
        await here.SayAsync(here.Wang, "/accept 1");
        await here.SayAsync(here.Mei, "/close 1 Thank you all");
        await here.SayAsync(here.Wang, "/raise Bins");
        await here.SayAsync(here.Mei, "/discuss 2");
        await here.SayAsync(here.Mei, "/openvote 2");
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 1);
        await here.SayAsync(here.Li, "/raise A dog barks at night");
    }
}

/// <summary>An operator at work on a database.</summary>
internal static class Operator
{
    public static (Workplace Place, StringWriter Said) At(string file, DateTimeOffset now) =>
        At($"Data Source={file}", "Sqlite", now);

    public static (Workplace Place, StringWriter Said) At(string connection, string provider, DateTimeOffset now)
    {
        var said = new StringWriter { NewLine = "\n" };
        var options = new DatabaseOptions
        {
            Provider = provider,
            ConnectionString = connection,
            KeyFolder = provider == DatabaseOptions.PostgreSql
                ? TestDatabase.KeyFolderOf(new NpgsqlConnectionStringBuilder(connection).Database!)
                : null,
        };
        return (new Workplace(options, now, said, CancellationToken.None), said);
    }

    /// <summary>On the database of a neighbourhood whose service runs.</summary>
    public static async Task<(Workplace Place, StringWriter Said)> WorkplaceAsync(this Neighbourhood here)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return At(db.Database.GetConnectionString()!, db.Database.IsSqlite() ? "Sqlite" : "PostgreSql", here.Clock.Now);
    }

    /// <summary>Changes a database by hand, behind the service's back.</summary>
    public static void Change(this Workplace place, string sql) => Assert.True(place.Make(sql) > 0, "Nothing was changed.");

    public static int Make(this Workplace place, string sql) => place.Run(sql, command => command.ExecuteNonQuery());

    /// <summary>One value of a database, as text; null when it is none.</summary>
    public static string? Ask(this Workplace place, string sql) => place.Run(sql, command => command.ExecuteScalar() switch
    {
        null or DBNull => null,
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    });

    private static T Run<T>(this Workplace place, string sql, Func<SqliteCommand, T> run)
    {
        using var connection = new SqliteConnection(place.Options.ConnectionString + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own sentences.
        command.CommandText = sql;
#pragma warning restore CA2100
        return run(command);
    }
}
