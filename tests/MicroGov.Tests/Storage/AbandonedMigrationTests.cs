using MicroGov.Storage;
using MicroGov.Tests.Transcripts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Storage;

[Trait("Database", "SQLite only")]
public sealed class AbandonedMigrationTests
{
    /// <summary>
    /// It was killed in the middle of the last migration. The row is the one EF writes; a service that waits for it never
    /// comes back from <c>WhileDownAsync</c>.
    /// </summary>
    [Fact]
    public async Task A_service_killed_while_it_prepared_the_database_starts_again()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        string file;
        await using (var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None))
        {
            file = db.Database.GetConnectionString()!;
        }

        await here.WhileDownAsync(
            TimeSpan.FromMinutes(1),
            () =>
            {
                using var connection = new SqliteConnection(file);
                connection.Open();
                using var mark = connection.CreateCommand();
                mark.CommandText = """
                    CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                    INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-03-02 09:00:00+00:00');
                    DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%_ListIndexes';
                    DROP INDEX "IX_Affairs_CommunityId_Doer";
                    DROP INDEX "IX_Affairs_Open";
                    DROP INDEX "IX_Affairs_CommunityId_Stage_Number_Title";
                    CREATE INDEX "IX_Affairs_CommunityId_Stage_Number" ON "Affairs" ("CommunityId", "Stage", "Number");
                    DROP INDEX "IX_Affairs_CommunityId_Number_Title_Stage";
                    DROP INDEX "IX_Affairs_CommunityId_RaisedBy";
                    """;
                mark.ExecuteNonQuery();
            }
        );
        await here.SayAsync(here.Li, "/second 1");

        Assert.Single((await here.AffairAsync())!.Seconders);
    }
}
