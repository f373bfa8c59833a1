using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>People and chats as the Bot API writes them.</summary>
internal static partial class Wire
{
    /// <summary>https://core.telegram.org/bots/api#user</summary>
    public static JsonObject User(SandboxWorld world, long userId)
    {
        if (userId == world.BotId)
        {
            return new JsonObject
            {
                ["id"] = userId, ["is_bot"] = true, ["first_name"] = world.BotUsername, ["username"] = world.BotUsername,
            };
        }

        var person = world.PersonOf(userId);
        var wire = new JsonObject { ["id"] = userId, ["is_bot"] = false, ["first_name"] = person.FirstName };
        AddText(wire, "last_name", person.LastName);
        AddText(wire, "username", person.Username);
        AddText(wire, "language_code", person.Language);
        return wire;
    }

    /// <summary>getMe's additions: https://core.telegram.org/bots/api#getme</summary>
    public static JsonObject Me(SandboxWorld world)
    {
        var me = User(world, world.BotId);
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = false;
        me["supports_inline_queries"] = false;
        me["can_connect_to_business"] = false;
        me["has_main_web_app"] = false;
        me["has_topics_enabled"] = false;
        me["allows_users_to_create_topics"] = false;
        return me;
    }

    /// <summary>https://core.telegram.org/bots/api#chat</summary>
    public static JsonObject Chat(SandboxWorld world, Chat chat)
    {
        var wire = new JsonObject { ["id"] = chat.Id };
        if (chat.IsGroup)
        {
            wire["title"] = chat.Title;
        }
        else
        {
            var person = world.PersonOf(chat.Id);
            wire["first_name"] = person.FirstName;
            AddText(wire, "last_name", person.LastName);
            AddText(wire, "username", person.Username);
        }

        wire["type"] = TypeOf(chat);
        if (chat.Kind == ChatKind.Group)
        {
            wire["all_members_are_administrators"] = false;
        }

        return wire;
    }

    public static string TypeOf(Chat chat) => chat.Kind switch
    {
        ChatKind.Private => "private",
        ChatKind.Group => "group",
        _ => "supergroup",
    };

    /// <summary>https://core.telegram.org/bots/api#chatfullinfo, with what the sandbox knows of it.</summary>
    public static JsonObject FullChat(SandboxWorld world, Chat chat)
    {
        var wire = Chat(world, chat);
        wire["accent_color_id"] = 0;
        wire["max_reaction_count"] = 11;
        wire["accepted_gift_types"] = new JsonObject
        {
            ["unlimited_gifts"] = false, ["limited_gifts"] = false, ["unique_gifts"] = false, ["premium_subscription"] = false,
            ["gifts_from_channels"] = false,
        };
        if (chat.IsGroup)
        {
            wire["permissions"] = Permissions();
        }
        else
        {
            AddText(wire, "bio", world.PersonOf(chat.Id).Bio);
        }

        if (chat.JoinByRequest)
        {
            wire["join_by_request"] = true;
        }

        if (chat.Pins.LastOrDefault() is { } pin)
        {
            wire["pinned_message"] = Message(world, pin, withReply: false);
        }

        return wire;
    }

    private static JsonObject Permissions()
    {
        var wire = new JsonObject();
        foreach (var what in "messages audios documents photos videos video_notes voice_notes polls other_messages".Split(' '))
        {
            wire[$"can_send_{what}"] = true;
        }

        wire["can_add_web_page_previews"] = true;
        wire["can_invite_users"] = true;
        wire["can_pin_messages"] = false;
        wire["can_change_info"] = false;
        return wire;
    }

    private static void AddText(JsonObject wire, string field, string? text)
    {
        if (text is not null)
        {
            wire[field] = text;
        }
    }
}
