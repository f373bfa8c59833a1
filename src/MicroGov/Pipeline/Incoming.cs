using MicroGov.Core;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Pipeline;

/// <summary>The person behind an update, as Telegram shows them at that moment.</summary>
public sealed record Caller(long TelegramId, string Name, string? Username, string? LanguageCode);

/// <summary>The chat it happened in.</summary>
public sealed record ChatPlace(long ChatId, bool IsGroup, bool IsSupergroup, string Title);

/// <summary>
/// One update, understood: who, where, what. Everything the rest of the house needs to know of Telegram's shapes.
/// </summary>
public abstract record Incoming(long UpdateId)
{
    /// <summary>Null where Telegram names nobody.</summary>
    public Caller? Who { get; init; }

    /// <summary>Null for poll answers, which come without a chat.</summary>
    public ChatPlace? Where { get; init; }
}

/// <summary>Something written, with or without a photo or a file.</summary>
public sealed record MessageReceived(long UpdateId, int MessageId, string Text) : Incoming(UpdateId)
{
    /// <summary>The photo or file that came with it, if it is kept with what is said; of a photo the largest size.</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>A file that came with it, to be read.</summary>
    public SentFile? File { get; init; }

    public int? ReplyTo { get; init; }

    /// <summary>The author of the message replied to.</summary>
    public Caller? ReplyToAuthor { get; init; }

    /// <summary>People without a username are mentioned by their account.</summary>
    public IReadOnlyDictionary<string, Caller> Mentioned { get; init; } = new Dictionary<string, Caller>();

    /// <summary>Set when only the bot can see it (Bot API 10.2: ephemeral commands).</summary>
    public int? EphemeralId { get; init; }

    /// <summary>Written as the group or a channel, so nobody knows by whom.</summary>
    public bool IsAnonymous { get; init; }
}

/// <summary>A file that somebody sent.</summary>
/// <param name="Id">Telegram's file id.</param>
/// <param name="Size">In bytes, as Telegram says; null when it does not.</param>
public sealed record SentFile(string Id, string Name, long? Size)
{
    /// <summary>Why it is not read; null when it is.</summary>
    public Refusal? NotRead { get; init; }
}

/// <summary>A pressed inline button.</summary>
public sealed record ButtonPressed(long UpdateId, string QueryId, string Data) : Incoming(UpdateId)
{
    public int MessageId { get; init; }

    public int? EphemeralId { get; init; }

    /// <summary>
    /// In private, what the message replies to, as it stands there now: without what that may reply to itself
    /// (https://core.telegram.org/bots/api#message, <c>reply_to_message</c>).
    /// </summary>
    public MessageReceived? Original { get; init; }

    /// <summary>
    /// Whether the message really carries this button; null when Telegram does not show its buttons. "Be aware that the
    /// message … can contain no callback buttons with this data" (https://core.telegram.org/bots/api#callbackquery).
    /// </summary>
    public bool? IsOnMessage { get; init; }
}

/// <summary>A ballot in a native poll; no choices take it back.</summary>
public sealed record PollAnswered(long UpdateId, string PollId, IReadOnlyList<int> Choices) : Incoming(UpdateId)
{
    /// <summary>It came before its poll was known, and was kept until now.</summary>
    public bool IsKept { get; init; }
}

/// <summary>The bot itself was added, promoted, removed or blocked.</summary>
public sealed record BotMembershipChanged(long UpdateId, bool IsPresent, bool WasPresent, bool IsAdministrator, bool MayPin)
    : Incoming(UpdateId);

/// <summary>Somebody joined, left, or became or ceased to be an administrator.</summary>
public sealed record MembershipChanged(long UpdateId, Caller Member, bool IsPresent, bool IsModerator) : Incoming(UpdateId);

/// <summary>Somebody wants to be let into a group.</summary>
public sealed record JoinRequested(long UpdateId) : Incoming(UpdateId);

/// <summary>A group became a supergroup, with a new id.</summary>
public sealed record ChatMigrated(long UpdateId, long NewChatId) : Incoming(UpdateId);

/// <summary>Nothing that concerns us.</summary>
public sealed record IrrelevantUpdate(long UpdateId) : Incoming(UpdateId);
