namespace MicroGov.Sandbox;

/// <summary>
/// A clock that goes only when it is moved: its timers fire one by one, in the order of their times, each with the clock at its
/// time, on the thread that moves it. What it shows as the time of day can be set without any time passing, as on a real machine.
/// </summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly SortedSet<Timer> waiting = new(Timer.Order);
    private long passed;
    private long shownAhead;
    private long timersMade;

    /// <summary>The start, and all the time that has passed since.</summary>
    public DateTimeOffset Passed => start + TimeSpan.FromTicks(Interlocked.Read(ref passed));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Passed + TimeSpan.FromTicks(Interlocked.Read(ref shownAhead));

    public override long GetTimestamp() => Interlocked.Read(ref passed);

    /// <summary>Sets what the clock shows, forward or back; no time passes and no timer fires.</summary>
    public void Show(TimeSpan moreOrLess) => Interlocked.Add(ref shownAhead, moreOrLess.Ticks);

    /// <summary>Lets time pass, and fires whatever falls due on the way, also what is set by what fires.</summary>
    /// <param name="by">Nothing happens when it is not positive.</param>
    public void Advance(TimeSpan by)
    {
        var until = Interlocked.Read(ref passed) + Math.Max(0, by.Ticks);
        while (NextDue(until) is { } timer)
        {
            timer.Fire();
        }

        lock (gate)
        {
            Interlocked.Exchange(ref passed, Math.Max(until, passed));
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new Timer(this, Interlocked.Increment(ref timersMade), () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The next timer that is due by then, with the clock moved to its time; null when none is.</summary>
    private Timer? NextDue(long until)
    {
        lock (gate)
        {
            if (waiting.Min is not { } first || first.DueAt > until)
            {
                return null;
            }

            waiting.Remove(first);
            Interlocked.Exchange(ref passed, Math.Max(passed, first.DueAt));
            first.Rearm();
            return first;
        }
    }

    private sealed class Timer(ManualTime time, long number, Action callback) : ITimer
    {
        /// <summary>By time, and among those of one time in the order in which they were made.</summary>
        public static readonly IComparer<Timer> Order = Comparer<Timer>.Create((one, other) =>
            (one.DueAt, one.Number).CompareTo((other.DueAt, other.Number)));

        private TimeSpan period = Timeout.InfiniteTimeSpan;
        private bool disposed;

        public long DueAt { get; private set; }

        private long Number => number;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isDueNow = dueTime == TimeSpan.Zero;
            lock (time.gate)
            {
                if (disposed)
                {
                    return false;
                }

                time.waiting.Remove(this);
                this.period = period;
                if (dueTime != Timeout.InfiniteTimeSpan && !isDueNow)
                {
                    DueAt = time.passed + dueTime.Ticks;
                    time.waiting.Add(this);
                }
                else if (isDueNow)
                {
                    DueAt = time.passed;
                    Rearm();
                }
            }

            if (isDueNow)
            {
                callback();
            }

            return true;
        }

        /// <summary>Only under the clock's lock, when it is about to fire.</summary>
        public void Rearm()
        {
            if (!disposed && period > TimeSpan.Zero)
            {
                DueAt += period.Ticks;
                time.waiting.Add(this);
            }
        }

        public void Fire() => callback();

        public void Dispose()
        {
            lock (time.gate)
            {
                disposed = true;
                time.waiting.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
