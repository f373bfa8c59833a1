using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Texts, photos, documents and albums: https://core.telegram.org/bots/api#sendmessage and its sisters.</summary>
internal static class SendMethods
{
    private const string Common =
        "business_connection_id chat_id message_thread_id direct_messages_topic_id disable_notification protect_content "
        + "allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters reply_markup ";

    private const string Captioned = Common + "ephemeral_message_parameters caption parse_mode caption_entities ";

    public static readonly ApiMethod[] All =
    [
        ApiMethod.Send(
            "sendMessage", Common + "ephemeral_message_parameters text parse_mode entities link_preview_options", Message),
        ApiMethod.Send("sendPhoto", Captioned + "photo show_caption_above_media has_spoiler", Photo),
        ApiMethod.Send("sendDocument", Captioned + "document thumbnail disable_content_type_detection", Document),
        ApiMethod.Send(
            "sendMediaGroup",
            "business_connection_id chat_id message_thread_id direct_messages_topic_id media disable_notification "
                + "protect_content "
            + "allow_paid_broadcast message_effect_id reply_parameters",
            Album),
        ApiMethod.Read("sendChatAction", "business_connection_id chat_id message_thread_id action", Action),
    ];

    private static JsonNode? Message(SandboxWorld world, ApiArguments arguments)
    {
        var text = Formatting.Message(arguments);
        return Post(world, arguments, text, photo: null, document: null);
    }

    private static JsonNode? Photo(SandboxWorld world, ApiArguments arguments)
    {
        var caption = Formatting.Caption(arguments);
        var photo = SentFiles.Read(world, arguments, FileKind.Photo);
        return Post(world, arguments, caption, photo, document: null);
    }

    private static JsonNode? Document(SandboxWorld world, ApiArguments arguments)
    {
        var caption = Formatting.Caption(arguments);
        var document = SentFiles.Read(world, arguments, FileKind.Document);
        return Post(world, arguments, caption, photo: null, document);
    }

    private static JsonObject Post(
        SandboxWorld world, ApiArguments arguments, FormattedText text, string? photo, string? document)
    {
        var buttons = Markup.Read(arguments);
        var chat = Targets.Writable(world, arguments);
        var ephemeral = EphemeralTarget.Read(world, arguments, chat);
        var post = world.Add(new Post
        {
            Chat = chat,
            Id = ephemeral is null ? chat.NextId() : chat.NextEphemeralId(),
            FromId = world.BotId,
            Date = world.Now,
            Ephemeral = ephemeral is not null,
            ReceiverId = ephemeral?.ReceiverId,
            InPlaceOf = ephemeral?.InPlaceOf,
            Text = text,
            PhotoFileId = photo,
            DocumentFileId = document,
            Buttons = buttons,
            ReplyTo = Replies.Read(arguments, chat, ephemeral is not null),
        });
        return Wire.Message(world, post);
    }

    /// <summary>https://core.telegram.org/bots/api#sendmediagroup: 2 to 10 items; here photos only.</summary>
    private static JsonNode? Album(SandboxWorld world, ApiArguments arguments)
    {
        var items = arguments.Json("media", "can't parse media JSON object") as JsonArray
            ?? throw ApiRefusal.BadRequest("expected an Array of InputMedia");
        if (items.Count is < 2 or > 10)
        {
            throw ApiRefusal.BadRequest(items.Count < 2 ? "wrong number of items in the album" : "too many items specified");
        }

        var chat = Targets.Writable(world, arguments);
        var album = $"{chat.Id}{world.NewId()}";
        var reply = Replies.Read(arguments, chat);
        var read = items.Select(item => (Photo: AlbumPhoto(world, arguments, item), Caption: AlbumCaption(item))).ToList();
        return SandboxJson.ToArray(read.Select(item => Wire.Message(world, world.Add(new Post
        {
            Chat = chat,
            Id = chat.NextId(),
            FromId = world.BotId,
            Date = world.Now,
            AlbumId = album,
            Text = item.Caption,
            PhotoFileId = item.Photo,
            ReplyTo = reply,
        }))));
    }

    private static string AlbumPhoto(SandboxWorld world, ApiArguments arguments, JsonNode? item)
    {
        if (item.TextOf("type") != "photo")
        {
            throw ApiRefusal.BadRequest("the sandbox sends albums of photos only");
        }

        return SentFiles.Read(world, arguments, FileKind.Photo, item.TextOf("media") ?? "");
    }

    private static FormattedText AlbumCaption(JsonNode? item) =>
        Formatting.Read(item.TextOf("caption") ?? "", item.TextOf("parse_mode") ?? "", (item as JsonObject)?["caption_entities"]);

    private static JsonNode? Action(SandboxWorld world, ApiArguments arguments)
    {
        Targets.Writable(world, arguments);
        return arguments.Text("action") is
            "typing" or "upload_photo" or "upload_document" or "choose_sticker" or "find_location" or "record_video"
            or "upload_video" or "record_voice" or "upload_voice" or "record_video_note" or "upload_video_note"
            ? true
            : throw ApiRefusal.BadRequest("wrong parameter action in request");
    }
}
