using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>reply_parameters (https://core.telegram.org/bots/api#replyparameters).</summary>
internal static class Replies
{
    /// <summary>The message replied to; null when none is asked for, or it is gone and the bot does not mind.</summary>
    public static Post? Read(ApiArguments arguments, Chat chat, bool ephemeral = false)
    {
        var given = arguments.Json("reply_parameters", "can't parse reply parameters JSON object");
        if (given is null)
        {
            return null;
        }

        if (given is not JsonObject)
        {
            throw ApiRefusal.BadRequest("object expected as reply parameters");
        }

        if (given.IntegerOf("ephemeral_message_id") is { } ephemeralId)
        {
            // "A reply to an ephemeral message must itself be an ephemeral message."
            return ephemeral && chat.Find(ephemeralId) is { Ephemeral: true } command
                ? command
                : throw ApiRefusal.BadRequest("message to be replied not found");
        }

        if (given.IntegerOf("message_id") is not ({ } id and > 0))
        {
            return null;
        }

        return chat.Find(id) is { Ephemeral: false } post ? post
            : given.FlagOf("allow_sending_without_reply") || ephemeral ? null
            : throw ApiRefusal.BadRequest("message to be replied not found");
    }
}
