using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace MicroGov.Tests.Storage;

public sealed class PruningTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_service_that_is_restarted_every_23_hours_forgets_old_updates_all_the_same()
    {
        await using var house = await TestHouse.OpenAsync();
        for (var restart = 1; restart <= 5; restart++)
        {
            await TakeUpdateAsync(house, restart);
            await RunForAsync(house, TimeSpan.FromHours(23));
        }

        // The first two are older than three days, the others are not.
        Assert.Equal([3, 4, 5], await UpdatesAsync(house));
    }

    [Fact]
    public async Task It_is_done_once_a_day_and_again_when_a_day_has_passed()
    {
        await using var house = await TestHouse.OpenAsync();
        using var pruning = Make(house);
        var due = await pruning.PruneWhenDueAsync(CancellationToken.None);
        Assert.Equal(time.GetUtcNow() + Pruning.Daily, due);
        time.Advance(TimeSpan.FromHours(1));
        await TakeUpdateAsync(house, 1, age: TimeSpan.FromDays(4));

        Assert.Equal(due, await pruning.PruneWhenDueAsync(CancellationToken.None));
        Assert.Equal([1], await UpdatesAsync(house));

        time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(time.GetUtcNow() + Pruning.Daily, await pruning.PruneWhenDueAsync(CancellationToken.None));
        Assert.Empty(await UpdatesAsync(house));
    }

    [Fact]
    public async Task An_overdue_one_is_made_up_for_soon_after_a_start()
    {
        await using var house = await TestHouse.OpenAsync();
        await TakeUpdateAsync(house, 1, age: TimeSpan.FromDays(4));
        var began = time.GetUtcNow();

        await RunForAsync(house, Pruning.AfterStart);

        Assert.Empty(await UpdatesAsync(house));
        await using var db = await house.Database.OpenAsync(CancellationToken.None);
        Assert.Equal(began + Pruning.AfterStart, (await db.Timestamps.SingleAsync(row => row.Name == TimestampRow.Pruned)).At);
    }

    /// <summary>From a start to a stop: time passes in minutes, and at each it has done what it was to do.</summary>
    private async Task RunForAsync(TestHouse house, TimeSpan span)
    {
        using var watch = new SleepWatch(time);
        using var pruning = new Pruning(house.Database, new(null), watch, NullLogger<Pruning>.Instance);
        var until = time.GetUtcNow() + span;
        await pruning.StartAsync(CancellationToken.None);
        while (time.GetUtcNow() < until)
        {
            var wakes = await watch.WhenAsleepAsync();
            time.Advance(wakes < until ? wakes - time.GetUtcNow() : until - time.GetUtcNow());
        }

        await watch.WhenAsleepAsync();
        await pruning.StopAsync(CancellationToken.None);
    }

    private Pruning Make(TestHouse house) => new(house.Database, new(null), time, NullLogger<Pruning>.Instance);

    private Task TakeUpdateAsync(TestHouse house, long id, TimeSpan age = default) => house.Database.WriteAsync(
        db =>
        {
            db.Updates.Add(new() { BotId = 1, UpdateId = id, At = time.GetUtcNow() - age });
            return Task.FromResult(true);
        },
        CancellationToken.None);

    private static async Task<List<long>> UpdatesAsync(TestHouse house)
    {
        await using var db = await house.Database.OpenAsync(CancellationToken.None);
        return await db.Updates.Select(row => row.UpdateId).Order().ToListAsync();
    }

    /// <summary>A clock that tells when somebody has lain down to sleep by it, and until when.</summary>
    private sealed class SleepWatch(FakeTimeProvider time) : TimeProvider, IDisposable
    {
        private readonly SemaphoreSlim asleep = new(0);
        private long wakes;

        private DateTimeOffset Wakes => new(Interlocked.Read(ref wakes), TimeSpan.Zero);

        public async Task<DateTimeOffset> WhenAsleepAsync()
        {
            while (Wakes <= time.GetUtcNow())
            {
                await asleep.WaitAsync();
            }

            return Wakes;
        }

        public void Dispose() => asleep.Dispose();

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override long TimestampFrequency => time.TimestampFrequency;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = time.CreateTimer(callback, state, dueTime, period);
            Interlocked.Exchange(ref wakes, (time.GetUtcNow() + dueTime).UtcTicks);
            asleep.Release();
            return timer;
        }
    }
}
