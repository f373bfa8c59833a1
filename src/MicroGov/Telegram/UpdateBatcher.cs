using System.Threading.Channels;
using MicroGov.Pipeline;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Telegram;

/// <summary>
/// Lets updates that come one by one share a transaction: whoever brings one waits until the batch that it went into has
/// committed. One commit costs about the same for a hundred updates as for one.
/// </summary>
/// <param name="take">Commits a batch, or throws when nothing is certain.</param>
/// <param name="patience">How long the first of a batch waits for others; zero takes what is there.</param>
public sealed class UpdateBatcher(
    Func<IReadOnlyList<ReceivedUpdate>, CancellationToken, Task> take, TimeSpan patience, TimeProvider time,
    ILogger<UpdateBatcher> log)
    : BackgroundService
{
    /// <summary>As many as one answer to getUpdates holds.</summary>
    public const int MostInOneBatch = 100;

    /// <summary>Room for more than one batch; whoever finds none waits at the door.</summary>
    private readonly Channel<Arrival> arrivals = Channel.CreateBounded<Arrival>(MostInOneBatch * 10);
    private readonly Lock gate = new();
    private TaskCompletionSource committed = NewSignal();
    private long taken;

    /// <summary>How many updates have been committed, and what completes when that number has grown.</summary>
    public (long Count, Task Grown) Taken
    {
        get
        {
            lock (gate)
            {
                return (taken, committed.Task);
            }
        }
    }

    /// <summary>
    /// Completes when the update's effect is on disk. Fails when that is not certain: it may be brought again, since a
    /// repeated update has no effect.
    /// </summary>
    public async Task TakeAsync(ReceivedUpdate update, CancellationToken ct)
    {
        var arrival = new Arrival(update, time.GetUtcNow(), NewSignal());
        await arrivals.Writer.WriteAsync(arrival, ct);
        await arrival.Done.Task.WaitAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host must not wait for the first commit.
        await Task.Yield();
        while (true)
        {
            await CommitAsync(await GatherAsync(stoppingToken), stoppingToken);
        }
    }

    /// <summary>Also when it is stopped before it has begun, nobody is left waiting.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        arrivals.Writer.TryComplete(new OperationCanceledException("The service stops."));
        while (arrivals.Reader.TryRead(out var late))
        {
            late.Done.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task<List<Arrival>> GatherAsync(CancellationToken ct)
    {
        var first = await arrivals.Reader.ReadAsync(ct);
        List<Arrival> batch = [first];
        // What came while the batch before was being committed has waited already.
        var left = first.At + patience - time.GetUtcNow();
        using var closing = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(closing.Token, ct);
        try
        {
            while (batch.Count < MostInOneBatch)
            {
                if (arrivals.Reader.TryRead(out var next))
                {
                    batch.Add(next);
                }
                else if (!await arrivals.Reader.WaitToReadAsync(end.Token))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It is time. When the service stops, the commit finds that out, and whoever waits is told.
        }

        return batch;
    }

    private async Task CommitAsync(List<Arrival> batch, CancellationToken ct)
    {
        try
        {
            await take([.. batch.Select(arrival => arrival.Update).OrderBy(update => update.Id)], ct);
        }
#pragma warning disable CA1031 // Whatever went wrong: nothing was promised, so Telegram brings them again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (!ct.IsCancellationRequested)
            {
                log.LogWarning(
                    "Taking {Count} updates failed ({Fault}); Telegram will bring them again.",
                    batch.Count, fault.GetType().Name);
            }

            batch.ForEach(arrival => arrival.Done.TrySetException(fault));
            return;
        }

        batch.ForEach(arrival => arrival.Done.TrySetResult());
        TaskCompletionSource grown;
        lock (gate)
        {
            taken += batch.Count;
            (grown, committed) = (committed, NewSignal());
        }

        grown.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Arrival(ReceivedUpdate Update, DateTimeOffset At, TaskCompletionSource Done);
}
