using MicroGov.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot;

namespace MicroGov.Telegram;

/// <summary>
/// Webhook mode: what Telegram could bring to nobody, or only to a replica that could not take it, waits there
/// (https://core.telegram.org/bots/api#webhookinfo, <c>pending_update_count</c>). Whoever polls learns it from the poll.
/// </summary>
public sealed class PendingUpdates(ITelegramBotClient bot, IServiceProvider services)
{
    private readonly bool isCalled = services.GetService<WebhookEndpoint>() is not null;

    /// <summary>Also when Telegram does not tell.</summary>
    public async Task<bool> IsAnyWaitingAsync(CancellationToken ct)
    {
        if (!isCalled)
        {
            return false;
        }

        try
        {
            return (await bot.GetWebhookInfo(ct)).PendingUpdateCount > 0;
        }
        catch (Exception fault) when (TelegramFaults.Is(fault))
        {
            return true;
        }
    }
}
