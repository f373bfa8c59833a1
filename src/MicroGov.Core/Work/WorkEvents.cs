using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

public sealed record AgreedByConsent(Stage To, PersonId By) : StageEvent(To);

public sealed record WorkOffered(PersonId By, PersonId Who, DateTimeOffset? Due, string What) : AffairEvent;

public sealed record WorkTakenOn(Stage To, PersonId By, string What, DateTimeOffset At, DateTimeOffset Due) : StageEvent(To);

public sealed record HandedOver(Stage To, PersonId By, string Body, DateTimeOffset At, DateTimeOffset Due) : StageEvent(To);

/// <param name="By">Null when the commitment expired.</param>
public sealed record WorkGivenBack(Stage To, PersonId? By) : StageEvent(To);

public sealed record DoerReminded : AffairEvent;

public sealed record WorkFellDue : AffairEvent;

public sealed record ProgressReported(PersonId By, string Text, ImmutableArray<Attachment> Attachments, DateTimeOffset At)
    : AffairEvent, IAttachmentEvent;

public sealed record WorkReported(
    Stage To, PersonId By, string Text, ImmutableArray<Attachment> Attachments, DateTimeOffset AcceptUntil)
    : StageEvent(To), IAttachmentEvent;

public sealed record WorkAccepted(PersonId By, DateTimeOffset NoticeUntil) : AffairEvent;

/// <summary>Nobody judged the work in time; silence opens the notice window.</summary>
public sealed record LeftUnjudged(DateTimeOffset NoticeUntil) : AffairEvent;

/// <param name="By">Null when objections added up.</param>
public sealed record WorkSentBack(Stage To, PersonId? By, string Reason, DateTimeOffset Due) : StageEvent(To);

public sealed record WorkRated(PersonId By, int Score) : AffairEvent;

public sealed record NoticeEnded : AffairEvent;
