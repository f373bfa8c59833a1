using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Editing and deleting: https://core.telegram.org/bots/api#updating-messages</summary>
internal static class EditMethods
{
    private const string Common = "business_connection_id chat_id message_id inline_message_id reply_markup ";

    private const string NotModified =
        "message is not modified: specified new message content and reply markup are exactly the same as a current content "
        + "and reply markup of the message";

    /// <summary>https://core.telegram.org/bots/api#deletemessage: "if it was sent less than 48 hours ago".</summary>
    private static readonly TimeSpan DeletableFor = TimeSpan.FromHours(48);

    public static readonly ApiMethod[] All =
    [
        ApiMethod.Send("editMessageText", Common + "text parse_mode entities link_preview_options rich_message", Text),
        ApiMethod.Send("editMessageCaption", Common + "caption parse_mode caption_entities show_caption_above_media", Caption),
        ApiMethod.Send("editMessageReplyMarkup", Common, ReplyMarkup),
        ApiMethod.Read("deleteMessage", "chat_id message_id", Delete),
        ApiMethod.Read("deleteMessages", "chat_id message_ids", DeleteMany),
    ];

    /// <summary>Puts new content in place; the very same content is an error, which bots treat as success.</summary>
    public static void Change(SandboxWorld world, Post post, FormattedText text, IReadOnlyList<IReadOnlyList<Button>> buttons)
    {
        if (post.Text.SameAs(text) && Markup.Same(post.Buttons, buttons))
        {
            throw ApiRefusal.BadRequest(NotModified);
        }

        // A new keyboard alone does not mark the message as edited in Telegram's apps.
        post.EditedAt = post.Text.SameAs(text) ? post.EditedAt : world.Now;
        post.Text = text;
        post.Buttons = buttons;
        world.Tell(world.EventOf(SandboxEventKind.Edited, post));
    }

    /// <summary>A new text for a text message; on an edit the server's own code word comes through unchanged.</summary>
    public static FormattedText NewText(ApiArguments arguments)
    {
        try
        {
            return Formatting.Message(arguments);
        }
        catch (ApiRefusal refusal) when (refusal.Message == "Bad Request: message is too long")
        {
            throw ApiRefusal.BadRequest("MESSAGE_TOO_LONG");
        }
    }

    private static JsonNode? Text(SandboxWorld world, ApiArguments arguments)
    {
        var text = NewText(arguments);
        var buttons = Markup.Read(arguments);
        var post = Editable(world, arguments);
        if (post.IsMedia || post.Poll is not null)
        {
            throw ApiRefusal.BadRequest("there is no text in the message to edit");
        }

        Change(world, post, text, buttons);
        return Wire.Message(world, post);
    }

    private static JsonNode? Caption(SandboxWorld world, ApiArguments arguments)
    {
        var caption = Formatting.Caption(arguments);
        var buttons = Markup.Read(arguments);
        var post = Editable(world, arguments);
        if (!post.IsMedia)
        {
            throw ApiRefusal.BadRequest("there is no caption in the message to edit");
        }

        Change(world, post, caption, buttons);
        return Wire.Message(world, post);
    }

    private static JsonNode? ReplyMarkup(SandboxWorld world, ApiArguments arguments)
    {
        var buttons = Markup.Read(arguments);
        var post = Editable(world, arguments);
        Change(world, post, post.Text, buttons);
        return Wire.Message(world, post);
    }

    private static Post Editable(SandboxWorld world, ApiArguments arguments)
    {
        var post = Targets.Message(Targets.Writable(world, arguments), arguments, "message to edit");
        return post.FromId == world.BotId && post.Service is null && post.ForwardOf is null
            ? post
            : throw ApiRefusal.BadRequest("message can't be edited");
    }

    private static JsonNode? Delete(SandboxWorld world, ApiArguments arguments)
    {
        if (!arguments.Has("message_id"))
        {
            throw ApiRefusal.BadRequest("message identifier is not specified");
        }

        var chat = Targets.Writable(world, arguments);
        var post = Targets.Message(chat, arguments, "message to delete");
        if (!MayDelete(world, post))
        {
            throw ApiRefusal.BadRequest("message can't be deleted");
        }

        world.Remove(post);
        return true;
    }

    /// <summary>"If some of the specified messages can't be found, they are skipped."</summary>
    private static JsonNode? DeleteMany(SandboxWorld world, ApiArguments arguments)
    {
        if (arguments.Json("message_ids", "can't parse message identifiers JSON object") is not JsonArray { Count: > 0 } ids)
        {
            throw ApiRefusal.BadRequest("message identifiers are not specified");
        }

        var chat = Targets.Writable(world, arguments);
        var wanted = ids.Select(id => $"{id}").ToHashSet();
        foreach (
            var post in chat
                .Posts.Where(post => !post.Ephemeral && wanted.Contains($"{post.Id}") && MayDelete(world, post))
                .ToList())
        {
            world.Remove(post);
        }

        return true;
    }

    private static bool MayDelete(SandboxWorld world, Post post) =>
        post.Chat.StandingOf(world.BotId).IsAdministrator()
        || ((post.FromId == world.BotId || !post.Chat.IsGroup) && world.Now - post.Date < DeletableFor);
}
