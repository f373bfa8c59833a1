using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Storage.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace MicroGov.Tests.Storage;

/// <summary>The storage of one service on a database of its own, where it leads for good.</summary>
internal sealed class TestHouse : IAsyncDisposable
{
    private readonly TestDatabase own;
    private readonly ServiceProvider services;

    private TestHouse(TestDatabase own, ServiceProvider services, Database database) =>
        (this.own, this.services, Database) = (own, services, database);

    public Database Database { get; }

    public static async Task<TestHouse> OpenAsync()
    {
        var own = await TestDatabase.CreateAsync();
        var services = own.OpenStorage();
        if (services.GetService<NpgsqlDataSource>() is not { } connections)
        {
            return new(own, services, services.GetRequiredService<Database>());
        }

        // Time stands still for its lease: it never runs out.
        var leadership = new Leadership(connections, new FakeTimeProvider());
        await leadership.TryTakeAsync(CancellationToken.None);
        var contexts = services.GetRequiredService<IDbContextFactory<PostgresContext>>();
        return new(own, services, new Database(contexts, leadership, services.GetRequiredService<CommitNotifier>()));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await own.DisposeAsync();
    }
}
