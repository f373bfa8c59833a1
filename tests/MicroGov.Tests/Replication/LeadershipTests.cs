using MicroGov.Delivery;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Replication;

public sealed class LeadershipTests
{
    [SkippableFact]
    public async Task Only_one_replica_leads_until_its_lease_runs_out()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica one = new(shared), other = new(shared);

        Assert.True(await one.TakeAsync());
        Assert.False(await other.TakeAsync());
        await one.TheLeaseRunsOutAsync();
        Assert.True(await other.TakeAsync());

        Assert.Equal(one.Leadership.Epoch + 1, other.Leadership.Epoch);
        Assert.False(await one.Leadership.RenewAsync(CancellationToken.None));
        Assert.True(await other.Leadership.RenewAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_lease_that_is_given_back_is_free_at_once()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica one = new(shared), other = new(shared);
        await one.TakeAsync();

        await one.Leadership.ReleaseAsync(CancellationToken.None);

        Assert.True(await other.TakeAsync());
    }

    [SkippableFact]
    public async Task A_lease_that_nobody_else_took_can_be_renewed_late()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica one = new(shared);
        await one.TakeAsync();
        await one.TheLeaseRunsOutAsync();

        Assert.True(await one.Leadership.RenewAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_leader_that_slept_through_its_lease_is_no_longer_sure()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica one = new(shared);
        Assert.False(one.Database.IsLeader);
        await one.TakeAsync();
        Assert.True(one.Database.IsLeader);

        one.Time.Advance(Leadership.Length);
        Assert.False(one.Database.IsLeader);

        await one.Leadership.RenewAsync(CancellationToken.None);
        Assert.True(one.Database.IsLeader);
    }

    [SkippableFact]
    public async Task A_call_that_was_ready_when_the_lease_ran_out_does_not_leave_the_house()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica one = new(shared);
        await one.TakeAsync();
        using var telegram = new HttpClient(new LeaderOnlyHandler(one.Database) { InnerHandler = new Obliging() });
        var address = new Uri("http://telegram.invalid/");
        using (var answer = await telegram.GetAsync(address))
        {
            Assert.True(answer.IsSuccessStatusCode);
        }

        one.Time.Advance(Leadership.Length);

        await Assert.ThrowsAsync<LeadershipLostException>(() => telegram.GetAsync(address));
    }

    [SkippableFact]
    public async Task What_a_former_leader_still_wants_to_write_is_not_written()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica one = new(shared), other = new(shared);
        await one.TakeAsync();
        await one.TheLeaseRunsOutAsync();
        await other.TakeAsync();

        await Assert.ThrowsAsync<LeadershipLostException>(() =>
            one.Database.WriteAsLeaderAsync(OweAsync, CancellationToken.None)
        );

        Assert.Equal(0, await OwedAsync(one));
        Assert.True(await other.Database.WriteAsLeaderAsync(OweAsync, CancellationToken.None));
        Assert.Equal(1, await OwedAsync(one));
    }

    [SkippableFact]
    public async Task Nobody_is_elected_while_the_leader_writes_but_the_lease_can_be_renewed()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using Replica one = new(shared), other = new(shared);
        await one.TakeAsync();
        Task<bool>? election = null;

        await one.Database.WriteAsLeaderAsync(
            async db =>
            {
                Assert.True(await one.Leadership.RenewAsync(CancellationToken.None));
                await one.TheLeaseRunsOutAsync();
                election = other.TakeAsync();
                await db.WhenWaitingAsync();
                Assert.False(election.IsCompleted);
                return await OweAsync(db);
            },
            CancellationToken.None);

        Assert.True(await election!);
        Assert.Equal(1, await OwedAsync(other));
    }

    private sealed class Obliging : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage());
    }

    private static Task<bool> OweAsync(MicroGovContext db)
    {
        db.Outbox.Add(new() { Lane = 1 });
        return Task.FromResult(true);
    }

    private static async Task<int> OwedAsync(Replica replica)
    {
        await using var db = await replica.Database.OpenAsync(CancellationToken.None);
        return await db.Outbox.CountAsync();
    }
}
