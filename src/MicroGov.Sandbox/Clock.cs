namespace MicroGov.Sandbox;

/// <summary>
/// The sandbox's time: moved by hand, and, if asked, also flowing with real time. Timers made from <see cref="Time"/>
/// fire on the thread that advances the clock, so nobody may advance it while holding a lock.
/// </summary>
public sealed class SandboxClock : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private readonly ManualTime _time;
    private ITimer? _flow;
    private long _flowedTo;
    private int _flowing;

    public SandboxClock(DateTimeOffset start) => _time = new ManualTime(start);

    /// <summary>The clock of the bot's machine.</summary>
    public TimeProvider Time => _time;

    /// <summary>What Telegram's own clock says, which nobody moves but by letting time pass.</summary>
    public DateTimeOffset Now => _time.Passed;

    /// <summary>Puts the clock of the bot's machine forward, or back, while no time passes and Telegram's stays right.</summary>
    public void Misset(TimeSpan by) => _time.Show(by);

    /// <summary>Raised by hand-made moves only; the flow of real time is no news.</summary>
    internal event Action? Moved;

    /// <summary>
    /// Moves time forward, firing every timer that falls due on the way. A negative span moves nothing: while time
    /// flows, a distance measured a moment ago may have been passed already.
    /// </summary>
    public void Advance(TimeSpan by)
    {
        _time.Advance(by > TimeSpan.Zero ? by : TimeSpan.Zero);
        Moved?.Invoke();
    }

    /// <summary>From now on real time passes as well. A second call changes nothing.</summary>
    public void Flow(TimeProvider realTime)
    {
        ArgumentNullException.ThrowIfNull(realTime);
        if (_flow is not null)
        {
            return;
        }

        _flowedTo = realTime.GetTimestamp();
        _flow = realTime.CreateTimer(_ => FlowOnce(realTime), null, Tick, Tick);
    }

    public void Dispose() => _flow?.Dispose();

    private void FlowOnce(TimeProvider realTime)
    {
        // A tick that finds the one before still firing timers leaves its share of time to the next one.
        if (Interlocked.Exchange(ref _flowing, 1) == 1)
        {
            return;
        }

        try
        {
            var now = realTime.GetTimestamp();
            var passed = realTime.GetElapsedTime(_flowedTo, now);
            _flowedTo = now;
            _time.Advance(passed);
        }
        finally
        {
            Volatile.Write(ref _flowing, 0);
        }
    }
}
