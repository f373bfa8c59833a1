using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>
/// Who an ephemeral message is for, and whether the bot may send it now
/// (https://core.telegram.org/bots/api#ephemeral-messages-and-commands): only in groups; to somebody who acted within
/// the last 15 seconds, or, if the bot is an administrator, to any member at any time.
/// </summary>
internal sealed record EphemeralTarget(long ReceiverId, Post? InPlaceOf)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    public static EphemeralTarget? Read(SandboxWorld world, ApiArguments arguments, Chat chat)
    {
        var given = arguments.Json("ephemeral_message_parameters", "can't parse ephemeral message parameters JSON object");
        if (given is null)
        {
            RequireNoEphemeralReply(arguments);
            return null;
        }

        if (!chat.IsGroup)
        {
            throw ApiRefusal.BadRequest("ephemeral messages can be sent only in group and supergroup chats");
        }

        var receiver = given.IntegerOf("receiver_user_id") ?? throw ApiRefusal.BadRequest("USER_ID_INVALID");
        var press = given.TextOf("callback_query_id") is { } id
            ? world.RecentPress(id, Window) is { } recent && recent.UserId == receiver && recent.Post.Chat == chat
                ? recent
                : throw ApiRefusal.BadRequest("query is too old and response timeout expired or query ID is invalid")
            : null;
        if (!chat.Has(receiver) || receiver == world.BotId)
        {
            throw ApiRefusal.BadRequest("USER_NOT_PARTICIPANT");
        }

        if (press is null && !chat.StandingOf(world.BotId).IsAdministrator() && !RepliesInTime(world, arguments, chat, receiver))
        {
            throw ApiRefusal.BadRequest("not enough rights to send ephemeral messages to the user");
        }

        return new EphemeralTarget(receiver, InPlace(given, press));
    }

    private static Post? InPlace(JsonNode given, Press? press) => (given.FlagOf("replace_callback_query_message"), press) switch
    {
        (false, _) => null,
        (true, null) => throw ApiRefusal.BadRequest("callback query to replace the message of is not specified"),
        // "Must be False for callback queries from ephemeral messages".
        (true, { Post.Ephemeral: true }) => throw ApiRefusal.BadRequest("ephemeral messages must be edited instead"),
        (true, { Post: var post }) => post,
    };

    /// <summary>"An ephemeral message may only be replied to within 15 seconds of being sent."</summary>
    private static bool RepliesInTime(SandboxWorld world, ApiArguments arguments, Chat chat, long receiver) =>
        arguments.Json("reply_parameters", "can't parse reply parameters JSON object").IntegerOf("ephemeral_message_id") is { } id
        && chat.Find(id) is { Ephemeral: true } command
        && command.FromId == receiver
        && world.Now - command.Date <= Window;

    private static void RequireNoEphemeralReply(ApiArguments arguments)
    {
        if (
            arguments.Json("reply_parameters", "can't parse reply parameters JSON object").IntegerOf("ephemeral_message_id")
            is not null)
        {
            throw ApiRefusal.BadRequest("message to be replied not found");
        }
    }
}
