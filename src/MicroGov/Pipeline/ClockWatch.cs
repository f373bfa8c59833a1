using MicroGov.Delivery;
using MicroGov.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Pipeline;

/// <summary>That the wall clock was moved.</summary>
/// <param name="By">Forward, or back when negative.</param>
/// <param name="Seen">By the wall clock, after it was moved.</param>
public sealed record ClockJump(TimeSpan By, DateTimeOffset Seen);

/// <summary>
/// Notices that the wall clock was moved: by hand, by a time server, or because the machine slept. Nothing that is measured
/// changes by that (<see cref="ElapsedTime"/>), but deadlines go by the wall clock, so whatever waits for one looks again.
/// </summary>
public sealed class ClockWatch(ElapsedTime time, DeadlineRunner deadlines, OutboxProcessor sender, ILogger<ClockWatch> log)
    : IHostedService, IDisposable
{
    /// <summary>A deadline is at most so late after the clock was put forward.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Time servers correct a clock's pace by less than this in one look (at most 500 ppm).</summary>
    private static readonly TimeSpan Smallest = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private TimeSpan known = time.WallMovedBy;
    private ITimer? timer;

    /// <summary>The last time that it was moved; null when it has not been.</summary>
    public ClockJump? Last { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        timer = time.CreateTimer(_ => Look(), null, Every, Every);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => timer?.Dispose();

    private void Look()
    {
        TimeSpan by;
        lock (gate)
        {
            var moved = time.WallMovedBy;
            by = moved - known;
            if (by.Duration() < Smallest)
            {
                return;
            }

            known = moved;
            Last = new(by, time.Wall.GetUtcNow());
        }

        log.LogWarning(
            "This machine's clock was put {Direction} by {Span}; deadlines go by what it says now, and nothing waits longer.",
            by < TimeSpan.Zero ? "back" : "forward", by.Duration());
        deadlines.Wake();
        sender.Wake();
    }
}
