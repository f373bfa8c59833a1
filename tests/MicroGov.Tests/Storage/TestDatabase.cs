using MicroGov.Hosting;
using MicroGov.Storage;
using MicroGov.Storage.Postgres;
using MicroGov.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MicroGov.Tests.Storage;

/// <summary>
/// A database for one test alone. <c>MICROGOV_TEST_POSTGRES</c> names a server, such as
/// <c>Host=127.0.0.1;Username=postgres</c>; with <c>MICROGOV_TEST_DATABASE=PostgreSql</c> the tests of storage, delivery
/// and whole conversations run there instead of on SQLite.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("MICROGOV_TEST_POSTGRES");

    private static readonly SemaphoreSlim Making = new(1, 1);

    /// <summary>Made once; every test gets a copy of it.</summary>
    private static string? template;

    /// <summary>The same as the bytes of a SQLite file.</summary>
    private static byte[]? fileTemplate;

    private static readonly PostgresPool Pool = new(CommandAsync, async () => await OnceAsync(() => template, MakeTemplateAsync));

    private readonly string name;

    private TestDatabase(string name, DatabaseOptions options) => (this.name, Options) = (name, options);

    public DatabaseOptions Options { get; }

    /// <summary>The configuration that leads a service here, as in-memory keys.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Database:Provider"] = Options.Provider,
        ["Database:ConnectionString"] = Options.ConnectionString,
        ["Database:KeyFolder"] = Options.KeyFolder,
    };

    /// <summary>
    /// Where time moves by hand nobody tries again what a server has ended by its own clock, such as a transaction that stood
    /// still for 3 seconds on a machine that is busy elsewhere.
    /// </summary>
    private const string ServerIsPatient = "-c idle_in_transaction_session_timeout=60s";

    private static bool IsOnPostgres =>
        Environment.GetEnvironmentVariable("MICROGOV_TEST_DATABASE") == DatabaseOptions.PostgreSql;

    public static void PostgresRequired() => Skip.If(
        Server is null, "No PostgreSQL server is named by the environment variable MICROGOV_TEST_POSTGRES.");

    /// <summary>On the database that this run of the tests is for.</summary>
    public static async Task<TestDatabase> CreateAsync() =>
        IsOnPostgres ? await CreateOnPostgresAsync(ServerIsPatient) : await CreateOnSqliteAsync();

    /// <summary>The same without a schema: whoever opens it makes that.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync()
    {
        if (!IsOnPostgres)
        {
            return OnSqlite();
        }

        return await CreateEmptyOnPostgresAsync();
    }

    /// <param name="settings">Of each connection, such as <c>-c lock_timeout=1s</c>.</param>
    public static async Task<TestDatabase> CreateEmptyOnPostgresAsync(string? settings = null)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await CommandAsync($"CREATE DATABASE {name}");
        return new(name, On(name, settings));
    }

    /// <param name="settings">Of each connection, such as <c>-c lock_timeout=1s</c>.</param>
    public static async Task<TestDatabase> CreateOnPostgresAsync(string? settings = null)
    {
        var name = await Pool.TakeAsync();
        return new(name, On(name, settings));
    }

    /// <summary>The storage of a service here.</summary>
    /// <param name="hooks">Stand between the service and its database.</param>
    public ServiceProvider OpenStorage(params IInterceptor[] hooks) => new ServiceCollection().AddStorage(Options)
        .ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(hooks))
        .ConfigureDbContext<PostgresContext>(options => options.AddInterceptors(hooks))
        .BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        if (Options.Provider == DatabaseOptions.PostgreSql)
        {
            await using var pooled = new NpgsqlConnection(PostgresConnections.Complete(Options.ConnectionString));
            NpgsqlConnection.ClearPool(pooled);
            RemoveKeys(Options.KeyFolder!);
            Pool.Drop(name);
            return;
        }

        await using (var pooled = new SqliteConnection(Options.ConnectionString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        SqliteFile.Delete(name);
        File.Delete(name + ".lock");
        RemoveKeys(name + ".keys");
    }

    /// <summary>Where the keys of secret votes of a database on a server are.</summary>
    internal static string KeyFolderOf(string name) => Path.Combine(Path.GetTempPath(), $"microgov-keys-{name}");

    private static void RemoveKeys(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<TestDatabase> CreateOnSqliteAsync()
    {
        var database = OnSqlite();
        await File.WriteAllBytesAsync(database.name, await OnceAsync(() => fileTemplate, MakeFileTemplateAsync));
        return database;
    }

    /// <summary>A file that is not there yet.</summary>
    private static TestDatabase OnSqlite()
    {
        var file = Path.Combine(Path.GetTempPath(), $"microgov-test-{Guid.NewGuid():N}.db");
        return new(file, new DatabaseOptions { ConnectionString = $"Data Source={file}" });
    }

    private static async Task<T> OnceAsync<T>(Func<T?> made, Func<Task<T>> make) where T : class
    {
        await Making.WaitAsync();
        try
        {
            return made() ?? await make();
        }
        finally
        {
            Making.Release();
        }
    }

    private static async Task<byte[]> MakeFileTemplateAsync()
    {
        await using var database = OnSqlite();
        await using var storage = database.OpenStorage();
        await storage.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        return fileTemplate = await File.ReadAllBytesAsync(database.name);
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var name = $"template_{Guid.NewGuid():N}";
        await CommandAsync($"CREATE DATABASE {name}");
        await using var storage = new ServiceCollection().AddStorage(On(name)).BuildServiceProvider();
        await storage.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        // A database that somebody is connected to cannot be copied.
        NpgsqlConnection.ClearAllPools();
        return template = name;
    }

    private static DatabaseOptions On(string name, string? settings = null)
    {
        var connection = new NpgsqlConnectionStringBuilder(Server!) { Database = name };
        connection.Options = settings ?? connection.Options;
        return new()
        {
            Provider = DatabaseOptions.PostgreSql,
            ConnectionString = connection.ConnectionString,
            KeyFolder = KeyFolderOf(name),
        };
    }

    private static async Task CommandAsync(string sql)
    {
        await using var server = new NpgsqlConnection(On("postgres").ConnectionString);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync();
    }
}
