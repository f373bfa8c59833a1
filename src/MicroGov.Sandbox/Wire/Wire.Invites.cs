using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Invite links and requests to join as the Bot API writes them.</summary>
internal static partial class Wire
{
    private const int ShownOfHash = 8;

    /// <summary>https://core.telegram.org/bots/api#chatinvitelink</summary>
    public static JsonObject InviteLink(SandboxWorld world, Chat chat, InviteLink link)
    {
        var wire = new JsonObject { ["invite_link"] = AsTheBotSees(world, link) };
        AddText(wire, "name", link.Name.Length > 0 ? link.Name : null);
        wire["creator"] = User(world, link.CreatorId);
        if (link.ExpiresAt is { } end)
        {
            wire["expire_date"] = end.ToUnixTimeSeconds();
        }

        if (link.MemberLimit is { } most)
        {
            wire["member_limit"] = most;
        }

        if (chat.Requests.Values.Count(request => request.Link == link) is > 0 and var waiting)
        {
            wire["pending_join_request_count"] = waiting;
        }

        wire["creates_join_request"] = link.CreatesJoinRequest;
        wire["is_primary"] = false;
        wire["is_revoked"] = link.IsRevoked;
        return wire;
    }

    /// <summary>https://core.telegram.org/bots/api#chatjoinrequest</summary>
    public static JsonObject JoinRequest(SandboxWorld world, Chat chat, JoinRequest request)
    {
        var wire = new JsonObject
        {
            ["chat"] = Chat(world, chat),
            ["from"] = User(world, request.UserId),
            ["user_chat_id"] = request.UserId,
            ["date"] = request.At.ToUnixTimeSeconds(),
        };
        AddText(wire, "bio", world.PersonOf(request.UserId).Bio);
        if (request.Link is { } link)
        {
            wire["invite_link"] = InviteLink(world, chat, link);
        }

        return wire;
    }

    /// <summary>
    /// "If the link was created by another chat administrator, then the second part of the link will be replaced with “…”."
    /// </summary>
    private static string AsTheBotSees(SandboxWorld world, InviteLink link) =>
        link.CreatorId == world.BotId
            ? link.Url
            : $"{link.Url[..(link.Url.IndexOf('+', StringComparison.Ordinal) + 1 + ShownOfHash)]}…";
}
