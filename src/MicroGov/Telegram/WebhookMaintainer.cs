using MicroGov.Delivery;
using MicroGov.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace MicroGov.Telegram;

/// <summary>Webhook mode, the leader only: sees to it that Telegram calls us, now and later.</summary>
public sealed class WebhookMaintainer(
    [FromKeyedServices(OutboxProcessor.Line)] ITelegramBotClient bot, BotIdentity identity, WebhookEndpoint webhook,
    WebhookBacklog backlog, TimeProvider time, ILogger<WebhookMaintainer> log)
    : BackgroundService
{
    /// <summary>How often it looks whether the webhook is still as it should be.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    private bool hasSet;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        // Telegram must find somebody who answers: we are introduced once we listen.
        await identity.WhenIntroducedAsync(stoppingToken);
        var persistence = RetryPolicies.Endless(
            time,
            (fault, pause) => log.LogWarning(
                "{Trouble} Trying again in {Pause}.", TelegramFaults.Describe(fault, "setWebhook"), pause));
        while (!stoppingToken.IsCancellationRequested)
        {
            await persistence.ExecuteAsync(async token => await LookAsync(token), stoppingToken);
            await RestAsync(stoppingToken);
        }
    }

    /// <summary>
    /// Until it is time to look again, or there may be a backlog; whichever comes later is waited for no longer.
    /// </summary>
    private async Task RestAsync(CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(backlog.WhenBegunAsync(end.Token), Task.Delay(Round, time, end.Token));
        await end.CancelAsync();
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var mark = backlog.Mark();
        var info = await OpenAsync(ct);
        await backlog.WaitAsync(mark, info.PendingUpdateCount, ct);
    }

    /// <returns>What Telegram said last before it began to call.</returns>
    private async Task<WebhookInfo> OpenAsync(CancellationToken ct)
    {
        var info = await bot.GetWebhookInfo(ct);
        var step = WebhookPlan.For(info, webhook.Url, hasSet, await backlog.LastTakenAsync(ct));
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
}
