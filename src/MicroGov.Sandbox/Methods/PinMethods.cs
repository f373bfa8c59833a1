using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>https://core.telegram.org/bots/api#pinchatmessage and unpinning.</summary>
internal static class PinMethods
{
    public static readonly ApiMethod[] All =
    [
        ApiMethod.Read("pinChatMessage", "business_connection_id chat_id message_id disable_notification", Pin),
        ApiMethod.Read("unpinChatMessage", "business_connection_id chat_id message_id", Unpin),
        ApiMethod.Read("unpinAllChatMessages", "chat_id", UnpinAll),
    ];

    private static JsonNode? Pin(SandboxWorld world, ApiArguments arguments)
    {
        var chat = Targets.Writable(world, arguments);
        var post = Targets.Message(chat, arguments, "message to pin");
        RequireRight(world, chat);
        if (chat.Pins.LastOrDefault() != post)
        {
            chat.Pins.Remove(post);
            chat.Pins.Add(post);
            var service = new JsonObject { ["pinned_message"] = Wire.Message(world, post, withReply: false) };
            world.PostService(chat, world.BotId, service, botSees: true);
            world.Tell(world.EventOf(SandboxEventKind.PinnedChanged, post));
        }

        return true;
    }

    private static JsonNode? Unpin(SandboxWorld world, ApiArguments arguments)
    {
        var chat = Targets.Writable(world, arguments);
        var post = arguments.Has("message_id") ? Targets.Message(chat, arguments, "message to unpin") : chat.Pins.LastOrDefault();
        if (post is null)
        {
            throw ApiRefusal.BadRequest("message to unpin not found");
        }

        RequireRight(world, chat);
        if (chat.Pins.Remove(post))
        {
            world.Tell(world.EventOf(SandboxEventKind.PinnedChanged, post));
        }

        return true;
    }

    private static JsonNode? UnpinAll(SandboxWorld world, ApiArguments arguments)
    {
        var chat = Targets.Writable(world, arguments);
        RequireRight(world, chat);
        chat.Pins.Clear();
        world.Tell(new SandboxEvent(SandboxEventKind.PinnedChanged, chat.Id));
        return true;
    }

    private static void RequireRight(SandboxWorld world, Chat chat)
    {
        if (chat.IsGroup && !chat.StandingOf(world.BotId).IsAdministrator())
        {
            throw ApiRefusal.BadRequest("not enough rights to manage pinned messages in the chat");
        }
    }
}
