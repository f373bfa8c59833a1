using System.Collections.Concurrent;
using MicroGov.Affairs;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Telemetry;
using MicroGov.Voting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace MicroGov.Delivery;

/// <summary>
/// Sends what committed decisions owe. Each turn settles the calls that came back, picks those that may leave now and
/// marks them underway, all in one transaction; then it makes them and sleeps until something comes back, becomes due
/// or is committed.
/// </summary>
public sealed class OutboxProcessor : BackgroundService
{
    /// <summary>Names the client whose calls leave only while this replica leads.</summary>
    public const string Line = "sender";

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);

    private readonly Database database;
    private readonly ServiceMetrics measures;
    private readonly TimeProvider time;
    private readonly ILogger<OutboxProcessor> logger;
    private readonly TelegramSender courier;
    private readonly DeliveryOptions options;
    private readonly RetryAfterGate gate;
    private readonly CircuitBreaker breaker;
    private readonly WakeableTimer nap;
    private readonly ConcurrentQueue<CompletedAttempt> arrivals = new();
    private readonly List<CompletedAttempt> home = [];
    private readonly List<Task> calls = [];
    private SendScheduler departures;
    private TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool recovered;

    public OutboxProcessor(
        Database database, [FromKeyedServices(Line)] ITelegramBotClient bot, CardPainter cards, PollPainter polls, RetryAfterGate gate,
        CircuitBreaker breaker, DeliveryOptions options, ServiceMetrics measures, TimeProvider time, ILogger<OutboxProcessor> logger)
    {
        (this.database, this.gate, this.breaker, this.options, this.measures) = (database, gate, breaker, options, measures);
        (this.time, this.logger) = (time, logger);
        courier = new TelegramSender(database, bot, cards, polls, gate, breaker, options, time, logger);
        departures = new SendScheduler(gate, breaker, options);
        nap = new WakeableTimer(time);
    }

    /// <summary>Answers that were kept for a poll may be counted now.</summary>
    public event Action? PollBecameKnown;

    /// <summary>Something new may be owed. Call it after every commit.</summary>
    public void Wake() => nap.Wake();

    /// <summary>For how long it has been at one turn, or has overslept; zero while it rests.</summary>
    public TimeSpan BusyFor => nap.BusyFor;

    /// <summary>
    /// Completes when nothing can be sent now. Null: nothing is owed at all. Otherwise the time from which on something
    /// may be sent.
    /// </summary>
    public Task<DateTimeOffset?> WhenAtRestAsync(CancellationToken ct) => nap.WhenAsleepAsync(ct);

    /// <summary>Nothing can be sent at this moment, and nobody has woken it.</summary>
    public bool IsAtRest => nap.IsAsleep;

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
                await (departures.AnyInFlight ? nap.DozeUntilAsync(next, stoppingToken) : nap.SleepUntilAsync(next, stoppingToken));
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
            recovered = recovered || await database.WriteAsLeaderAsync(db => Outbox.RecoverAsync(db, ct), ct);
            var plan = await TakeTurnAsync(ct);
            foreach (var trip in plan.Leaving)
            {
                calls.Add(Task.Run(() => MakeAsync(trip), CancellationToken.None));
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

    /// <summary>Writes only when something came back or can leave.</summary>
    private async Task<SendPlan> TakeTurnAsync(CancellationToken ct)
    {
        Collect();
        var plan = SendPlan.Nothing;
        try
        {
            if (home.Count == 0)
            {
                await using var db = await database.OpenAsync(ct);
                plan = await LookAsync(db, ct);
                if (plan.Leaving.Any(trip => trip.RowId != 0))
                {
                    await database.WriteAsLeaderAsync(writing => Outbox.MarkUnderwayAsync(writing, plan.Leaving, ct), ct);
                }

                return plan;
            }

            await database.WriteAsLeaderAsync(
                async db =>
                {
                    await new DeliveryResultWriter(db, time.GetUtcNow(), ct).SettleAsync(home);
                    plan = await LookAsync(db, ct);
                    return await Outbox.MarkUnderwayAsync(db, plan.Leaving, ct);
                },
                ct);
            var isPollKnown = home.Any(back => back.Outcome.Lessons.Any(lesson => lesson is SendEffect.PollSent));
            home.Clear();
            HearOfSettlement();
            if (isPollKnown)
            {
                PollBecameKnown?.Invoke();
            }

            return plan;
        }
        catch
        {
            // Nothing was committed, so nobody leaves.
            departures.Stay(plan.Leaving);
            throw;
        }
    }

    private async Task<SendPlan> LookAsync(MicroGovContext db, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return departures.Choose(await Outbox.ReadAsync(db, now, ct), now);
    }

    private async Task MakeAsync(SendAttempt trip)
    {
        // A call that has begun is finished even when the service stops: only its answer says whether it is still owed.
        var outcome = await courier.DeliverAsync(trip, CancellationToken.None);
        arrivals.Enqueue(new CompletedAttempt(trip, outcome, time.GetUtcNow()));
        nap.Wake();
    }

    private void Collect()
    {
        calls.RemoveAll(call => call.IsCompleted);
        while (arrivals.TryDequeue(out var back))
        {
            departures.CameBack(back);
            if (back is { Trip: { Answers: { } asked, Message: AnswerButton or React or PersonalAnswer }, Outcome: SendResult.Done })
            {
                measures.Answered(back.At - asked);
            }

            home.Add(back);
        }
    }

    /// <summary>What was on its way in an earlier reign is in doubt, as after a crash: its rows say so.</summary>
    private void Forget()
    {
        arrivals.Clear();
        home.Clear();
        (departures, recovered) = (new SendScheduler(gate, breaker, options), false);
    }

    /// <summary>Waits for the answers that are still to come and writes them down, so that nothing is left in doubt.</summary>
    private async Task FinishAsync()
    {
        await Task.WhenAll(calls);
        Collect();
        if (home.Count == 0)
        {
            return;
        }

        try
        {
            await database.WriteAsLeaderAsync(
                async db =>
                {
                    await new DeliveryResultWriter(db, time.GetUtcNow(), CancellationToken.None).SettleAsync(home);
                    return true;
                },
                CancellationToken.None);
        }
        catch (LeadershipLostException)
        {
            // Whoever was elected treats them as in doubt.
        }
    }
}
