using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Pipeline;

/// <summary>
/// Turns rows that fell due into acts: one that fell due while the service was down acts now, once. It sleeps until the next one
/// is due, or something is committed.
/// </summary>
public sealed class DeadlineRunner(
    DeadlineHandler deadlines, CommitRunner commits, OrphanReplay replay, Backlog backlog, TimeProvider time,
    ILogger<DeadlineRunner> log)
    : BackgroundService
{
    /// <summary>How long it waits for a database that does not answer.</summary>
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(2);

    private readonly WakeableTimer timer = new(time);

    /// <summary>For which end of a vote Telegram has been asked already.</summary>
    private (long AffairId, DateTimeOffset At)? asked;

    /// <summary>Something was committed: the next deadline may have changed.</summary>
    public void Wake() => timer.Wake();

    /// <summary>For how long it has been at one turn, or has overslept; zero while it rests.</summary>
    public TimeSpan BusyFor => timer.BusyFor;

    /// <summary>Completes when nothing is due; gives the next deadline, or null when there is none.</summary>
    public Task<DateTimeOffset?> WhenAtRestAsync(CancellationToken ct) => timer.WhenAsleepAsync(ct);

    /// <summary>Nothing is due at this moment, and nobody has woken it.</summary>
    public bool IsAtRest => timer.IsAsleep;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        commits.NewsForClock += Wake;
        try
        {
            await TurnForEverAsync(stoppingToken);
        }
        finally
        {
            commits.NewsForClock -= Wake;
        }
    }

    private async Task TurnForEverAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stoppingToken);
            }
            catch (LeadershipLostException)
            {
                // Whoever was elected decides now, and the election stops us in a moment.
                await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                var pause = DatabaseFaults.IsOutage(fault) ? AfterOutage : DeadlineHandler.AfterFault;
                log.LogError("The clock lost its turn ({Fault}) and tries again in {Pause}.", fault.GetType().Name, pause);
                await Task.Delay(pause, time, stoppingToken);
            }
        }
    }

    private async Task TurnAsync(CancellationToken ct)
    {
        if (!backlog.IsDone)
        {
            // Whoever waits for rest waits for it too.
            await timer.DozeUntilHappenedAsync(backlog.WhenDoneAsync, ct);
            return;
        }

        timer.Beat();
        await ReplayAsync(ct);
        var next = await deadlines.NextAsync(ct);
        if (next is null || next.At > time.GetUtcNow())
        {
            await timer.SleepUntilAsync(next?.At, ct);
            return;
        }

        await WhenBallotsInTimeCountAsync(next, ct);
        if (backlog.IsDone)
        {
            await deadlines.FallDueAsync(next, ct);
        }
    }

    /// <summary>
    /// A ballot that was given in time counts before the deadline that ends its vote: one that is being taken at this moment,
    /// and one that Telegram could bring to nobody.
    /// </summary>
    private async Task WhenBallotsInTimeCountAsync(DeadlineRow next, CancellationToken ct)
    {
        await backlog.WhenTakenAsync(ct);
        if (next.Kind == nameof(DeadlineKind.VoteEnds) && asked != (next.AffairId, next.At))
        {
            asked = (next.AffairId, next.At);
            await backlog.AskAsync(ct);
        }
    }

    /// <summary>
    /// One kept answer that cannot be looked up must not hold every deadline; the vote that it belongs to looks again before
    /// it ends.
    /// </summary>
    private async Task ReplayAsync(CancellationToken ct)
    {
        try
        {
            await replay.RunAsync(ct);
        }
        catch (Exception fault) when (TelegramFaults.Is(fault))
        {
            log.LogWarning("Kept answers wait for Telegram ({Fault}).", fault.GetType().Name);
        }
    }
}
