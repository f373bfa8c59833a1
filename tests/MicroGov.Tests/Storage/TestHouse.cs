using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Storage.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace MicroGov.Tests.Storage;

/// <summary>The storage of one service on a database of its own, where it leads for good.</summary>
internal sealed class TestHouse : IAsyncDisposable
{
    private readonly TestDatabase own;
    private readonly ServiceProvider services;

    private TestHouse(TestDatabase own, ServiceProvider services) =>
        (this.own, this.services, Database) = (own, services, services.GetRequiredService<Database>());

    /// <summary>What the present leader works with.</summary>
    public Database Database { get; private set; }

    /// <param name="hooks">Stand between the service and its database.</param>
    public static async Task<TestHouse> OpenAsync(params IInterceptor[] hooks)
    {
        var own = await TestDatabase.CreateAsync();
        var house = new TestHouse(own, own.OpenStorage(hooks));
        await house.ElectAnotherAsync();
        return house;
    }

    /// <summary>As if the leader's lease had run out: on PostgreSQL another replica leads now. SQLite has no other.</summary>
    public async Task ElectAnotherAsync()
    {
        if (services.GetService<NpgsqlDataSource>() is not { } connections)
        {
            return;
        }

        await using (var command = connections.CreateCommand("UPDATE \"Leases\" SET \"Until\" = 0"))
        {
            await command.ExecuteNonQueryAsync();
        }

        // Time stands still for its lease: it never runs out.
        var leadership = new Leadership(connections, new FakeTimeProvider());
        Assert.True(await leadership.TryTakeAsync(CancellationToken.None));
        var contexts = services.GetRequiredService<IDbContextFactory<PostgresContext>>();
        Database = new Database(contexts, leadership, services.GetRequiredService<CommitNotifier>());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await own.DisposeAsync();
    }
}
