using MicroGov.Pipeline;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Telegram;

/// <summary>
/// Webhook mode: once we listen, <see cref="BotIntroduction"/> learns who we are; only then are commands understood and calls
/// answered. Where Telegram calls is the leader's business (<see cref="WebhookMaintainer"/>): a replica that starts takes it
/// from nobody.
/// </summary>
public sealed class WebhookStartup(
    BotIntroduction introduction, BotIdentity identity, WebhookEndpoint webhook, IHostApplicationLifetime life,
    ILogger<WebhookStartup> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await introduction.RunAsync(stoppingToken);
        log.LogInformation(
            "Listening as @{Bot}; Telegram is to call {Url}.", identity.Username, webhook.Url.GetLeftPart(UriPartial.Path));
    }
}
