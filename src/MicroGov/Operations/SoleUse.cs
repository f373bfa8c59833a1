using MicroGov.Replication;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Operations;

/// <summary>A database that one verb alone works on: no service runs there, and none begins before the verb has ended.</summary>
internal sealed class SoleUse : IAsyncDisposable
{
    private readonly Database database;
    private readonly DatabaseLock held;
    private readonly Leadership? leadership;

    private SoleUse(Database database, DatabaseLock held, Leadership? leadership) =>
        (this.database, this.held, this.leadership) = (database, held, leadership);

    /// <param name="services">The storage there.</param>
    /// <exception cref="DatabaseUnusableException">A service runs there.</exception>
    public static async Task<SoleUse> TakeAsync(Workplace place, IServiceProvider services)
    {
        var leadership = services.GetService<Leadership>();
        var held = DatabaseLock.Take(leadership is null ? place.Options.ConnectionString : "");
        if (leadership is not null && !await leadership.TryTakeAsync(place.Ct))
        {
            throw new DatabaseUnusableException(
                "Another MicroGov already works on this database. Stop every replica first; one that was killed is gone after "
                + $"{Leadership.Length.TotalSeconds} seconds.");
        }

        return new(services.GetRequiredService<Database>(), held, leadership);
    }

    /// <summary>In one transaction, however long it takes: it happens whole or not at all.</summary>
    public Task WriteAsync(Func<MicroGovContext, Task> work, CancellationToken ct) => database.WriteAsLeaderAsync(
        async db =>
        {
            if (!db.Database.IsSqlite())
            {
                // A replica that is just starting answers Telegram before anybody leads: it waits, too.
                await db.Database.ExecuteSqlRawAsync(
                    """
                    SET LOCAL statement_timeout = 0;
                    SET LOCAL idle_in_transaction_session_timeout = 0;
                    LOCK TABLE "Affairs", "Journal", "Communities", "CommunityJournal" IN EXCLUSIVE MODE;
                    """,
                    ct);
            }

            await work(db);
            return true;
        },
        ct);

    public async ValueTask DisposeAsync()
    {
        held.Dispose();
        if (leadership is not null)
        {
            await leadership.ReleaseAsync(CancellationToken.None);
        }
    }
}
