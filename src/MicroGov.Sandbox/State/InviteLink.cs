namespace MicroGov.Sandbox;

/// <summary>
/// A way into a group (https://core.telegram.org/bots/api#chatinvitelink). Only touched under the world's lock.
/// </summary>
internal sealed class InviteLink(string url, long creatorId)
{
    public string Url { get; } = url;

    public long CreatorId { get; } = creatorId;

    /// <summary>"" when it has none.</summary>
    public string Name { get; init; } = "";

    public DateTimeOffset? ExpiresAt { get; init; }

    public int? MemberLimit { get; init; }

    public bool CreatesJoinRequest { get; init; }

    public bool IsRevoked { get; set; }

    /// <summary>
    /// Who came by it and is still there: the limit is "the maximum number of users that can be members of the chat
    /// simultaneously after joining the chat via this invite link".
    /// </summary>
    public HashSet<long> Members { get; } = [];

    public bool IsOpen(DateTimeOffset now) =>
        !IsRevoked && (ExpiresAt is not { } end || now < end) && (MemberLimit is not { } most || Members.Count < most);

    /// <summary>A new address; https://core.telegram.org/api/links#chat-invite-links shows their shape.</summary>
    public static string NewUrl() =>
        $"https://t.me/+{Convert.ToBase64String(Guid.NewGuid().ToByteArray())[..16].Replace('+', '-').Replace('/', '_')}";
}
