namespace MicroGov.Tests.Transcripts;

/// <summary>Real time, only faster: pauses after a fault pass in a moment, and nobody has to know of them.</summary>
internal sealed class QuickTime(int times) : TimeProvider
{
#pragma warning disable RS0030 // The service waits by the sandbox's clock; something has to make it flow.
    private readonly TimeProvider real = System;
#pragma warning restore RS0030

    public override long TimestampFrequency => real.TimestampFrequency;

    public override long GetTimestamp() => real.GetTimestamp() * times;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
