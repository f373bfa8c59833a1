using System.Data.Common;
using System.Runtime.CompilerServices;
using MicroGov.Sandbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MicroGov.Play;

/// <summary>
/// What can go wrong with a SQLite file, made to order: each statement slow, the file locked by somebody else, the disk
/// full, transactions that collide as on a shared database. Only the embedded sandbox and tests put it into the service; it
/// learns the file from the connections opened.
/// </summary>
public sealed class DatabaseFaultInjector(TimeProvider realTime) : IDisposable
{
    /// <summary>The library's own default.</summary>
    private const int PatientSeconds = 30;

    private const long NoLimit = 4_294_967_294;

    private const int SlowMilliseconds = 20;

    private readonly TimeProvider realTime = realTime;
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile SqliteConnection? holder;
    private volatile string? opened;
    private volatile int pause;
    private volatile bool isFull;
    private int collisions;

    /// <summary>To be added to the service's context, after those that every connection needs.</summary>
    public IReadOnlyList<IInterceptor> Interceptors => [new Slow(this), new Limits(this), new Collisions(this)];

    public IReadOnlyList<SandboxHostFault> Switches =>
        [
            new(
                "database-slow",
                "The database is slow",
                "数据库很慢",
                () => pause > 0,
                (on, _) => Task.FromResult(pause = on ? SlowMilliseconds : 0)),
            new("database-locked", "The database is locked", "数据库被锁住", () => holder is not null, LockAsync),
            new("database-full", "The disk is full", "磁盘已满", () => isFull, (on, _) => Task.FromResult(isFull = on)),
        ];

    /// <summary>Another connection takes the write lock and keeps it until it is switched off.</summary>
    public async Task LockAsync(bool on, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (on && holder is null)
            {
                var connection = new SqliteConnection(
                    new SqliteConnectionStringBuilder(opened) { Pooling = false }.ConnectionString);
                await connection.OpenAsync(ct);
                Execute(connection, "PRAGMA busy_timeout=10000; BEGIN IMMEDIATE");
                holder = connection;
            }
            else if (!on)
            {
                holder?.Dispose();
                holder = null;
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Each statement waits so long before it begins; 0 is as fast as can be.</summary>
    public void SlowDown(int milliseconds) => pause = milliseconds;

    /// <summary>From now on the file may not grow (https://sqlite.org/pragma.html#pragma_max_page_count).</summary>
    public void Fill(bool on) => isFull = on;

    /// <summary>The next transactions, so many, are undone at their end as if another replica had been quicker.</summary>
    public void Collide(int times) => Interlocked.Exchange(ref collisions, times);

    /// <summary>How many of them are still to come.</summary>
    public int CollisionsLeft => Math.Max(0, Volatile.Read(ref collisions));

    public void Dispose()
    {
        holder?.Dispose();
        gate.Dispose();
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Slow(DatabaseFaultInjector troubles) : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            await WaitAsync(cancellationToken);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            await WaitAsync(cancellationToken);
            return result;
        }

        private Task WaitAsync(CancellationToken ct) =>
            troubles.pause is > 0 and var pause
                ? Task.Delay(TimeSpan.FromMilliseconds(pause), troubles.realTime, ct)
                : Task.CompletedTask;
    }

    private sealed class Collisions(DatabaseFaultInjector troubles) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result,
            CancellationToken cancellationToken = default)
        {
            // Not committed, it is rolled back when it is disposed of.
            return troubles.CollisionsLeft > 0 && Interlocked.Decrement(ref troubles.collisions) >= 0
                ? throw new DbUpdateConcurrencyException("Another replica was quicker.")
                : ValueTask.FromResult(result);
        }
    }

    /// <summary>Limits belong to a connection, and the pool hands connections on: each is told only what has changed.</summary>
    private sealed class Limits(DatabaseFaultInjector troubles) : DbConnectionInterceptor
    {
        private readonly ConditionalWeakTable<object, object> told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Limit(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Limit(connection);
            return Task.CompletedTask;
        }

        private void Limit(DbConnection connection)
        {
            if (connection is not SqliteConnection file)
            {
                return;
            }

            troubles.opened = connection.ConnectionString;
            // A lock that lasts is felt after a second, not after half a minute.
            var (isFull, isLocked) = (troubles.isFull, troubles.holder is not null);
            file.DefaultTimeout = isLocked ? 1 : PatientSeconds;
            if (told.TryGetValue(file.Handle!, out var known) && known.Equals((isFull, isLocked)))
            {
                return;
            }

            told.AddOrUpdate(file.Handle!, (isFull, isLocked));
            Execute(connection, $"PRAGMA max_page_count={(isFull ? 1 : NoLimit)}");
            if (isLocked)
            {
                Execute(connection, "PRAGMA busy_timeout=200");
            }
        }
    }
}
