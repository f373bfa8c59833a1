using MicroGov.Delivery;
using MicroGov.Pipeline;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace MicroGov.Telegram;

/// <summary>What comes before the first update: what a long silence made doubtful, and our own name; until it succeeds.</summary>
public sealed class BotIntroduction(
    ITelegramBotClient bot, BotIdentity identity, UpdateProcessor processor, TimeProvider time, ILogger<BotIntroduction> log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var retries = RetryPolicies.Endless(
            time,
            (fault, pause) => log.LogWarning(
                "{Trouble} Trying again in {Pause}.", TelegramFaults.Describe(fault, "getMe"), pause));
        await retries.ExecuteAsync(async token => await IntroduceAsync(token), ct);
    }

    private async Task IntroduceAsync(CancellationToken ct)
    {
        await processor.BeginAsync(ct);
        identity.Introduce((await bot.GetMe(ct)).Username ?? "");
    }
}
