using System.Text.Json;
using MicroGov.Pipeline;

namespace MicroGov.Telegram;

/// <summary>What can be said of an update that nobody may be able to read: whatever is missing or odd is left out.</summary>
internal static class UpdateOrigins
{
    private static readonly string[][] Senders =
    [
        ["message", "from"],
        ["callback_query", "from"],
        ["poll_answer", "user"],
        ["my_chat_member", "from"],
        ["chat_member", "from"],
        ["chat_join_request", "from"],
    ];

    public static UpdateOrigin Of(JsonElement update) => new(
        Senders.Select(path => Number(update, [.. path, "id"])).FirstOrDefault(id => id is not null),
        Text(update, "callback_query", "id"),
        Text(update, "callback_query", "data"),
        Text(update, "poll_answer", "poll_id"));

    private static long? Number(JsonElement update, params string[] path) =>
        At(update, path) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt64(out var number) ? number : null;

    private static string? Text(JsonElement update, params string[] path)
    {
        if (At(update, path) is not { ValueKind: JsonValueKind.String } found)
        {
            return null;
        }

        try
        {
            return found.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which is no text.
            return null;
        }
    }

    private static JsonElement? At(JsonElement from, string[] path)
    {
        foreach (var member in path)
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(member, out from))
            {
                return null;
            }
        }

        return from;
    }
}
