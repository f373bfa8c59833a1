using System.Collections.Immutable;

namespace MicroGov.Core.Lifecycle;

/// <summary>What sort of file somebody sent.</summary>
public enum AttachmentKind
{
    Photo,
    Video,
    Animation,
    Audio,
    VoiceNote,
    Document,
}

/// <summary>A photo or a file that somebody sent, as Telegram names it: its bytes stay there.</summary>
/// <param name="FileId">With it the file is sent again, or fetched; each bot has its own.</param>
/// <param name="UniqueId">The same for every bot and for ever: the same file shown twice is known by it.</param>
/// <param name="Size">In bytes; null when Telegram did not say.</param>
/// <param name="Caption">What was said with it.</param>
public sealed record Attachment(AttachmentKind Kind, string FileId, string UniqueId, long? Size, string Caption)
{
    /// <summary>
    /// Counted from 1 in its affair, in the order in which they came: by it whatever comes later speaks of it. 0 as long as
    /// nothing was decided about it.
    /// </summary>
    public int Number { get; init; }

    /// <summary>The group that it was sent in; null in private, where the chat's number would be its sender's account.</summary>
    public long? GroupId { get; init; }

    /// <summary>The message that it came with; null when that was only seen by the bot.</summary>
    public int? MessageId { get; init; }
}

/// <summary>An event that somebody sent photos or files with.</summary>
public interface IAttachmentEvent
{
    PersonId By { get; }

    /// <summary>Numbered.</summary>
    ImmutableArray<Attachment> Attachments { get; }
}
