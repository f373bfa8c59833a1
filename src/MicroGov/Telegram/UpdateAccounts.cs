using System.Text.Json;
using MicroGov.Pipeline;

namespace MicroGov.Telegram;

/// <summary>
/// Everybody who occurs in an update, however deep: whatever has the shape of a user or of a private chat, so that those in
/// what only a newer Bot API knows are found too. Only for updates that failed.
/// </summary>
internal static class UpdateAccounts
{
    public static AccountsNamed In(JsonElement update)
    {
        var (accounts, usernames) = (new HashSet<long>(), new HashSet<string>());
        Look(update, accounts, usernames);
        return new(accounts, usernames);
    }

    private static void Look(JsonElement at, HashSet<long> accounts, HashSet<string> usernames)
    {
        if (at.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in at.EnumerateArray())
            {
                Look(one, accounts, usernames);
            }
        }
        else if (at.ValueKind == JsonValueKind.Object)
        {
            if (AccountOf(at) is { } account)
            {
                accounts.Add(account);
            }

            usernames.UnionWith(MentionedIn(at));
            foreach (var member in at.EnumerateObject())
            {
                Look(member.Value, accounts, usernames);
            }
        }
    }

    /// <summary>Users have a first name, and so have private chats, whose number is their person's account.</summary>
    private static long? AccountOf(JsonElement at) =>
        (at.TryGetProperty("first_name", out _) || at.TryGetProperty("is_bot", out _))
            && at.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var account)
            ? account
            : null;

    private static IEnumerable<string> MentionedIn(JsonElement message)
    {
        var text = Text(message, "text") ?? Text(message, "caption");
        var marks = Marks(message, "entities").Concat(Marks(message, "caption_entities"));
        return text is null
            ? []
            : marks.Where(mark => Text(mark, "type") == "mention")
                .Select(mark => (Offset: Number(mark, "offset"), Length: Number(mark, "length")))
                .Where(mark => mark.Offset >= 0 && mark.Length > 1 && mark.Offset <= text.Length - mark.Length)
                .Select(mark => text.Substring(mark.Offset + 1, mark.Length - 1).ToLowerInvariant());
    }

    private static IEnumerable<JsonElement> Marks(JsonElement message, string name) =>
        message.TryGetProperty(name, out var marks) && marks.ValueKind == JsonValueKind.Array ? marks.EnumerateArray() : [];

    private static int Number(JsonElement at, string name) =>
        at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var found)
            && found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out var number)
            ? number
            : -1;

    private static string? Text(JsonElement at, string name)
    {
        try
        {
            return at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var found)
                && found.ValueKind == JsonValueKind.String
                ? found.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which is no text.
            return null;
        }
    }
}
