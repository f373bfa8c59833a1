using MicroGov.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace MicroGov.Tests.Delivery;

public sealed class WakeableTimerTests : IDisposable
{
    private readonly FakeTimeProvider time = new(PostOffice.Start);

    /// <summary>A nap that never ends fails its test instead of holding up all of them.</summary>
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));

    public void Dispose() => patience.Dispose();

    [Fact]
    public async Task It_ends_when_the_time_has_come_and_not_before()
    {
        var timer = new WakeableTimer(time);
        var sleep = timer.SleepUntilAsync(PostOffice.Start.AddSeconds(10), patience.Token);

        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(sleep.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(1));
        await sleep;
    }

    [Fact]
    public async Task A_wake_before_the_sleep_is_not_lost_and_counts_once()
    {
        var timer = new WakeableTimer(time);
        timer.Wake();
        timer.Wake();

        await timer.SleepUntilAsync(null, patience.Token);
        Assert.False(timer.SleepUntilAsync(null, patience.Token).IsCompleted);
    }

    [Fact]
    public async Task A_wake_ends_one_doze_and_not_every_one_after_it()
    {
        var (timer, happens) = (new WakeableTimer(time), new TaskCompletionSource());
        timer.Wake();
        await timer.DozeUntilHappenedAsync(happens.Task.WaitAsync, patience.Token);
        var doze = timer.DozeUntilHappenedAsync(happens.Task.WaitAsync, patience.Token);
        Assert.False(doze.IsCompleted);

        happens.SetResult();
        await doze;
        Assert.False(timer.SleepUntilAsync(null, patience.Token).IsCompleted);
    }

    [Fact]
    public async Task Others_see_it_asleep_and_until_when()
    {
        var timer = new WakeableTimer(time);
        var seen = timer.WhenAsleepAsync(patience.Token);
        Assert.False(seen.IsCompleted);

        _ = timer.SleepUntilAsync(PostOffice.Start.AddMinutes(1), patience.Token);

        Assert.Equal(PostOffice.Start.AddMinutes(1), await seen);
    }

    [Fact]
    public async Task It_is_not_seen_asleep_while_a_wake_is_on_its_way_or_its_time_has_come()
    {
        var timer = new WakeableTimer(time);
        var first = timer.SleepUntilAsync(PostOffice.Start.AddMinutes(1), patience.Token);
        timer.Wake();
        var seen = timer.WhenAsleepAsync(patience.Token);
        Assert.False(seen.IsCompleted);
        await first;

        var second = timer.SleepUntilAsync(PostOffice.Start.AddMinutes(1), patience.Token);
        Assert.NotNull(await seen);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(timer.WhenAsleepAsync(patience.Token).IsCompleted);
        await second;
    }

    [Fact]
    public async Task A_doze_is_not_seen_as_sleep()
    {
        var timer = new WakeableTimer(time);
        var doze = timer.DozeUntilAsync(null, patience.Token);
        Assert.False(timer.WhenAsleepAsync(patience.Token).IsCompleted);

        timer.Wake();
        await doze;
    }

    [Fact]
    public async Task It_can_be_called_off()
    {
        using var stop = new CancellationTokenSource();
        var sleep = new WakeableTimer(time).SleepUntilAsync(null, stop.Token);

        await stop.CancelAsync();

        await Task.WhenAny(sleep).WaitAsync(patience.Token);
        Assert.True(sleep.IsCanceled);
    }

    [Fact]
    public async Task A_clock_that_is_moved_while_the_alarm_is_being_set_does_not_make_it_late()
    {
        var timer = new WakeableTimer(new JumpyTime(time, TimeSpan.FromMinutes(3)));
        var sleep = timer.SleepUntilAsync(PostOffice.Start.AddMinutes(10), patience.Token);
        Assert.Equal(PostOffice.Start.AddMinutes(3), time.GetUtcNow());

        time.Advance(TimeSpan.FromMinutes(7));

        await sleep;
    }

    [Fact]
    public async Task A_worker_and_the_hand_that_moves_the_clock_never_miss_each_other()
    {
        const int Turns = 2_000;
        var timer = new WakeableTimer(time);
        var worker = Task.Run(async () =>
        {
            for (var context = 0; context < Turns; context++)
            {
                await timer.SleepUntilAsync(time.GetUtcNow() + TimeSpan.FromMinutes(1 + (context % 3)), patience.Token);
            }

            return true;
        });

        for (var moved = 0; moved < Turns; moved++)
        {
            var until = await timer.WhenAsleepAsync(patience.Token);
            time.Advance(until!.Value - time.GetUtcNow());
        }

        Assert.True(await worker);
    }

    /// <summary>Somebody moves this clock in the instant in which the first alarm is set.</summary>
    private sealed class JumpyTime(FakeTimeProvider time, TimeSpan jump) : TimeProvider
    {
        private TimeSpan left = jump;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new JumpyTimer(this, time.CreateTimer(callback, state, dueTime, period));

        private void Jump()
        {
            var by = left;
            left = TimeSpan.Zero;
            time.Advance(by);
        }

        private sealed class JumpyTimer(JumpyTime owner, ITimer inner) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                owner.Jump();
                return inner.Change(dueTime, period);
            }

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
