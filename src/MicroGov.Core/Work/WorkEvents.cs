using System.Collections.Immutable;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

/// <summary>What happens while work is given, done and judged. A kind's name on disk never changes.</summary>
public static class WorkEvents
{
    public static ImmutableArray<EventKind> Kinds { get; } =
    [
        EventKind.Of<AgreedByConsent>("agreed-by-consent"),
        EventKind.Of<WorkOffered>("work-offered"),
        EventKind.Of<WorkTakenOn>("work-taken-on"),
        EventKind.Of<HandedOver>("handed-over"),
        EventKind.Of<WorkGivenBack>("work-given-back"),
        EventKind.Of<DoerReminded>("doer-reminded"),
        EventKind.Of<WorkFellDue>("work-fell-due"),
        EventKind.Of<ProgressReported>("progress-reported"),
        EventKind.Of<WorkReported>("work-reported"),
        EventKind.Of<WorkAccepted>("work-accepted"),
        EventKind.Of<LeftUnjudged>("left-unjudged"),
        EventKind.Of<WorkSentBack>("work-sent-back"),
        EventKind.Of<WorkRated>("work-rated"),
        EventKind.Of<NoticeEnded>("notice-ended"),
    ];
}

public sealed record AgreedByConsent(Stage To, PersonId By) : StageEvent(To);

public sealed record WorkOffered(PersonId By, PersonId Who, DateTimeOffset? Due, string What) : AffairEvent;

public sealed record WorkTakenOn(Stage To, PersonId By, string What, DateTimeOffset At, DateTimeOffset Due) : StageEvent(To);

public sealed record HandedOver(Stage To, PersonId By, string Body, DateTimeOffset At, DateTimeOffset Due) : StageEvent(To);

/// <param name="By">Null when the commitment expired.</param>
public sealed record WorkGivenBack(Stage To, PersonId? By) : StageEvent(To);

public sealed record DoerReminded : AffairEvent;

public sealed record WorkFellDue : AffairEvent;

public sealed record ProgressReported(PersonId By, string Text, ImmutableArray<string> Photos, DateTimeOffset At) : AffairEvent;

public sealed record WorkReported(
    Stage To, PersonId By, string Text, ImmutableArray<string> Photos, DateTimeOffset AcceptUntil) : StageEvent(To);

public sealed record WorkAccepted(PersonId By, DateTimeOffset NoticeUntil) : AffairEvent;

/// <summary>Nobody judged the work in time; silence opens the notice window.</summary>
public sealed record LeftUnjudged(DateTimeOffset NoticeUntil) : AffairEvent;

/// <param name="By">Null when objections added up.</param>
public sealed record WorkSentBack(Stage To, PersonId? By, string Reason, DateTimeOffset Due) : StageEvent(To);

public sealed record WorkRated(PersonId By, int Score) : AffairEvent;

public sealed record NoticeEnded : AffairEvent;
