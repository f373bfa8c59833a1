using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Sandbox;
using MicroGov.Storage;

namespace MicroGov.Play;

/// <summary>
/// Moves time by hand, and waits – on events, never on the wall clock – until the service has nothing left to do.
/// </summary>
public sealed class TimeDriver(
    SandboxWorld world, SandboxClock clock, OutboxProcessor sender, DeadlineRunner deadlines, FileRunner files,
    ElapsedTime elapsed)
{
    /// <summary>Lets everything that was said take its effect, pacing included.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        while (true)
        {
            await world.WhenAcknowledgedAsync(ct);
            await files.WhenAtRestAsync(ct);
            await deadlines.WhenAtRestAsync(ct);
            var next = await sender.WhenAtRestAsync(ct);
            if (world.PendingUpdates > 0 || !files.IsAtRest || !deadlines.IsAtRest || !sender.IsAtRest)
            {
                continue;
            }

            if (next is null)
            {
                return;
            }

            clock.Advance(next.Value - elapsed.GetUtcNow());
        }
    }

    /// <summary>Lets time pass, stopping at each deadline on the way so that each has its effect at its hour.</summary>
    public async Task WindAsync(TimeSpan by, CancellationToken ct)
    {
        var until = clock.Now + by;
        while (clock.Now < until)
        {
            await SettleAsync(ct);
            var next = await deadlines.WhenAtRestAsync(ct);
            var left = until - clock.Now;
            clock.Advance(next - elapsed.Wall.GetUtcNow() is { } due && due < left ? due : left);
        }

        await SettleAsync(ct);
    }

    /// <exception cref="PlayException">Not a span such as 2d.</exception>
    public static TimeSpan Span(string text) =>
        Moments.TryReadSpan(text, out var span) ? span : throw new PlayException($"\"{text}\" is not a span such as 2d or 36h.");
}
