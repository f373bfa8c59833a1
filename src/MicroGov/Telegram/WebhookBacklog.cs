using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Storage.Stores;
using MicroGov.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace MicroGov.Telegram;

/// <summary>Webhook mode: knows when what had waited at Telegram has been taken, by whichever replica.</summary>
public sealed class WebhookBacklog(
    [FromKeyedServices(OutboxProcessor.Line)] ITelegramBotClient bot, UpdateBatcher batcher, Backlog backlog, Database database,
    [FromKeyedServices(ElapsedTime.Key)] TimeProvider time, ILogger<WebhookBacklog> log)
{
    /// <summary>How long nothing of the backlog may come before the deadlines no longer wait for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How often it looks what has come to other replicas.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(0.5);

    /// <summary>Take it before Telegram is asked how much waits.</summary>
    public (int Number, DateTimeOffset Since, long Before) Mark() => (backlog.Number, time.GetUtcNow(), batcher.Taken.Count);

    /// <summary>Completes when there may be one; at once while there may.</summary>
    public Task WhenBegunAsync(CancellationToken ct) => backlog.WhenBegunAsync(ct);

    /// <summary>When any replica last committed an update; null: never.</summary>
    public Task<DateTimeOffset?> LastTakenAsync(CancellationToken ct) => UpdateStore.LastTakenAsync(database, ct);

    /// <summary>Returns once it has been taken, or has stopped coming. At once where there is none.</summary>
    /// <param name="waiting">How much Telegram said that waits.</param>
    public async Task WaitAsync((int Number, DateTimeOffset Since, long Before) mark, int waiting, CancellationToken ct)
    {
        if (!backlog.IsDone)
        {
            var all = await TakeBacklogAsync(waiting, mark.Since, mark.Before, ct);
            // What fails again and again begins a backlog each time; the deadlines get their turn in between.
            backlog.SetDone(all ? mark.Number : backlog.Number);
        }
    }

    /// <summary>
    /// Waits for as many updates as had waited, and not for the count at Telegram to reach zero: in a busy group it may
    /// never; where it does, that is enough as well. A backlog that stops coming, be it for one update that fails again and
    /// again, must not hold every deadline.
    /// </summary>
    /// <returns>False: it stopped coming.</returns>
    private async Task<bool> TakeBacklogAsync(int waiting, DateTimeOffset since, long before, CancellationToken ct)
    {
        var (most, moved) = (0L, since);
        while (!await HasTakenAsync(before + waiting, ct))
        {
            var taken = await UpdateStore.CountSinceAsync(database, since, ct);
            if (taken >= waiting || (await bot.GetWebhookInfo(ct)).PendingUpdateCount == 0)
            {
                return true;
            }

            if (taken > most)
            {
                (most, moved) = (taken, time.GetUtcNow());
            }
            else if (time.GetUtcNow() - moved >= Patience)
            {
                log.LogWarning(
                    "Telegram has not brought {Count} updates that waited; deadlines go on without them.", waiting - taken);
                return false;
            }
        }

        return true;
    }

    /// <summary>True as soon as this replica alone has taken so many; false when it has not after a glance's time.</summary>
    private async Task<bool> HasTakenAsync(long count, CancellationToken ct)
    {
        var glance = Task.Delay(Glance, time, ct);
        while (batcher.Taken is var (taken, grown) && taken < count)
        {
            if (await Task.WhenAny(grown, glance) == glance)
            {
                await glance;
                return false;
            }
        }

        return true;
    }
}
