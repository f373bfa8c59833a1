using System.Collections.Concurrent;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Delivery;

/// <summary>
/// Sends what committed decisions owe. Each turn settles the calls that came back, picks those that may leave now and
/// marks them underway, all in one transaction; then it makes them and sleeps until something comes back, becomes due
/// or is committed.
/// </summary>
public sealed class OutboxProcessor(
    Database database, TelegramSender sender, SendLimits limits, ServiceMetrics metrics,
    [FromKeyedServices(ElapsedTime.Key)] TimeProvider time, ILogger<OutboxProcessor> logger)
    : BackgroundService
{
    /// <summary>Names the client whose calls leave only while this replica leads.</summary>
    public const string Line = "sender";

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);

    private readonly WakeableTimer timer = new(time);
    private readonly SendTransactions transactions = new(database, limits, time, logger);
    private readonly ConcurrentQueue<CompletedAttempt> arrivals = new();
    private readonly List<CompletedAttempt> completed = [];
    private readonly List<Task> calls = [];

    /// <summary>Null until this reign has begun.</summary>
    private SendScheduler? scheduler;
    private TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers that were kept for a poll may be counted now.</summary>
    public event Action? PollBecameKnown;

    /// <summary>Something new may be owed. Call it after every commit.</summary>
    public void Wake() => timer.Wake();

    /// <summary>For how long it has been at one turn, or has overslept; zero while it rests.</summary>
    public TimeSpan BusyFor => timer.BusyFor;

    /// <summary>
    /// Completes when nothing can be sent now. Null: nothing is owed at all. Otherwise the time from which on something
    /// may be sent.
    /// </summary>
    public Task<DateTimeOffset?> WhenAtRestAsync(CancellationToken ct) => timer.WhenAsleepAsync(ct);

    /// <summary>Nothing can be sent at this moment, and nobody has woken it.</summary>
    public bool IsAtRest => timer.IsAsleep;

    /// <summary>Completes when the next calls that came back have been written down.</summary>
    public Task NextSettlement => Volatile.Read(ref settled).Task;

    /// <summary>Calls that came back have been written down, here or by the replica that sends.</summary>
    public void HearOfSettlement() =>
        Interlocked.Exchange(ref settled, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // SQLite works synchronously, and a host that starts must not wait for it.
        await Task.Yield();
        Forget();
        try
        {
            while (true)
            {
                var next = await TryTurnAsync(stoppingToken);
                await (scheduler is { AnyInFlight: true }
                    ? timer.DozeUntilAsync(next, stoppingToken)
                    : timer.SleepUntilAsync(next, stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await FinishAsync();
        }
    }

    private async Task<DateTimeOffset?> TryTurnAsync(CancellationToken ct)
    {
        try
        {
            scheduler ??= await transactions.TakeOverAsync(ct);
            var plan = await TakeTurnAsync(scheduler, ct);
            foreach (var attempt in plan.Leaving)
            {
                calls.Add(Task.Run(() => MakeAsync(attempt), CancellationToken.None));
            }

            return plan.Next;
        }
        catch (LeadershipLostException)
        {
            // Whoever was elected sends now, and the election stops us in a moment.
            return null;
        }
#pragma warning disable CA1031 // A full disk or a locked file passes; what is owed stays owed.
        catch (Exception exception) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogError(
                "A turn of the sender failed ({Fault}); it goes on in {Pause}{Where}",
                exception.GetType().Name, PauseAfterFault, Environment.NewLine + exception.StackTrace);
            return time.GetUtcNow() + PauseAfterFault;
        }
    }

    private async Task<SendPlan> TakeTurnAsync(SendScheduler here, CancellationToken ct)
    {
        Collect(here);
        var plan = await transactions.TakeTurnAsync(here, completed, ct);
        if (completed.Count > 0)
        {
            var isPollKnown = completed.Any(back => back.Result.Effects.Any(effect => effect is SendEffect.PollSent));
            completed.Clear();
            HearOfSettlement();
            if (isPollKnown)
            {
                PollBecameKnown?.Invoke();
            }
        }

        return plan;
    }

    private async Task MakeAsync(SendAttempt attempt)
    {
        // A call that has begun is finished even when the service stops: only its answer says whether it is still owed.
        var result = await sender.DeliverAsync(attempt, CancellationToken.None);
        arrivals.Enqueue(new CompletedAttempt(attempt, result, time.GetUtcNow()));
        timer.Wake();
    }

    private void Collect(SendScheduler here)
    {
        calls.RemoveAll(call => call.IsCompleted);
        while (arrivals.TryDequeue(out var back))
        {
            here.CameBack(back);
            if (back is
                { Attempt: { Answers: { } asked, Kind.AnswersSomebody: true }, Result: SendResult.Done { WasCalled: true } })
            {
                metrics.Answered(back.At - asked);
            }

            completed.Add(back);
        }
    }

    /// <summary>
    /// What was on its way in an earlier reign is in doubt, as after a crash: its rows say so, and say how fast it sent.
    /// </summary>
    private void Forget()
    {
        arrivals.Clear();
        completed.Clear();
        scheduler = null;
    }

    /// <summary>Waits for the answers that are still to come and writes them down, so that nothing is left in doubt.</summary>
    private async Task FinishAsync()
    {
        await Task.WhenAll(calls);
        if (scheduler is null)
        {
            return;
        }

        Collect(scheduler);
        if (completed.Count == 0)
        {
            return;
        }

        try
        {
            await transactions.SettleAsync(scheduler, completed);
        }
        catch (LeadershipLostException)
        {
            // Whoever was elected treats them as in doubt.
        }
    }
}
