using System.Globalization;

namespace MicroGov.Sandbox;

/// <summary>Which chat and message a call means, and whether the bot may: check_chat and check_message in Client.cpp.</summary>
internal static class Targets
{
    /// <summary>A chat the bot may write to.</summary>
    public static Chat Writable(SandboxWorld world, ApiArguments arguments)
    {
        var chat = Known(world, arguments);
        RequirePresence(world, chat);
        if (chat.UpgradedTo is { } supergroup)
        {
            throw ApiRefusal.Migrated(supergroup);
        }

        if (world.IsDeactivated(chat.Id))
        {
            throw ApiRefusal.Forbidden("user is deactivated");
        }

        if (!chat.IsGroup && !chat.Started && !world.BotMayAnswerRequestOf(chat.Id))
        {
            throw ApiRefusal.Forbidden("bot can't initiate conversation with a user");
        }

        return chat.Blocked ? throw ApiRefusal.Forbidden("bot was blocked by the user") : chat;
    }

    /// <summary>A chat the bot may read: one it is in, or the private chat of somebody it met.</summary>
    public static Chat Readable(SandboxWorld world, ApiArguments arguments)
    {
        var chat = Known(world, arguments);
        RequirePresence(world, chat);
        return chat;
    }

    /// <summary>A chat by id, whether or not the bot is still there.</summary>
    public static Chat Known(SandboxWorld world, ApiArguments arguments)
    {
        var given = arguments.Text("chat_id");
        if (given.Length == 0)
        {
            throw ApiRefusal.BadRequest("chat_id is empty");
        }

        var found = long.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? world.Chats.GetValueOrDefault(id)
            : null;
        // A group the bot never was in, and a person it never met anywhere, do not exist for it.
        var met = found is not null && (found.IsGroup ? found.Members.ContainsKey(world.BotId) : world.BotHasMet(found.Id));
        return met ? found! : throw ApiRefusal.BadRequest("chat not found");
    }

    /// <summary>A message by message_id; what is the noun of the error, such as "message to edit".</summary>
    public static Post Message(Chat chat, ApiArguments arguments, string what) =>
        chat.Find(arguments.Integer("message_id")) is { Ephemeral: false } post
            ? post
            : throw ApiRefusal.BadRequest($"{what} not found");

    private static void RequirePresence(SandboxWorld world, Chat chat)
    {
        if (!chat.IsGroup || chat.Has(world.BotId))
        {
            return;
        }

        var left = chat.StandingOf(world.BotId) == Standing.Left;
        throw ApiRefusal.Forbidden($"bot {(left ? "is not a member of" : "was kicked from")} the {Wire.TypeOf(chat)} chat");
    }
}
