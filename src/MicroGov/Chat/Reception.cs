using MicroGov.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace MicroGov.Chat;

/// <summary>
/// Webhook mode: learns who we are once we listen; only then are commands understood and calls answered. Where Telegram
/// calls is the leader's business (<see cref="WebhookKeeper"/>): a replica that starts takes it from nobody.
/// </summary>
public sealed class Reception(
    ITelegramBotClient bot, BotIdentity identity, Webhook webhook, Intake intake, IHostApplicationLifetime life, TimeProvider time,
    ILogger<Reception> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var persistence = Persistence.Endless(
            time, (fault, pause) => log.LogWarning("{Trouble} Trying again in {Pause}.", TelegramTrouble.Describe(fault, "getMe"), pause));
        await persistence.ExecuteAsync(async token => await IntroduceAsync(token), stoppingToken);
        log.LogInformation("Listening as @{Bot}; Telegram is to call {Url}.", identity.Username, webhook.Url.GetLeftPart(UriPartial.Path));
    }

    private async Task IntroduceAsync(CancellationToken ct)
    {
        await intake.BeginAsync(ct);
        identity.Introduce((await bot.GetMe(ct)).Username ?? "");
    }
}
