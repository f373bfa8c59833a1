using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>
/// Editing and deleting ephemeral messages of the bot; all answer True
/// (https://core.telegram.org/bots/api#ephemeral-messages-and-commands).
/// </summary>
internal static class EphemeralMethods
{
    private const string Common = "chat_id receiver_user_id ephemeral_message_id reply_markup ";

    public static readonly ApiMethod[] All =
    [
        ApiMethod.Send("editEphemeralMessageText", Common + "text parse_mode entities rich_message link_preview_options", Text),
        ApiMethod.Send(
            "editEphemeralMessageCaption", Common + "caption parse_mode caption_entities show_caption_above_media", Caption),
        ApiMethod.Send("editEphemeralMessageReplyMarkup", Common, ReplyMarkup),
        ApiMethod.Read("deleteEphemeralMessage", "chat_id receiver_user_id ephemeral_message_id", Delete),
    ];

    private static JsonNode? Text(SandboxWorld world, ApiArguments arguments)
    {
        var text = EditMethods.NewText(arguments);
        var buttons = Markup.Read(arguments);
        var post = Own(world, arguments, "message to edit");
        if (post.IsMedia)
        {
            throw ApiRefusal.BadRequest("there is no text in the message to edit");
        }

        EditMethods.Change(world, post, text, buttons);
        return true;
    }

    private static JsonNode? Caption(SandboxWorld world, ApiArguments arguments)
    {
        var caption = Formatting.Caption(arguments);
        var buttons = Markup.Read(arguments);
        var post = Own(world, arguments, "message to edit");
        if (!post.IsMedia)
        {
            throw ApiRefusal.BadRequest("there is no caption in the message to edit");
        }

        EditMethods.Change(world, post, caption, buttons);
        return true;
    }

    private static JsonNode? ReplyMarkup(SandboxWorld world, ApiArguments arguments)
    {
        var buttons = Markup.Read(arguments);
        var post = Own(world, arguments, "message to edit");
        EditMethods.Change(world, post, post.Text, buttons);
        return true;
    }

    private static JsonNode? Delete(SandboxWorld world, ApiArguments arguments)
    {
        world.Remove(Own(world, arguments, "message to delete"));
        return true;
    }

    private static Post Own(SandboxWorld world, ApiArguments arguments, string what)
    {
        var chat = Targets.Writable(world, arguments);
        var post = chat.Find(arguments.Integer("ephemeral_message_id"));
        return
            post is { Ephemeral: true } && post.FromId == world.BotId && post.ReceiverId == arguments.Integer("receiver_user_id")
            ? post
            : throw ApiRefusal.BadRequest($"{what} not found");
    }
}
