using MicroGov.Replication;
using MicroGov.Storage.Postgres;
using MicroGov.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// Opens contexts and writes. On SQLite it lets one writer in at a time: there is one write lock, and its waiters starve
/// without a queue. On PostgreSQL several may write, here and in other replicas, and one replica leads.
/// </summary>
public sealed class Database : IDisposable
{
    private readonly Func<CancellationToken, Task<MicroGovContext>> open;
    private readonly SemaphoreSlim? writer;
    private readonly Leadership? leadership;
    private readonly CommitNotifier? notifier;
    private readonly Schema? schema;
    private readonly DatabaseLock? held;

    /// <summary>One file, one service.</summary>
    /// <param name="schema">Null: EF is asked whether there is anything to migrate.</param>
    /// <param name="held">Holds the file for this process; null where it is only read.</param>
    public Database(IDbContextFactory<SqliteContext> contexts, Schema? schema = null, DatabaseLock? held = null) =>
        (open, writer, this.schema, this.held) = (async ct => await contexts.CreateDbContextAsync(ct), new(1, 1), schema, held);

    /// <summary>One server, any number of replicas.</summary>
    /// <param name="schema">Null: EF is asked whether there is anything to migrate.</param>
    public Database(
        IDbContextFactory<PostgresContext> contexts, Leadership leadership, CommitNotifier notifier, Schema? schema = null) =>
        (open, this.leadership, this.notifier, this.schema) =
            (async ct => await contexts.CreateDbContextAsync(ct), leadership, notifier, schema);

    /// <summary>This service leads at this moment, beyond doubt: it may send and decide what is due.</summary>
    public bool IsLeader => leadership?.IsSure ?? true;

    /// <summary>
    /// What kept the one file from being written at the last try, such as a full disk, as the end of a sentence about it; null
    /// when nothing did. Always null on PostgreSQL, where reading tells enough and a replica that stands by may have nothing to
    /// write.
    /// </summary>
    public string? Trouble { get; private set; }

    /// <summary>What was erased lately may still lie in dead rows: <see cref="EmptyLogAsync"/> is to be tried again.</summary>
    public bool OwesPurge { get; private set; }

    /// <summary>A fresh pooled context for reading.</summary>
    public Task<MicroGovContext> OpenAsync(CancellationToken ct) => open(ct);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and commits when it returns true. Otherwise, or when it throws,
    /// nothing has happened. On SQLite it holds the write lock from its beginning.
    /// </summary>
    public async Task<bool> WriteAsync(Func<MicroGovContext, Task<bool>> work, CancellationToken ct)
    {
        var written = await CommitAsync(work, ct);
        if (written && !IsLeader)
        {
            notifier?.Notify(CommitNotifier.Owed);
        }

        return written;
    }

    /// <summary>The same for the leader: what it writes is not written once another replica has been elected.</summary>
    /// <exception cref="LeadershipLostException">Another replica leads now.</exception>
    public async Task<bool> WriteAsLeaderAsync(Func<MicroGovContext, Task<bool>> work, CancellationToken ct)
    {
        if (leadership is null)
        {
            return await CommitAsync(work, ct);
        }

        var written = await CommitAsync(
            async db =>
            {
                await leadership.ProveAsync(db.Database, ct);
                return await work(db);
            },
            ct);
        if (written)
        {
            notifier?.Notify(CommitNotifier.Settled);
        }

        return written;
    }

    /// <summary>Brings the schema up to date. Replicas that start together take turns.</summary>
    /// <exception cref="DatabaseUnusableException">
    /// The server cannot be reached, or refuses us; the file is damaged, or cannot be written.
    /// </exception>
    public async Task MigrateAsync(CancellationToken ct)
    {
        held?.ThrowIfDamaged();
        await new SchemaUpdate(open, schema).RunAsync(ct);
        if (writer is not null)
        {
            await using var file = await open(ct);
            OwnerOnly.NarrowDatabase(file.Database.GetConnectionString()!);
        }

        held?.WorkBegins();
    }

    /// <summary>
    /// What was overwritten is gone from the file only once the write-ahead log is, too (https://sqlite.org/wal.html): empties
    /// it, unless somebody reads from it for longer than a moment. PostgreSQL writes the tables anew in which it was
    /// (<see cref="ErasedRows"/>), unless somebody holds one of them: then <see cref="OwesPurge"/>.
    /// </summary>
    public async Task EmptyLogAsync(CancellationToken ct)
    {
        if (writer is null)
        {
            await using var there = await open(ct);
            OwesPurge = !await ErasedRows.PurgeAsync(there, ct);
            return;
        }

        await writer.WaitAsync(ct);
        try
        {
            await using var context = await open(ct);
            await SqliteFile.EmptyLogAsync(context, ct);
        }
        finally
        {
            writer.Release();
        }
    }

    /// <summary>
    /// Brings what is committed into the one file, as far as nobody reads older; it holds nobody up
    /// (https://sqlite.org/pragma.html#pragma_wal_checkpoint). PostgreSQL does so itself.
    /// </summary>
    public async Task CheckpointAsync(CancellationToken ct)
    {
        if (writer is not null)
        {
            await using var context = await open(ct);
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE)", ct);
        }
    }

    public void Dispose() => writer?.Dispose();

    private async Task<bool> CommitAsync(Func<MicroGovContext, Task<bool>> work, CancellationToken ct)
    {
        await (writer?.WaitAsync(ct) ?? Task.CompletedTask);
        try
        {
            await using var context = await open(ct);
            // Nothing here asks for a savepoint: a batch stands or falls as a whole.
            context.Database.AutoSavepointsEnabled = false;
            await using var transaction = await context.Database.BeginTransactionAsync(ct);
            if (!await work(context))
            {
                return false;
            }

            await context.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            Trouble = null;
            return true;
        }
        catch (Exception fault) when (writer is not null && DatabaseFaults.IsOutage(fault))
        {
            Trouble = SqliteFile.TroubleOf(fault);
            throw;
        }
        finally
        {
            writer?.Release();
        }
    }
}
