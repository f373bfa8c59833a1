using System.Collections.Immutable;
using MicroGov.Core.Journal;

namespace MicroGov.Core.Lifecycle;

/// <summary>
/// What the journal keeps of events of several stages. A record here never changes: a changed one is a new version.
/// </summary>
public static class LifecycleEventShapes
{
    public static ImmutableArray<EventKind<AffairEvent>> Kinds { get; } =
    [
        AffairEventKind.Of(
            "deadline-moved", (DeadlineMoved e) => new DeadlineMovedV1(e.By, e.Until), s => new(s.By, s.Until), e => [e.By]),
        AffairEventKind.Of(
            "objection-made", (ObjectionMade e) => new ObjectionMadeV1(e.By, e.Reason), s => new(s.By, s.Reason), e => [e.By]),
    ];
}

internal sealed record DeadlineMovedV1(PersonId By, DateTimeOffset Until);

internal sealed record ObjectionMadeV1(PersonId By, string Reason);

/// <summary>A photo or a file as a journal keeps it.</summary>
internal sealed record AttachmentV1(
    int Number, AttachmentKind Kind, string FileId, string UniqueId, long? Size, string Caption, long? GroupId, int? MessageId)
{
    public static ImmutableArray<AttachmentV1> Of(ImmutableArray<Attachment> sent) =>
    [
        .. sent.Select(one => new AttachmentV1(
            one.Number, one.Kind, one.FileId, one.UniqueId, one.Size, one.Caption, one.GroupId, one.MessageId)),
    ];

    public static ImmutableArray<Attachment> Read(ImmutableArray<AttachmentV1> stored) =>
    [
        .. stored.Select(one => new Attachment(one.Kind, one.FileId, one.UniqueId, one.Size, one.Caption)
        {
            Number = one.Number, GroupId = one.GroupId, MessageId = one.MessageId,
        }),
    ];
}
