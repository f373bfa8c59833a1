using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace MicroGov.Telegram;

/// <summary>
/// Webhook mode, the leader only: sees to it that Telegram calls us, now and later, and knows when what had waited there
/// has been taken, by whichever replica.
/// </summary>
public sealed class WebhookMaintainer(
    [FromKeyedServices(OutboxProcessor.Line)] ITelegramBotClient bot, BotIdentity identity, WebhookEndpoint webhook, UpdateBatcher gathering, Backlog backlog,
    Database database, IHostApplicationLifetime life, TimeProvider time, ILogger<WebhookMaintainer> log)
    : BackgroundService
{
    /// <summary>How long nothing of the backlog may come before the deadlines no longer wait for it.</summary>
    public static readonly TimeSpan PatienceWithBacklog = TimeSpan.FromSeconds(30);

    /// <summary>How often it looks whether the webhook is still as it should be.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    /// <summary>How often it looks what has come to other replicas.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(0.5);

    private bool hasSet;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        // Telegram must find somebody who answers.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        await identity.WhenIntroducedAsync(stoppingToken);
        var persistence = RetryPolicies.Endless(
            time, (fault, pause) => log.LogWarning("{Trouble} Trying again in {Pause}.", TelegramFaults.Describe(fault, "setWebhook"), pause));
        while (!stoppingToken.IsCancellationRequested)
        {
            await persistence.ExecuteAsync(async token => await LookAsync(token), stoppingToken);
            await RestAsync(stoppingToken);
        }
    }

    /// <summary>Until it is time to look again, or there may be a backlog; whichever comes later is waited for no longer.</summary>
    private async Task RestAsync(CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(backlog.WhenBegunAsync(end.Token), Task.Delay(Round, time, end.Token));
        await end.CancelAsync();
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var number = backlog.Number;
        var (since, before) = (time.GetUtcNow(), gathering.Taken.Count);
        var info = await OpenAsync(ct);
        if (!backlog.IsDone)
        {
            var all = await TakeBacklogAsync(info.PendingUpdateCount, since, before, ct);
            // What fails again and again begins a backlog each time; the deadlines get their turn in between.
            backlog.SetDone(all ? number : backlog.Number);
        }
    }

    /// <returns>What Telegram said last before it began to call.</returns>
    private async Task<WebhookInfo> OpenAsync(CancellationToken ct)
    {
        var info = await bot.GetWebhookInfo(ct);
        var step = WebhookPlan.For(info, webhook.Url, hasSet, await LastTakenAsync(ct));
        if (step == WebhookStep.Leave)
        {
            return info;
        }

        if (step == WebhookStep.SetAnew)
        {
            await bot.DeleteWebhook(cancellationToken: ct);
        }

        await bot.SetWebhook(
            webhook.Url.AbsoluteUri,
            maxConnections: UpdateBatcher.MostInOneBatch,
            allowedUpdates: UpdatePoller.Wanted,
            secretToken: webhook.Secret,
            cancellationToken: ct);
        hasSet = true;
        log.LogInformation("Telegram calls {Url} from now on.", webhook.Url.GetLeftPart(UriPartial.Path));
        return info;
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
            var taken = await TakenAsync(since, ct);
            if (taken >= waiting || (await bot.GetWebhookInfo(ct)).PendingUpdateCount == 0)
            {
                return true;
            }

            if (taken > most)
            {
                (most, moved) = (taken, time.GetUtcNow());
            }
            else if (time.GetUtcNow() - moved >= PatienceWithBacklog)
            {
                log.LogWarning("Telegram has not brought {Count} updates that waited; deadlines go on without them.", waiting - taken);
                return false;
            }
        }

        return true;
    }

    /// <summary>True as soon as this replica alone has taken so many; false when it has not after a glance's time.</summary>
    private async Task<bool> HasTakenAsync(long count, CancellationToken ct)
    {
        var glance = Task.Delay(Glance, time, ct);
        while (gathering.Taken is var (taken, grown) && taken < count)
        {
            if (await Task.WhenAny(grown, glance) == glance)
            {
                await glance;
                return false;
            }
        }

        return true;
    }

    private async Task<long> TakenAsync(DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        return await db.Updates.LongCountAsync(row => row.At >= since, ct);
    }

    private async Task<DateTimeOffset?> LastTakenAsync(CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        return await db.Updates.OrderByDescending(row => row.At).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(ct);
    }
}
