using Telegram.Bot.Exceptions;

namespace MicroGov.Delivery;

/// <summary>What went wrong with calls to Telegram, in words for the operator.</summary>
internal static class TelegramFaults
{
    /// <summary>A call to Telegram failed or was refused.</summary>
    public static bool Is(Exception fault) => fault is RequestException or HttpRequestException;

    /// <param name="method">The call that failed.</param>
    public static string Describe(Exception fault, string method) => fault switch
    {
        ApiRequestException { ErrorCode: 401 or 404 } =>
            "Telegram refuses the bot token: check Telegram:BotToken (it looks like 123456:ABC-DEF…).",
        ApiRequestException { ErrorCode: 409 } => "Somebody else polls with this bot token: stop the other one.",
        ApiRequestException { ErrorCode: 400 } when method == "setWebhook" =>
            "Telegram refuses the address: check Telegram:WebhookUrl (https, port 443, 80, 88 or 8443, reachable from outside).",
        ApiRequestException { ErrorCode: var code } => $"Telegram answered {code} to {method}.",
        System.Text.Json.JsonException or RequestException { InnerException: System.Text.Json.JsonException } =>
            $"What Telegram answered to {method} cannot be read: is a proxy between?",
        RequestException or HttpRequestException => $"Telegram cannot be reached ({fault.GetType().Name}).",
        _ => $"Taking updates failed ({fault.GetType().Name}).",
    };
}
