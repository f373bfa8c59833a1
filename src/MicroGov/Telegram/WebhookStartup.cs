using MicroGov.Delivery;
using MicroGov.Pipeline;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace MicroGov.Telegram;

/// <summary>
/// Webhook mode: learns who we are once we listen; only then are commands understood and calls answered. Where Telegram
/// calls is the leader's business (<see cref="WebhookMaintainer"/>): a replica that starts takes it from nobody.
/// </summary>
public sealed class WebhookStartup(
    ITelegramBotClient bot, BotIdentity identity, WebhookEndpoint webhook, UpdateProcessor processor, IHostApplicationLifetime life,
    TimeProvider time, ILogger<WebhookStartup> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var persistence = RetryPolicies.Endless(
            time,
            (fault, pause) => log.LogWarning(
                "{Trouble} Trying again in {Pause}.", TelegramFaults.Describe(fault, "getMe"), pause));
        await persistence.ExecuteAsync(async token => await IntroduceAsync(token), stoppingToken);
        log.LogInformation(
            "Listening as @{Bot}; Telegram is to call {Url}.", identity.Username, webhook.Url.GetLeftPart(UriPartial.Path));
    }

    private async Task IntroduceAsync(CancellationToken ct)
    {
        await processor.BeginAsync(ct);
        identity.Introduce((await bot.GetMe(ct)).Username ?? "");
    }
}
