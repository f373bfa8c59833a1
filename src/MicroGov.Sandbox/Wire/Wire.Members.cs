using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Memberships and their changes as the Bot API writes them.</summary>
internal static partial class Wire
{
    private static readonly string[] NotGiven =
        ["can_promote_members", "can_post_stories", "can_edit_stories", "can_delete_stories"];

    /// <summary>https://core.telegram.org/bots/api#chatmember</summary>
    public static JsonObject Member(SandboxWorld world, Chat chat, long userId, Standing standing)
    {
        var wire = new JsonObject { ["user"] = User(world, userId), ["status"] = standing.OnTheWire() };
        switch (standing)
        {
            case Standing.Creator:
                wire["is_anonymous"] = false;
                break;
            case Standing.Kicked:
                wire["until_date"] = 0;
                break;
            case Standing.Administrator:
                wire["can_be_edited"] = false;
                wire["is_anonymous"] = false;
                foreach (var right in AdministratorRights(chat))
                {
                    wire[right] = true;
                }

                foreach (var right in NotGiven)
                {
                    wire[right] = false;
                }

                if (userId == world.BotId && !chat.BotMayInvite)
                {
                    wire["can_invite_users"] = false;
                }

                break;
        }

        return wire;
    }

    /// <summary>https://core.telegram.org/bots/api#chatmemberupdated</summary>
    /// <param name="coming">How somebody came who came by a link or asked.</param>
    public static JsonObject MemberChange(
        SandboxWorld world, Chat chat, long by, long who, Standing from, Standing to, Coming? coming = null)
    {
        var wire = new JsonObject
        {
            ["chat"] = Chat(world, chat),
            ["from"] = User(world, by),
            ["date"] = world.Now.ToUnixTimeSeconds(),
            ["old_chat_member"] = Member(world, chat, who, from),
            ["new_chat_member"] = Member(world, chat, who, to),
        };
        if (coming?.Link is { } link)
        {
            wire["invite_link"] = InviteLink(world, chat, link);
        }
        else if (coming is { Asked: true })
        {
            // "True, if the user joined the chat after sending a direct join request without using an invite link".
            wire["via_join_request"] = true;
        }

        return wire;
    }

    private static IEnumerable<string> AdministratorRights(Chat chat) =>
    [
        "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_change_info",
        "can_invite_users", "can_pin_messages", "can_manage_tags",
        .. chat.Kind == ChatKind.Supergroup ? ["can_manage_topics"] : Array.Empty<string>(),
    ];
}
