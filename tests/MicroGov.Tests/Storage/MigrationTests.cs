using MicroGov.Storage;
using MicroGov.Storage.Postgres;
using MicroGov.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Storage;

public sealed class MigrationTests
{
    /// <summary>Needs no server: the model is compared with the last migration's.</summary>
    [Fact]
    public void The_migrations_of_both_providers_are_up_to_date_with_the_model()
    {
        using MicroGovContext sqlite = new SqliteContextFactory().CreateDbContext([]);
        using MicroGovContext postgres = new PostgresContextFactory().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges(), "dotnet ef migrations add NAME --context SqliteContext");
        Assert.False(postgres.Database.HasPendingModelChanges(), "dotnet ef migrations add NAME --context PostgresContext");
    }

    [Fact]
    public async Task A_stage_that_there_is_not_does_not_get_into_the_database()
    {
        await using var house = await TestHouse.OpenAsync();

        var fault = await Assert.ThrowsAsync<DbUpdateException>(() => house.Database.WriteAsync(
            db =>
            {
                db.Affairs.Add(new() { CommunityId = 1, Number = 1, Stage = "Limbo" });
                return Task.FromResult(true);
            },
            CancellationToken.None));

        Assert.False(DatabaseFaults.IsOutage(fault));
        Assert.False(DatabaseFaults.IsCollision(fault));
    }
}
