using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Storage.Postgres;
using MicroGov.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace MicroGov.Tests.Replication;

/// <summary>The storage of one of several services on one PostgreSQL database; its own time is moved by hand.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Replica(TestDatabase shared)
    {
        services = shared.OpenStorage();
        Connections = services.GetRequiredService<NpgsqlDataSource>();
        Leadership = new(Connections, Time);
        Database = new(services.GetRequiredService<IDbContextFactory<PostgresContext>>(), Leadership, Notifier);
    }

    public FakeTimeProvider Time { get; } = new();

    public NpgsqlDataSource Connections { get; }

    public Leadership Leadership { get; }

    public CommitNotifier Notifier => services.GetRequiredService<CommitNotifier>();

    public Database Database { get; }

    public Task<bool> TakeAsync() => Leadership.TryTakeAsync(CancellationToken.None);

    /// <summary>As if its end had come by the database's clock.</summary>
    public async Task TheLeaseRunsOutAsync()
    {
        await using var command = Connections.CreateCommand("UPDATE \"Leases\" SET \"Until\" = 0");
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();
}
