using System.Text.Json;
using Telegram.Bot.Requests;

namespace MicroGov.Pipeline;

/// <summary>What Telegram says of somebody in a group (https://core.telegram.org/bots/api#chatmember).</summary>
public readonly record struct MembershipStatus(bool IsPresent, bool IsModerator, bool MayPin = false)
{
    /// <summary>How the Bot API calls an administrator who is not the owner.</summary>
    public const string Administrator = "administrator";

    /// <summary>Null when it is a status that only a later Bot API knows.</summary>
    /// <param name="isMember">A restricted member is in the group only while Telegram says so.</param>
    public static MembershipStatus? Of(string status, bool? isMember, bool? canPinMessages) => status switch
    {
        "creator" => new(true, true),
        Administrator => new(true, true, canPinMessages == true),
        "member" => new(true, false),
        "restricted" => new(isMember == true, false),
        "left" or "kicked" => new(false, false),
        _ => null,
    };

    /// <summary>Reads Telegram's answer; see the other.</summary>
    public static MembershipStatus? Of(JsonElement member) =>
        member.ValueKind == JsonValueKind.Object && member.TryGetProperty("status", out var status)
            && status.ValueKind == JsonValueKind.String
            ? Of(status.GetString()!, Flag(member, "is_member"), Flag(member, "can_pin_messages"))
            : null;

    private static bool? Flag(JsonElement member, string name) =>
        member.TryGetProperty(name, out var flag) && flag.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? flag.GetBoolean()
            : null;
}

/// <summary>
/// getChatMember, with the member as it came (https://core.telegram.org/bots/api#getchatmember): the library throws when a
/// later Bot API names a status that it does not know.
/// </summary>
internal sealed class RawMemberRequest() : RequestBase<JsonElement>("getChatMember")
{
    public required long ChatId { get; init; }

    public required long UserId { get; init; }
}
