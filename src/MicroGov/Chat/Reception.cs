using MicroGov.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace MicroGov.Chat;

/// <summary>Webhook mode: tells Telegram where to bring updates, once we listen there.</summary>
public sealed class Reception(
    ITelegramBotClient bot, BotIdentity identity, Webhook webhook, Intake intake, Gathering gathering, Backlog backlog,
    IHostApplicationLifetime life, TimeProvider time, ILogger<Reception> log)
    : BackgroundService
{
    /// <summary>How long nothing of the backlog may come before the deadlines no longer wait for it.</summary>
    public static readonly TimeSpan PatienceWithBacklog = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var persistence = Persistence.Endless(
            time, (fault, pause) => log.LogWarning("{Trouble} Trying again in {Pause}.", TelegramTrouble.Describe(fault, "setWebhook"), pause));
        var (waiting, before) = await persistence.ExecuteAsync(async token => await OpenAsync(token), stoppingToken);
        await TakeBacklogAsync(waiting, before, stoppingToken);
        backlog.SetDone();
    }

    /// <summary>
    /// Opens anew, also when the same address was set before: Telegram pauses ever longer after calls that nobody
    /// answered, and begins at once when a webhook is set. While none is set nothing is brought, so that the number
    /// of those that wait is exact.
    /// </summary>
    /// <returns>How many wait at Telegram, and how many had been taken before it begins to bring them.</returns>
    private async Task<(int Waiting, long Before)> OpenAsync(CancellationToken ct)
    {
        await intake.BeginAsync(ct);
        await bot.DeleteWebhook(cancellationToken: ct);
        identity.Username = (await bot.GetMe(ct)).Username ?? "";
        var waiting = (await bot.GetWebhookInfo(ct)).PendingUpdateCount;
        var before = gathering.Taken.Count;
        await bot.SetWebhook(
            webhook.Url.AbsoluteUri,
            maxConnections: Gathering.MostInOneBatch,
            allowedUpdates: Polling.Wanted,
            secretToken: webhook.Secret,
            cancellationToken: ct);
        log.LogInformation("Listening as @{Bot}; Telegram calls {Url}.", identity.Username, webhook.Url.GetLeftPart(UriPartial.Path));
        return (waiting, before);
    }

    /// <summary>
    /// Waits for as many updates as had waited, and not for the count at Telegram to reach zero: in a busy group it may
    /// never. A backlog that stops coming, be it for one update that fails again and again, must not hold every deadline.
    /// </summary>
    private async Task TakeBacklogAsync(int waiting, long before, CancellationToken ct)
    {
        while (gathering.Taken is var (count, grown) && count - before < waiting)
        {
            try
            {
                await grown.WaitAsync(PatienceWithBacklog, time, ct);
            }
            catch (TimeoutException)
            {
                log.LogWarning("Telegram has not brought {Count} updates that waited; deadlines go on without them.", waiting - (count - before));
                return;
            }
        }
    }
}
