using MicroGov.Core;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Storage.Rows;

/// <summary>A photo or a file that was sent about an affair, as its journal tells it; its bytes stay with Telegram.</summary>
public sealed class AttachmentRow
{
    public long AffairId { get; set; }

    /// <summary>Counted in the affair; <see cref="Attachment.Number"/>.</summary>
    public int Number { get; set; }

    /// <summary>An <see cref="AttachmentKind"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Telegram's file id.</summary>
    public string FileId { get; set; } = "";

    public string UniqueId { get; set; } = "";

    /// <summary>In bytes; null when Telegram did not say.</summary>
    public long? Size { get; set; }

    public string Caption { get; set; } = "";

    /// <summary>Who sent it.</summary>
    public long PersonId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The group it was sent in; null in private.</summary>
    public long? GroupId { get; set; }

    /// <summary>The message it came with; null when that was only seen by the bot.</summary>
    public int? MessageId { get; set; }

    /// <summary>The rows of what came with an event; none for most.</summary>
    public static IEnumerable<AttachmentRow> Of(long affairId, AffairEvent happened, DateTimeOffset at) =>
        happened is IAttachmentEvent sent ? sent.Attachments.Select(one => Of(affairId, one, sent.By, at)) : [];

    private static AttachmentRow Of(long affairId, Attachment sent, PersonId by, DateTimeOffset at) => new()
    {
        AffairId = affairId,
        Number = sent.Number,
        Kind = sent.Kind.ToString(),
        FileId = sent.FileId,
        UniqueId = sent.UniqueId,
        Size = sent.Size,
        Caption = sent.Caption,
        PersonId = by.Value,
        At = at,
        GroupId = sent.GroupId,
        MessageId = sent.MessageId,
    };
}
