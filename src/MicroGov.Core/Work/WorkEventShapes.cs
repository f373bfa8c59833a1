using System.Collections.Immutable;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

/// <summary>What the journal keeps of work. A record here never changes: a changed one is a new version.</summary>
public static class WorkEventShapes
{
    public static ImmutableArray<EventKind<AffairEvent>> Kinds { get; } = [.. Given, .. Done, .. Judged];

    private static IEnumerable<EventKind<AffairEvent>> Given =>
    [
        AffairEventKind.Of(
            "agreed-by-consent", (AgreedByConsent e) => new AgreedByConsentV1(e.To, e.By), s => new(s.To, s.By), e => [e.By]),
        AffairEventKind.Of(
            "work-offered",
            (WorkOffered e) => new WorkOfferedV1(e.By, e.Who, e.Due, e.What),
            s => new(s.By, s.Who, s.Due, s.What),
            e => [e.By, e.Who]),
        AffairEventKind.Of(
            "work-taken-on",
            (WorkTakenOn e) => new WorkTakenOnV1(e.To, e.By, e.What, e.At, e.Due),
            s => new(s.To, s.By, s.What, s.At, s.Due),
            e => [e.By]),
        AffairEventKind.Of(
            "handed-over",
            (HandedOver e) => new HandedOverV1(e.To, e.By, e.Body, e.At, e.Due),
            s => new(s.To, s.By, s.Body, s.At, s.Due),
            e => [e.By]),
        AffairEventKind.Of(
            "work-given-back", (WorkGivenBack e) => new WorkGivenBackV1(e.To, e.By), s => new(s.To, s.By), e => [e.By]),
    ];

    private static IEnumerable<EventKind<AffairEvent>> Done =>
    [
        AffairEventKind.Of("doer-reminded", (DoerReminded _) => new DoerRemindedV1(), _ => new(), _ => []),
        AffairEventKind.Of("work-fell-due", (WorkFellDue _) => new WorkFellDueV1(), _ => new(), _ => []),
        AffairEventKind.Of(
            "progress-reported",
            (ProgressReported e) => new ProgressReportedV1(e.By, e.Text, AttachmentV1.Of(e.Attachments), e.At),
            s => new(s.By, s.Text, AttachmentV1.Read(s.Attachments), s.At),
            e => [e.By]),
        AffairEventKind.Of(
            "work-reported",
            (WorkReported e) => new WorkReportedV1(e.To, e.By, e.Text, AttachmentV1.Of(e.Attachments), e.AcceptUntil),
            s => new(s.To, s.By, s.Text, AttachmentV1.Read(s.Attachments), s.AcceptUntil),
            e => [e.By]),
    ];

    private static IEnumerable<EventKind<AffairEvent>> Judged =>
        [
            AffairEventKind.Of(
                "work-accepted",
                (WorkAccepted e) => new WorkAcceptedV1(e.By, e.NoticeUntil),
                s => new(s.By, s.NoticeUntil),
                e => [e.By]),
            AffairEventKind.Of(
                "left-unjudged", (LeftUnjudged e) => new LeftUnjudgedV1(e.NoticeUntil), s => new(s.NoticeUntil), _ => []),
            AffairEventKind.Of(
                "work-sent-back",
                (WorkSentBack e) => new WorkSentBackV1(e.To, e.By, e.Reason, e.Due),
                s => new(s.To, s.By, s.Reason, s.Due),
                e => [e.By]),
            AffairEventKind.Of(
                "work-rated", (WorkRated e) => new WorkRatedV1(e.By, e.Score), s => new(s.By, s.Score), e => [e.By]),
            AffairEventKind.Of("notice-ended", (NoticeEnded _) => new NoticeEndedV1(), _ => new(), _ => []),
        ];
}

internal sealed record AgreedByConsentV1(Stage To, PersonId By);

internal sealed record WorkOfferedV1(PersonId By, PersonId Who, DateTimeOffset? Due, string What);

internal sealed record WorkTakenOnV1(Stage To, PersonId By, string What, DateTimeOffset At, DateTimeOffset Due);

internal sealed record HandedOverV1(Stage To, PersonId By, string Body, DateTimeOffset At, DateTimeOffset Due);

internal sealed record WorkGivenBackV1(Stage To, PersonId? By);

internal sealed record DoerRemindedV1;

internal sealed record WorkFellDueV1;

internal sealed record ProgressReportedV1(PersonId By, string Text, ImmutableArray<AttachmentV1> Attachments, DateTimeOffset At);

internal sealed record WorkReportedV1(
    Stage To, PersonId By, string Text, ImmutableArray<AttachmentV1> Attachments, DateTimeOffset AcceptUntil);

internal sealed record WorkAcceptedV1(PersonId By, DateTimeOffset NoticeUntil);

internal sealed record LeftUnjudgedV1(DateTimeOffset NoticeUntil);

internal sealed record WorkSentBackV1(Stage To, PersonId? By, string Reason, DateTimeOffset Due);

internal sealed record WorkRatedV1(PersonId By, int Score);

internal sealed record NoticeEndedV1;
