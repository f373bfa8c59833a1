using System.Collections.Immutable;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Affairs;

/// <summary>
/// What the journal keeps of <see cref="AffairEvents"/>. A record here never changes: a changed one is a new version.
/// </summary>
public static class AffairEventShapes
{
    public static ImmutableArray<EventKind<AffairEvent>> Kinds { get; } =
    [
        AffairEventKind.Of(
            "raised",
            (AffairRaised e) => new AffairRaisedV1(
                e.By, e.CommunityId, e.Number, e.Title, e.Description, AttachmentV1.Of(e.Attachments), e.At, e.SecondUntil,
                e.UnitId),
            s => new(
                s.By, s.CommunityId, s.Number, s.Title, s.Description, AttachmentV1.Read(s.Attachments), s.At, s.SecondUntil,
                s.UnitId),
            e => [e.By]),
        AffairEventKind.Of(
            "moved",
            (AffairMoved e) => new AffairMovedV1(e.By, e.From, e.Into, e.Reason, e.Grew),
            s => new(s.By, s.From, s.Into, s.Reason, s.Grew),
            e => [e.By]),
        AffairEventKind.Of(
            "declared-urgent", (DeclaredUrgent e) => new DeclaredUrgentV1(e.To, e.By), s => new(s.To, s.By), e => [e.By]),
        AffairEventKind.Of(
            "closed",
            (AffairClosed e) => new AffairClosedV1(e.To, e.Outcome, e.By, e.Note, e.Into, e.ReopenUntil),
            s => new(s.To, s.Outcome, s.By, s.Note, s.Into, s.ReopenUntil),
            e => [e.By]),
        AffairEventKind.Of(
            "reopened",
            (AffairReopened e) => new AffairReopenedV1(e.To, e.By, e.Reason, e.Until),
            s => new(s.To, s.By, s.Reason, s.Until),
            e => [e.By]),
    ];
}

internal sealed record AffairRaisedV1(
    PersonId By, long CommunityId, int Number, string Title, string Description, ImmutableArray<AttachmentV1> Attachments,
    DateTimeOffset At, DateTimeOffset SecondUntil, long? UnitId);

internal sealed record AffairMovedV1(PersonId By, long? From, long? Into, string Reason, bool Grew);

internal sealed record DeclaredUrgentV1(Stage To, PersonId By);

internal sealed record AffairClosedV1(
    Stage To, Outcome Outcome, PersonId? By, string Note, long? Into, DateTimeOffset? ReopenUntil);

internal sealed record AffairReopenedV1(Stage To, PersonId By, string Reason, DateTimeOffset? Until);
