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
        var nap = new WakeableTimer(time);
        var sleep = nap.SleepUntilAsync(PostOffice.Start.AddSeconds(10), patience.Token);

        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(sleep.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(1));
        await sleep;
    }

    [Fact]
    public async Task A_wake_before_the_sleep_is_not_lost_and_counts_once()
    {
        var nap = new WakeableTimer(time);
        nap.Wake();
        nap.Wake();

        await nap.SleepUntilAsync(null, patience.Token);
        Assert.False(nap.SleepUntilAsync(null, patience.Token).IsCompleted);
    }

    [Fact]
    public async Task A_wake_ends_one_doze_and_not_every_one_after_it()
    {
        var (nap, happens) = (new WakeableTimer(time), new TaskCompletionSource());
        nap.Wake();
        await nap.DozeUntilHappenedAsync(happens.Task.WaitAsync, patience.Token);
        var doze = nap.DozeUntilHappenedAsync(happens.Task.WaitAsync, patience.Token);
        Assert.False(doze.IsCompleted);

        happens.SetResult();
        await doze;
        Assert.False(nap.SleepUntilAsync(null, patience.Token).IsCompleted);
    }

    [Fact]
    public async Task Others_see_it_asleep_and_until_when()
    {
        var nap = new WakeableTimer(time);
        var seen = nap.WhenAsleepAsync(patience.Token);
        Assert.False(seen.IsCompleted);

        _ = nap.SleepUntilAsync(PostOffice.Start.AddMinutes(1), patience.Token);

        Assert.Equal(PostOffice.Start.AddMinutes(1), await seen);
    }

    [Fact]
    public async Task It_is_not_seen_asleep_while_a_wake_is_on_its_way_or_its_time_has_come()
    {
        var nap = new WakeableTimer(time);
        var first = nap.SleepUntilAsync(PostOffice.Start.AddMinutes(1), patience.Token);
        nap.Wake();
        var seen = nap.WhenAsleepAsync(patience.Token);
        Assert.False(seen.IsCompleted);
        await first;

        var second = nap.SleepUntilAsync(PostOffice.Start.AddMinutes(1), patience.Token);
        Assert.NotNull(await seen);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(nap.WhenAsleepAsync(patience.Token).IsCompleted);
        await second;
    }

    [Fact]
    public async Task A_doze_is_not_seen_as_sleep()
    {
        var nap = new WakeableTimer(time);
        var doze = nap.DozeUntilAsync(null, patience.Token);
        Assert.False(nap.WhenAsleepAsync(patience.Token).IsCompleted);

        nap.Wake();
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
        var nap = new WakeableTimer(new JumpyTime(time, TimeSpan.FromMinutes(3)));
        var sleep = nap.SleepUntilAsync(PostOffice.Start.AddMinutes(10), patience.Token);
        Assert.Equal(PostOffice.Start.AddMinutes(3), time.GetUtcNow());

        time.Advance(TimeSpan.FromMinutes(7));

        await sleep;
    }

    [Fact]
    public async Task A_worker_and_the_hand_that_moves_the_clock_never_miss_each_other()
    {
        const int Turns = 2_000;
        var nap = new WakeableTimer(time);
        var worker = Task.Run(async () =>
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                await nap.SleepUntilAsync(time.GetUtcNow() + TimeSpan.FromMinutes(1 + (turn % 3)), patience.Token);
            }

            return true;
        });

        for (var moved = 0; moved < Turns; moved++)
        {
            var until = await nap.WhenAsleepAsync(patience.Token);
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
