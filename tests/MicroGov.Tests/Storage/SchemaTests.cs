using MicroGov.Storage;
using MicroGov.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Storage;

public sealed class SchemaTests
{
    [Fact]
    public async Task A_database_that_was_migrated_needs_no_EF_to_know_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var storage = database.OpenStorage();
        await storage.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);

        Assert.True(await storage.GetRequiredService<Schema>().IsNewestAsync(CancellationToken.None));
    }

    [Fact]
    public async Task One_migration_behind_is_not_the_newest()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var storage = database.OpenStorage();
        await storage.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        await using (var db = await storage.GetRequiredService<Database>().OpenAsync(CancellationToken.None))
        {
            await db.Database.ExecuteSqlRawAsync(
                """DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = (SELECT MAX("MigrationId") FROM "__EFMigrationsHistory")"""
            );
        }

        Assert.False(await storage.GetRequiredService<Schema>().IsNewestAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_asked_for_and_not_made()
    {
        var file = Path.Combine(Path.GetTempPath(), $"microgov-test-{Guid.NewGuid():N}.db");
        var schema = new Schema(
            () => new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False"), typeof(SqliteContext));

        Assert.False(await schema.IsNewestAsync(CancellationToken.None));
        Assert.False(File.Exists(file));
    }
}
