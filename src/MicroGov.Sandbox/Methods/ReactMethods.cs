using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Answers to buttons and reactions to messages: the quiet ways a bot speaks.</summary>
internal static class ReactMethods
{
    public static readonly ApiMethod[] All =
    [
        ApiMethod.Read("answerCallbackQuery", "callback_query_id text show_alert url cache_time", Answer),
        ApiMethod.Read("setMessageReaction", "chat_id message_id reaction is_big", React),
    ];

    /// <summary>https://core.telegram.org/bots/api#answercallbackquery</summary>
    private static JsonNode? Answer(SandboxWorld world, ApiArguments arguments)
    {
        var press = world.OpenPress(arguments.Text("callback_query_id"))
            ?? throw ApiRefusal.BadRequest("query is too old and response timeout expired or query ID is invalid");
        var text = arguments.Text("text");
        if (text.Length > TextLimits.Toast)
        {
            throw ApiRefusal.BadRequest("MESSAGE_TOO_LONG");
        }

        world.Answer(press, new SandboxToast(text.Length == 0 ? null : text, arguments.Flag("show_alert")));
        return true;
    }

    /// <summary>https://core.telegram.org/bots/api#setmessagereaction: a bot has at most one reaction on a message.</summary>
    private static JsonNode? React(SandboxWorld world, ApiArguments arguments)
    {
        var reactions = arguments.Json("reaction", "can't parse reaction types JSON object") switch
        {
            null => [],
            JsonArray given => given.Select(Emoji).ToList(),
            _ => throw ApiRefusal.BadRequest("expected an Array of ReactionType"),
        };
        var post = Targets.Message(Targets.Readable(world, arguments), arguments, "message to react");
        if (reactions.Count > 1)
        {
            throw ApiRefusal.BadRequest("REACTIONS_TOO_MANY");
        }

        if (post.Service is not null || reactions.Exists(emoji => !StandardReactions.Contains(emoji)))
        {
            throw ApiRefusal.BadRequest(post.Service is not null ? "MESSAGE_ID_INVALID" : "REACTION_INVALID");
        }

        post.Reactions.Clear();
        post.Reactions.AddRange(reactions);
        world.Tell(world.EventOf(SandboxEventKind.Reacted, post));
        return true;
    }

    private static string Emoji(JsonNode? node) => node.TextOf("type") switch
    {
        "emoji" => node.TextOf("emoji") ?? throw ApiRefusal.BadRequest("can't parse ReactionType: Can't find field \"emoji\""),
        "custom_emoji" or "paid" => throw ApiRefusal.BadRequest("REACTION_INVALID"),
        _ => throw ApiRefusal.BadRequest("invalid reaction type specified"),
    };
}
