using System.Threading.Channels;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Replication;

/// <summary>Several services on one PostgreSQL database.</summary>
public sealed class ReplicaTests
{
    [SkippableFact]
    public async Task Two_that_meet_the_same_person_at_once_both_know_them_afterwards()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica one = new(shared), other = new(shared);
        TaskCompletionSource metByOne = new(), missedByOther = new();
        var tries = 0;

        var first = one.Database.WriteAsync(
            async db =>
            {
                await MeetAsync(db);
                metByOne.SetResult();
                await missedByOther.Task.WaitAsync(CancellationToken.None);
                return true;
            },
            CancellationToken.None);
        await metByOne.Task;
        await DatabaseFaults.AgainAfterCollisionsAsync(() => other.Database.WriteAsync(
            async db =>
            {
                tries++;
                await MeetAsync(db, missedByOther);
                return true;
            },
            CancellationToken.None));

        Assert.True(await first);
        Assert.Equal(2, tries);
        await using var look = await one.Database.OpenAsync(CancellationToken.None);
        Assert.Single(await look.People.ToListAsync());
    }

    [SkippableFact]
    public async Task Who_does_not_lead_rings_after_a_commit_and_the_leader_after_a_settlement()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica leader = new(shared), other = new(shared);
        await leader.TakeAsync();
        using var stop = new CancellationTokenSource();
        var heard = Channel.CreateUnbounded<string>();
        var working = Task.WhenAll(
            leader.Notifier.ListenAsync(what => heard.Writer.TryWrite(what), stop.Token),
            leader.Notifier.NotifyAsync(stop.Token),
            other.Notifier.NotifyAsync(stop.Token));
        Assert.Equal(CommitNotifier.Owed, await heard.Reader.ReadAsync());
        Assert.Equal(CommitNotifier.Settled, await heard.Reader.ReadAsync());

        await leader.Database.WriteAsync(_ => Task.FromResult(true), CancellationToken.None);
        await leader.Database.WriteAsLeaderAsync(_ => Task.FromResult(true), CancellationToken.None);
        Assert.Equal(CommitNotifier.Settled, await heard.Reader.ReadAsync());
        await other.Database.WriteAsync(_ => Task.FromResult(false), CancellationToken.None);
        await other.Database.WriteAsync(_ => Task.FromResult(true), CancellationToken.None);
        Assert.Equal(CommitNotifier.Owed, await heard.Reader.ReadAsync());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working.WaitAsync(CancellationToken.None));
        Assert.False(heard.Reader.TryRead(out _));
    }

    [SkippableFact]
    public async Task Every_connection_lets_go_of_its_rows_when_its_replica_hangs()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using var replica = new Replica(shared);

        Assert.Equal("3s", await ShowAsync(replica, "idle_in_transaction_session_timeout"));
        Assert.Equal("30s", await ShowAsync(replica, "statement_timeout"));
        Assert.Equal("500ms", await ShowAsync(replica, "client_connection_check_interval"));
        Assert.Equal("10s", await ShowAsync(replica, "lock_timeout"));
        Assert.Equal("5", await ShowAsync(replica, "tcp_keepalives_idle"));
        Assert.Equal("2", await ShowAsync(replica, "tcp_keepalives_interval"));
        Assert.Equal("3", await ShowAsync(replica, "tcp_keepalives_count"));
        Assert.Equal("read committed", await ShowAsync(replica, "transaction_isolation"));
    }

    private static async Task MeetAsync(MicroGovContext db, TaskCompletionSource? missed = null)
    {
        if (!await db.People.AnyAsync(row => row.TelegramId == 7))
        {
            missed?.TrySetResult();
            db.People.Add(new() { TelegramId = 7 });
            await db.SaveChangesAsync();
        }
    }

    private static async Task<string> ShowAsync(Replica replica, string setting)
    {
        await using var command = replica.Connections.CreateCommand($"SHOW {setting}");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
