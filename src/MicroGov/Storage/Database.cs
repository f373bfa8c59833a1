using MicroGov.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// Opens contexts, and lets one writer in at a time: SQLite has one write lock, and its waiters starve without a queue.
/// </summary>
public sealed class Database(IDbContextFactory<SqliteContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim writer = new(1, 1);

    /// <summary>A fresh pooled context for reading.</summary>
    public async Task<MicroGovContext> OpenAsync(CancellationToken ct) => await contexts.CreateDbContextAsync(ct);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction that holds the write lock from its beginning, and commits when it
    /// returns true. Otherwise, or when it throws, nothing has happened.
    /// </summary>
    public async Task<bool> WriteAsync(Func<MicroGovContext, Task<bool>> work, CancellationToken ct)
    {
        await writer.WaitAsync(ct);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(ct);
            // Nothing here asks for a savepoint: a batch stands or falls as a whole.
            context.Database.AutoSavepointsEnabled = false;
            await using var transaction = await context.Database.BeginTransactionAsync(ct);
            if (!await work(context))
            {
                return false;
            }

            await context.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        finally
        {
            writer.Release();
        }
    }

    /// <summary>Brings the schema up to date.</summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        await MigrationsLock.ClearAsync(context, ct);
        await context.Database.MigrateAsync(ct);
        await context.Database.ExecuteSqlRawAsync("PRAGMA optimize", ct);
    }

    public void Dispose() => writer.Dispose();
}
