namespace MicroGov.Storage;

/// <summary>
/// Time as it passes: what the wall clock said when the process began, and from then on the monotonic clock. It does not follow
/// when somebody moves the wall clock, or a machine wakes from sleep. Pacing, waiting and ages go by it; what people have agreed
/// on, such as the end of a vote, goes by the wall clock.
/// </summary>
/// <param name="wall">The clock on the wall; its timers and its monotonic clock are these.</param>
public sealed class ElapsedTime(TimeProvider wall) : TimeProvider
{
    /// <summary>The key under which whoever measures time gets it as their <see cref="TimeProvider"/>.</summary>
    public const string Key = "elapsed";

    private readonly DateTimeOffset began = wall.GetUtcNow();
    private readonly long beganAt = wall.GetTimestamp();

    /// <summary>The clock that people read.</summary>
    public TimeProvider Wall => wall;

    /// <summary>By how much the wall clock has been moved since the process began; negative when it was put back.</summary>
    public TimeSpan WallMovedBy => wall.GetUtcNow() - GetUtcNow();

    public override long TimestampFrequency => wall.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => wall.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => began + wall.GetElapsedTime(beganAt);

    public override long GetTimestamp() => wall.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        wall.CreateTimer(callback, state, dueTime, period);
}
