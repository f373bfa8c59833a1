using MicroGov.Storage;
using MicroGov.Storage.Postgres;
using MicroGov.Storage.Sqlite;
using MicroGov.Tests.Presentation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MicroGov.Tests.Storage;

public sealed class SchemaScriptTests
{
    /// <summary>With <c>UPDATE_SCHEMA=1</c> this test writes what it otherwise compares.</summary>
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task The_script_of_a_new_database_is_what_the_migrations_say(string provider)
    {
        using MicroGovContext context = provider == "Sqlite"
            ? new SqliteContextFactory().CreateDbContext([])
            : new PostgresContextFactory().CreateDbContext([]);
        var sql = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.NoTransactions);
        var generated = "-- Generated from the migrations: UPDATE_SCHEMA=1 dotnet test --filter SchemaScriptTests\n\n"
            + string.Join('\n', sql.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim() + "\n";
        var script = provider == "Sqlite" ? SchemaScript.Sqlite : SchemaScript.Postgres;
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            await File.WriteAllTextAsync(SourceText.PathOf($"src/MicroGov/Storage/{provider}/Schema.sql"), generated);
            return;
        }

        Assert.Equal(generated, (await script.ReadAsync(CancellationToken.None)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_new_database_is_the_same_by_the_script_and_by_the_migrations()
    {
        await using var made = await TestDatabase.CreateEmptyAsync();
        await using var migrated = await TestDatabase.CreateEmptyAsync();
        await using var bySchema = made.OpenStorage();
        await using var byEf = migrated.OpenStorage();

        Assert.True(await bySchema.GetRequiredService<Schema>().TryCreateAsync(CancellationToken.None));
        await using var made1 = await bySchema.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        await using var migrated1 = await byEf.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        await migrated1.Database.MigrateAsync();

        var expected = await EverythingInAsync(migrated1);
        Assert.True(expected.Count > 40, "Nothing was compared.");
        Assert.Equal(expected, await EverythingInAsync(made1));
        Assert.True(await bySchema.GetRequiredService<Schema>().IsNewestAsync(CancellationToken.None));
        Assert.Empty(await made1.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task What_is_not_empty_is_left_alone()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var storage = database.OpenStorage();
        await using var db = await storage.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("""CREATE TABLE "Somebody's" ("Id" INTEGER)""");

        Assert.False(await storage.GetRequiredService<Schema>().TryCreateAsync(CancellationToken.None));
        Assert.False(await storage.GetRequiredService<Schema>().IsNewestAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Those_who_make_it_at_the_same_time_take_turns()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var storage = database.OpenStorage();
        var schema = storage.GetRequiredService<Schema>();

        var made = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => schema.TryCreateAsync(CancellationToken.None))));

        Assert.Single(made, first => first);
        Assert.True(await schema.IsNewestAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task Replicas_that_start_on_an_empty_database_wait_for_each_other_longer_than_for_any_other_lock()
    {
        TestDatabase.PostgresRequired();
        await using var database = await TestDatabase.CreateEmptyOnPostgresAsync("-c lock_timeout=1ms");
        await using ServiceProvider one = database.OpenStorage(), other = database.OpenStorage();
        await using var holder = new NpgsqlConnection(database.Options.ConnectionString);
        await holder.OpenAsync();
        await ExecuteAsync(holder, "SELECT pg_advisory_lock(5080)");

        var starts = Task.WhenAll(
            one.GetRequiredService<Database>().MigrateAsync(CancellationToken.None),
            other.GetRequiredService<Database>().MigrateAsync(CancellationToken.None));
        const string Waiting =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))";
        while (!starts.IsCompleted && await ExecuteAsync(holder, Waiting) < 2)
        {
            // Each question is a round trip to the server, which is where the wait begins.
        }

        Assert.False(starts.IsCompleted);
        await ExecuteAsync(holder, "SELECT 1 FROM pg_advisory_unlock(5080)");
        await starts;
        Assert.True(await one.GetRequiredService<Schema>().IsNewestAsync(CancellationToken.None));
    }

    private static async Task<long> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    /// <summary>Each table, column, index and constraint as the database tells it, a line each.</summary>
    private static async Task<List<string>> EverythingInAsync(MicroGovContext db)
    {
        // EF's own mark of a migration under way stays behind it, empty.
        var sql =
            db is SqliteContext
                ? """SELECT type || ' ' || name || ' ' || COALESCE(sql, '') AS "Value" FROM sqlite_master WHERE tbl_name <> '__EFMigrationsLock'"""
                : """
                    SELECT 'column ' || table_name || ' ' || column_name || ' ' || ordinal_position || ' ' || data_type || ' ' || is_nullable
                      || ' ' || is_identity || ' ' || COALESCE(column_default, '') || ' ' || COALESCE(collation_name, '') AS "Value"
                      FROM information_schema.columns WHERE table_schema = current_schema()
                    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = current_schema()
                    UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                      FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
                    """;
        var all = await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
        all.AddRange(
            await db
                .Database.SqlQueryRaw<string>(
                    """SELECT 'migration ' || "MigrationId" || ' ' || "ProductVersion" AS "Value" FROM "__EFMigrationsHistory" """
                )
                .ToListAsync()
        );
        return [.. all.Order(StringComparer.Ordinal)];
    }
}
