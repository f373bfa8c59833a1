using Telegram.Bot.Types;

namespace MicroGov.Telegram;

/// <summary>What has to be done so that Telegram calls us.</summary>
public enum WebhookStep
{
    /// <summary>It does: whoever sets it again would only cut off calls to other replicas.</summary>
    Leave,

    /// <summary>It calls nobody, another address, or not in the way we want.</summary>
    Set,

    /// <summary>
    /// It has given up for a while. The same webhook set once more changes nothing, so it is taken away first; then
    /// Telegram begins at once.
    /// </summary>
    SetAnew,
}

/// <summary>Compares what getWebhookInfo says with what we want (https://core.telegram.org/bots/api#webhookinfo). Pure.</summary>
public static class WebhookPlan
{
    /// <param name="hasSet">
    /// This process has set it. Until then it is set once, also where nothing else differs: Telegram does not tell its secret.
    /// </param>
    /// <param name="lastTaken">When any replica last committed an update; null: never.</param>
    public static WebhookStep For(WebhookInfo info, Uri wanted, bool hasSet, DateTimeOffset? lastTaken)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (info.Url != wanted.AbsoluteUri
            || info.MaxConnections != UpdateBatcher.MostInOneBatch
            || !(info.AllowedUpdates ?? []).ToHashSet().SetEquals(UpdatePoller.Wanted))
        {
            return WebhookStep.Set;
        }

        return info is { PendingUpdateCount: > 0, LastErrorDate: { } failed } && !HasWorkedSince(failed, lastTaken)
                ? WebhookStep.SetAnew
            : hasSet ? WebhookStep.Leave
            : WebhookStep.Set;
    }

    /// <summary>
    /// Telegram tells the second; within it, the benefit of the doubt goes to the replicas that may be at work.
    /// </summary>
    private static bool HasWorkedSince(DateTime failed, DateTimeOffset? taken) =>
        taken?.ToUnixTimeSeconds() >= new DateTimeOffset(failed, TimeSpan.Zero).ToUnixTimeSeconds();
}
