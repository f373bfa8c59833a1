using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>
/// A Bot API call fails with this code and description. Descriptions are written the way Client.cpp of
/// tdlib/telegram-bot-api does: prefix, then the sentence with its first letter small unless it is a CODE_WORD.
/// </summary>
internal sealed class ApiRefusal(int code, string description) : Exception(description)
{
    /// <summary>Stands in the record for a call whose answer never reached the bot.</summary>
    public static ApiRefusal Unsaid => new(0, "The answer was lost.");

    public int Code { get; } = code;

    public int? RetryAfter { get; private init; }

    public long? MigrateTo { get; private init; }

    public static ApiRefusal BadRequest(string why) => new(400, $"Bad Request: {why}");

    public static ApiRefusal Forbidden(string why) => new(403, $"Forbidden: {why}");

    public static ApiRefusal Conflict(string why) => new(409, $"Conflict: {why}");

    /// <summary>https://core.telegram.org/bots/api#responseparameters</summary>
    public static ApiRefusal TooManyRequests(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };

    public static ApiRefusal Migrated(long to) =>
        new(400, "Bad Request: group chat was upgraded to a supergroup chat") { MigrateTo = to };

    public static ApiRefusal Injected(int code, string description, int? retryAfter) =>
        new(code, description) { RetryAfter = retryAfter };

    public JsonObject ToWire()
    {
        var wire = new JsonObject { ["ok"] = false, ["error_code"] = Code, ["description"] = Message };
        if (RetryAfter is { } seconds)
        {
            wire["parameters"] = new JsonObject { ["retry_after"] = seconds };
        }

        if (MigrateTo is { } chatId)
        {
            wire["parameters"] = new JsonObject { ["migrate_to_chat_id"] = chatId };
        }

        return wire;
    }
}
