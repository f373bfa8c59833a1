using MicroGov.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MicroGov.Tests.Storage;

public sealed class DatabaseFaultsTests
{
    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    [InlineData("23505")]
    public void Another_replica_that_was_quicker_is_a_collision(string code)
    {
        Assert.True(DatabaseFaults.IsCollision(Postgres(code)));
        Assert.True(DatabaseFaults.IsCollision(new DbUpdateException("", Postgres(code))));
        Assert.True(DatabaseFaults.IsCollision(new InvalidOperationException("", Postgres(code))));
    }

    [Fact]
    public void A_row_that_has_changed_meanwhile_is_a_collision() =>
        Assert.True(DatabaseFaults.IsCollision(new DbUpdateConcurrencyException()));

    [Theory]
    [InlineData("57P01")]
    [InlineData("08006")]
    [InlineData("53300")]
    [InlineData("25P03")]
    [InlineData("55P03")]
    public void A_server_that_goes_down_or_is_full_or_locked_is_nobodys_update(string code) =>
        Assert.True(DatabaseFaults.IsOutage(new DbUpdateException("", Postgres(code))));

    [Theory]
    [InlineData(5)]
    [InlineData(13)]
    public void Nor_is_a_file_that_is_locked_or_a_disk_that_is_full(int code) =>
        Assert.True(DatabaseFaults.IsOutage(new DbUpdateException("", new SqliteException("", code))));

    [Fact]
    public void Nor_is_a_connection_that_breaks() =>
        Assert.True(DatabaseFaults.IsOutage(new InvalidOperationException("", new NpgsqlException("", new IOException()))));

    [Fact]
    public void What_cannot_be_stored_is_the_updates_own_fault()
    {
        Exception[] faults = [Postgres("22001"), Postgres("23514"), new SqliteException("", 19), new FormatException()];

        Assert.All(faults, fault => Assert.False(DatabaseFaults.IsOutage(fault)));
    }

    [Fact]
    public async Task After_a_collision_the_work_is_begun_anew_but_not_for_ever()
    {
        var tries = 0;

        await Assert.ThrowsAsync<PostgresException>(() => DatabaseFaults.AgainAfterCollisionsAsync(() =>
        {
            tries++;
            throw Postgres("40001");
        }));

        Assert.Equal(DatabaseFaults.TriesAfterCollision, tries);
    }

    private static PostgresException Postgres(string code) => new("", "ERROR", "ERROR", code);
}
