using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Messages, their formatting and keyboards as the Bot API writes them.</summary>
internal static partial class Wire
{
    /// <summary>https://core.telegram.org/bots/api#message</summary>
    public static JsonObject Message(SandboxWorld world, Post post, bool withReply = true)
    {
        var wire = new JsonObject
        {
            // "Unique message identifier inside this chat; 0 for ephemeral messages".
            ["message_id"] = post.Ephemeral ? 0 : post.Id,
            ["from"] = User(world, post.FromId),
            ["chat"] = Chat(world, post.Chat),
            ["date"] = post.Date.ToUnixTimeSeconds(),
        };
        if (post.Ephemeral)
        {
            wire["ephemeral_message_id"] = post.Id;
            wire["receiver_user"] = User(world, post.ReceiverId!.Value);
        }

        AddPast(world, wire, post);
        // "If the message is a reply to an ephemeral message, then this field may be omitted" – the sandbox omits it.
        if (withReply && post.ReplyTo is { Ephemeral: false } target)
        {
            wire["reply_to_message"] = Message(world, target, withReply: false);
        }

        AddText(wire, "media_group_id", post.AlbumId);
        AddContent(world, wire, post);
        if (post.Buttons.Count > 0)
        {
            wire["reply_markup"] = Keyboard(post.Buttons);
        }

        foreach (var (field, value) in (post.Service ?? []).Concat(post.Unknown ?? []))
        {
            wire[field] = value?.DeepClone();
        }

        return wire;
    }

    /// <summary>When it was edited, and where it was forwarded from.</summary>
    private static void AddPast(SandboxWorld world, JsonObject wire, Post post)
    {
        if (post.EditedAt is { } edited)
        {
            wire["edit_date"] = edited.ToUnixTimeSeconds();
        }

        if (post.ForwardOf is { } original)
        {
            wire["forward_origin"] = new JsonObject
            {
                ["type"] = "user",
                ["sender_user"] = User(world, original.FromId),
                ["date"] = original.Date.ToUnixTimeSeconds(),
            };
        }
    }

    private static void AddContent(SandboxWorld world, JsonObject wire, Post post)
    {
        if (post.Poll is { } poll)
        {
            wire["poll"] = Poll(poll, inMessage: true);
        }

        if (post.PhotoFileId is { } photo)
        {
            wire["photo"] = world.Files.PhotoSizes(photo);
        }

        if (post.DocumentFileId is { } document)
        {
            wire["document"] = world.Files.Document(document);
        }

        var (text, entities) = post.IsMedia ? ("caption", "caption_entities") : ("text", "entities");
        if (post.Text.Plain.Length > 0)
        {
            wire[text] = post.Text.Plain;
            // A name whose person Telegram cannot find stays as plain text.
            var known = post.Text.Entities
                .Where(entity => entity.UserId is not { } id || id == world.BotId || world.People.ContainsKey(id))
                .ToList();
            if (known.Count > 0)
            {
                wire[entities] = SandboxJson.ToArray(known.Select(entity => Entity(world, entity)));
            }
        }
    }

    /// <summary>https://core.telegram.org/bots/api#messageentity</summary>
    private static JsonObject Entity(SandboxWorld world, TextEntity entity)
    {
        var wire = new JsonObject { ["offset"] = entity.Offset, ["length"] = entity.Length, ["type"] = entity.Type };
        AddText(wire, "url", entity.Url);
        AddText(wire, "language", entity.Language);
        AddText(wire, "custom_emoji_id", entity.CustomEmojiId);
        if (entity.UserId is { } userId)
        {
            wire["user"] = User(world, userId);
        }

        return wire;
    }

    /// <summary>https://core.telegram.org/bots/api#inlinekeyboardmarkup</summary>
    private static JsonObject Keyboard(IReadOnlyList<IReadOnlyList<Button>> rows) =>
        new()
        {
            ["inline_keyboard"] = SandboxJson.ToArray(
                rows.Select(row => SandboxJson.ToArray(row.Select(button => button.Wire.DeepClone())))),
        };
}
