using MicroGov.Storage;
using Microsoft.Extensions.Logging;

namespace MicroGov.Delivery;

/// <summary>
/// What the sender reads and writes, a transaction each. One that meets another replica's is begun anew: what came back is
/// written down once, and who leaves is chosen again.
/// </summary>
internal sealed class SendTransactions(Database database, SendLimits limits, TimeProvider time, ILogger logger)
{
    private readonly OutboxReader reader = new(limits.Options.LongestPause, logger);

    /// <summary>
    /// Goes on where the last leader ended, be it this service before a restart: what it had on its way is in doubt, and what it
    /// used of Telegram's limits is used.
    /// </summary>
    public async Task<SendScheduler> TakeOverAsync(CancellationToken ct)
    {
        var scheduler = new SendScheduler(limits);
        await WriteAsync(
            async db =>
            {
                var now = time.GetUtcNow();
                scheduler = new SendScheduler(limits);
                scheduler.Resume(await SendWindows.ReadAsync(db, limits.Gate, now, ct), now);
                return await Outbox.RecoverAsync(db, now, ct);
            },
            ct);
        return scheduler;
    }

    /// <summary>Writes down what came back and chooses who leaves, who is then marked as underway.</summary>
    public async Task<SendPlan> TakeTurnAsync(
        SendScheduler scheduler, IReadOnlyCollection<CompletedAttempt> completed, CancellationToken ct)
    {
        var plan = SendPlan.Nothing;
        try
        {
            if (completed.Count == 0)
            {
                // Most looks find nothing to send, and write nothing.
                await using var db = await database.OpenAsync(ct);
                plan = await LookAsync(db, scheduler, ct);
                if (plan.Leaving.Count > 0)
                {
                    await WriteAsync(writing => MarkAsync(writing, scheduler, plan, completed, ct), ct);
                }

                return plan;
            }

            await WriteAsync(
                async db =>
                {
                    // Whom an earlier try chose has not left.
                    scheduler.Stay(plan.Leaving);
                    plan = SendPlan.Nothing;
                    await new DeliveryResultWriter(db, time.GetUtcNow(), ct).SettleAsync(completed);
                    plan = await LookAsync(db, scheduler, ct);
                    return await MarkAsync(db, scheduler, plan, completed, ct);
                },
                ct);
            return plan;
        }
        catch
        {
            // Nothing was committed, so nobody leaves.
            scheduler.Stay(plan.Leaving);
            throw;
        }
    }

    /// <summary>Writes down what came back, and nobody leaves any more.</summary>
    public Task SettleAsync(SendScheduler scheduler, IReadOnlyCollection<CompletedAttempt> completed) => WriteAsync(
        async db =>
        {
            await new DeliveryResultWriter(db, time.GetUtcNow(), CancellationToken.None).SettleAsync(completed);
            return await MarkAsync(db, scheduler, SendPlan.Nothing, completed, CancellationToken.None);
        },
        CancellationToken.None);

    private async Task<SendPlan> LookAsync(MicroGovContext db, SendScheduler scheduler, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return scheduler.Choose(await reader.ReadAsync(db, now, ct), now);
    }

    /// <returns>True: commit it.</returns>
    private async Task<bool> MarkAsync(
        MicroGovContext db, SendScheduler scheduler, SendPlan plan, IEnumerable<CompletedAttempt> completed, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var windows = scheduler.WindowsOf(completed.Select(back => back.Attempt).Concat(plan.Leaving), now);
        await SendWindows.WriteAsync(db, windows, limits.Gate, now, ct);
        return await Outbox.MarkUnderwayAsync(db, plan.Leaving, ct);
    }

    private Task WriteAsync(Func<MicroGovContext, Task<bool>> work, CancellationToken ct) =>
        DatabaseFaults.AgainAfterCollisionsAsync(() => database.WriteAsLeaderAsync(work, ct));
}
