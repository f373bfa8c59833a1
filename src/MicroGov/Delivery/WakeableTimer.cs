namespace MicroGov.Delivery;

/// <summary>
/// How a worker sleeps: until a time, or until somebody wakes it, and so that others can see it asleep. A clock that is
/// moved by hand jumps, so nothing here trusts that no time passes between reading it and setting a timer.
/// </summary>
public sealed class WakeableTimer(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<TaskCompletionSource> watchers = [];
    private TaskCompletionSource? sleeper;
    private DateTimeOffset? sleepsUntil;
    private bool dozes;
    private bool wakePending;
    private DateTimeOffset? awakeSince;

    /// <summary>The worker sleeps, and nothing has woken it or is about to at this moment.</summary>
    public bool IsAsleep
    {
        get
        {
            lock (gate)
            {
                return sleeper is not null && !dozes && !wakePending && !IsOver(sleepsUntil);
            }
        }
    }

    /// <summary>
    /// For how long the worker has been awake, or has overslept; zero while it sleeps in time or has not begun.
    /// </summary>
    public TimeSpan BusyFor
    {
        get
        {
            lock (gate)
            {
                var since = sleeper is null ? awakeSince : sleepsUntil;
                var now = time.GetUtcNow();
                return since < now ? now - since.Value : TimeSpan.Zero;
            }
        }
    }

    /// <summary>The worker is at work and getting on.</summary>
    public void Beat()
    {
        lock (gate)
        {
            awakeSince = time.GetUtcNow();
        }
    }

    /// <summary>Ends the present sleep, or else the next one before it begins.</summary>
    public void Wake()
    {
        lock (gate)
        {
            wakePending = true;
            sleeper?.TrySetResult();
        }
    }

    /// <summary>Sleeps until woken or until the time has come; null is until woken.</summary>
    public Task SleepUntilAsync(DateTimeOffset? until, CancellationToken ct) => LieDownAsync(until, dozing: false, ct);

    /// <summary>The same, but the worker does not count as asleep: something it has started will wake it.</summary>
    public Task DozeUntilAsync(DateTimeOffset? until, CancellationToken ct) => LieDownAsync(until, dozing: true, ct);

    /// <summary>Dozes until woken or until that has happened. Neither leaves anything behind: not the wait, nor a wake.</summary>
    public async Task DozeUntilHappenedAsync(Func<CancellationToken, Task> happened, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(happened);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var doze = DozeUntilAsync(null, ct);
        await Task.WhenAny(doze, happened(end.Token));
        await end.CancelAsync();
        if (!doze.IsCompleted)
        {
            Wake();
        }

        await doze;
    }

    /// <summary>Completes once the worker sleeps and nothing will wake it before the time that is returned.</summary>
    public async Task<DateTimeOffset?> WhenAsleepAsync(CancellationToken ct)
    {
        while (true)
        {
            TaskCompletionSource watcher;
            lock (gate)
            {
                if (IsAsleep)
                {
                    return sleepsUntil;
                }

                watcher = NewSignal();
                watchers.Add(watcher);
            }

            await watcher.Task.WaitAsync(ct);
        }
    }

    private async Task LieDownAsync(DateTimeOffset? until, bool dozing, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var bed = NewSignal();
        await using var alarm = new Alarm(time, until, bed);
        await using var end = ct.UnsafeRegister(_ => bed.TrySetCanceled(ct), null);
        try
        {
            lock (gate)
            {
                if (wakePending || IsOver(until))
                {
                    return;
                }

                // Seen asleep only once the alarm is set: whoever moves the clock then cannot outrun it.
                (sleeper, sleepsUntil, dozes) = (bed, until, dozing);
                watchers.ForEach(watcher => watcher.TrySetResult());
                watchers.Clear();
            }

            await bed.Task;
        }
        finally
        {
            lock (gate)
            {
                (sleeper, sleepsUntil, wakePending, awakeSince) = (null, null, false, time.GetUtcNow());
            }
        }
    }

    private bool IsOver(DateTimeOffset? until) => until <= time.GetUtcNow();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Rings at a time, not after a span.</summary>
    private sealed class Alarm : IAsyncDisposable
    {
        /// <summary>Timers take no more than about 49 days.</summary>
        private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

        /// <summary>More time than this while setting the timer means that the clock was moved meanwhile.</summary>
        private static readonly TimeSpan Jump = TimeSpan.FromMilliseconds(5);

        private readonly TimeProvider time;
        private readonly DateTimeOffset? until;
        private readonly TaskCompletionSource bed;
        private readonly ITimer timer;

        public Alarm(TimeProvider time, DateTimeOffset? until, TaskCompletionSource bed)
        {
            (this.time, this.until, this.bed) = (time, until, bed);
            timer = time.CreateTimer(_ => Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Set();
        }

        public ValueTask DisposeAsync() => timer.DisposeAsync();

        private void Set()
        {
            if (until is not { } at)
            {
                return;
            }

            DateTimeOffset before;
            do
            {
                before = time.GetUtcNow();
                if (at <= before)
                {
                    bed.TrySetResult();
                    return;
                }

                timer.Change(at - before < Longest ? at - before : Longest, Timeout.InfiniteTimeSpan);
            }
            while (time.GetUtcNow() - before > Jump);
        }
    }
}
