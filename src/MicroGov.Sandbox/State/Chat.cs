namespace MicroGov.Sandbox;

internal enum ChatKind
{
    Private,
    Group,
    Supergroup,
}

/// <summary>A chat's mutable state. Only ever touched under the world's lock.</summary>
internal sealed class Chat(long id, ChatKind kind, string title)
{
    /// <summary>Ephemeral messages have numbers of their own; starting high keeps one id enough to find a message.</summary>
    private const long FirstEphemeralId = 1_000_001;

    private long _lastId;
    private long _lastEphemeralId = FirstEphemeralId - 1;

    public long Id { get; } = id;

    public ChatKind Kind { get; } = kind;

    public string Title { get; } = title;

    public bool IsGroup => Kind != ChatKind.Private;

    /// <summary>Everybody who ever was here, in the order they came; those gone stay as left or kicked.</summary>
    public Dictionary<long, Standing> Members { get; } = [];

    public List<Post> Posts { get; } = [];

    /// <summary>Pinned messages, the one pinned last at the end.</summary>
    public List<Post> Pins { get; } = [];

    /// <summary>Every invite link ever made, the newest at the end.</summary>
    public List<InviteLink> Links { get; } = [];

    /// <summary>Who asked to be let in and waits, in the order they asked.</summary>
    public Dictionary<long, JoinRequest> Requests { get; } = [];

    /// <summary>Whether everybody who comes without a link has to ask (join_by_request).</summary>
    public bool JoinByRequest { get; set; }

    /// <summary>Whether the bot has the right can_invite_users when it is an administrator.</summary>
    public bool BotMayInvite { get; set; } = true;

    /// <summary>For a private chat: whether the person ever wrote to the bot, without which it may not write to them.</summary>
    public bool Started { get; set; }

    /// <summary>For a private chat: whether the person blocked the bot.</summary>
    public bool Blocked { get; set; }

    /// <summary>For a group that became a supergroup: that one's id.</summary>
    public long? UpgradedTo { get; set; }

    /// <summary>Set by "start again": the page no longer shows the chat.</summary>
    public bool Hidden { get; set; }

    public Standing StandingOf(long userId) => Members.GetValueOrDefault(userId, Standing.None);

    public bool Has(long userId) => StandingOf(userId).IsPresent();

    public Post? Find(long id) => Posts.Find(post => post.Id == id);

    public long NextId() => ++_lastId;

    public long NextEphemeralId() => ++_lastEphemeralId;
}
