using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>What a bot may learn about a chat: https://core.telegram.org/bots/api#getchat and its sisters.</summary>
internal static class ChatMethods
{
    public static readonly ApiMethod[] All =
    [
        ApiMethod.Read("getChat", "chat_id", (world, arguments) => Wire.FullChat(world, Targets.Readable(world, arguments))),
        ApiMethod.Read("getChatMember", "chat_id user_id", Member),
        ApiMethod.Read("getChatAdministrators", "chat_id return_bots", Administrators),
        ApiMethod.Read("getChatMemberCount", "chat_id", Count),
        ApiMethod.Read("leaveChat", "chat_id", Leave),
    ];

    private static JsonNode? Member(SandboxWorld world, ApiArguments arguments)
    {
        if (arguments.Integer("user_id") is not (> 0 and var userId))
        {
            throw ApiRefusal.BadRequest("invalid user_id specified");
        }

        var chat = Targets.Readable(world, arguments);
        if (userId != world.BotId && !world.People.ContainsKey(userId))
        {
            throw ApiRefusal.BadRequest("PARTICIPANT_ID_INVALID");
        }

        if (!chat.IsGroup)
        {
            return userId == chat.Id || userId == world.BotId
                ? Wire.Member(world, chat, userId, Standing.Member)
                : throw ApiRefusal.BadRequest("member not found");
        }

        // Somebody the bot knows from elsewhere, but who never was here, is "left"; a complete stranger is an error.
        var standing = chat.StandingOf(userId);
        return standing == Standing.None && !world.BotHasMet(userId)
            ? throw ApiRefusal.BadRequest("PARTICIPANT_ID_INVALID")
            : Wire.Member(world, chat, userId, standing);
    }

    /// <summary>"a list of administrators in a chat, which aren't bots" unless return_bots.</summary>
    private static JsonNode? Administrators(SandboxWorld world, ApiArguments arguments)
    {
        var chat = Group(world, arguments, "there are no administrators in the private chat");
        var bots = arguments.Flag("return_bots");
        return SandboxJson.ToArray(chat.Members
            .Where(member => member.Value.IsAdministrator() && (bots || member.Key != world.BotId))
            .Select(member => Wire.Member(world, chat, member.Key, member.Value)));
    }

    private static JsonNode? Count(SandboxWorld world, ApiArguments arguments)
    {
        var chat = Targets.Readable(world, arguments);
        return chat.IsGroup ? chat.Members.Values.Count(standing => standing.IsPresent()) : 2;
    }

    private static JsonNode? Leave(SandboxWorld world, ApiArguments arguments)
    {
        var chat = Group(world, arguments, "chat member status can't be changed in private chats");
        world.SetStanding(chat, world.BotId, Standing.Left, by: world.BotId);
        return true;
    }

    private static Chat Group(SandboxWorld world, ApiArguments arguments, string refusal)
    {
        var chat = Targets.Readable(world, arguments);
        return chat.IsGroup ? chat : throw ApiRefusal.BadRequest(refusal);
    }
}
