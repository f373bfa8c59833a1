using System.Text.Json;

namespace MicroGov.Benchmarks;

/// <summary>Somebody writes to the bot (https://core.telegram.org/bots/api#message).</summary>
internal static class Typing
{
    /// <param name="chat">The person's own account for their private chat.</param>
    public static byte[] ToJson(long update, long account, long chat, string text)
    {
        var name = $"Neighbour {account - Town.FirstAccount}";
        var isPrivate = chat == account;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            update_id = update,
            message = new
            {
                message_id = update,
                date = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
                chat = new { id = chat, type = isPrivate ? "private" : "supergroup", title = isPrivate ? null : "Benchmark", first_name = isPrivate ? name : null },
                from = new { id = account, is_bot = false, first_name = name, language_code = "en" },
                text,
                entities = new[] { new { type = "bot_command", offset = 0, length = text.Split(' ')[0].Length } },
            },
        });
    }
}
