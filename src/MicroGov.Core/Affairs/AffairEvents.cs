using System.Collections.Immutable;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Core.Affairs;

/// <summary>What the journals of affairs hold.</summary>
public static class AffairEvents
{
    /// <summary>How a journal of an affair keeps every kind of event that one of its features, or it itself, knows.</summary>
    public static EventFormat<AffairEvent> Format { get; } = new(
    [
        .. AffairEventShapes.Kinds, .. LifecycleEventShapes.Kinds, .. DeliberationEventShapes.Kinds, .. VotingEventShapes.Kinds,
        .. WorkEventShapes.Kinds,
    ]);
}

public sealed record AffairRaised(
    PersonId By, long CommunityId, int Number, string Title, string Description, ImmutableArray<Attachment> Attachments,
    DateTimeOffset At, DateTimeOffset SecondUntil, long? UnitId = null) : AffairEvent, IAttachmentEvent;

/// <summary>Its home is another unit now. Number and history stay.</summary>
/// <param name="From">Null is the whole community.</param>
/// <param name="Into">Null is the whole community.</param>
/// <param name="Grew">More people are concerned than before, so that an earlier vote only advises.</param>
public sealed record AffairMoved(PersonId By, long? From, long? Into, string Reason, bool Grew) : AffairEvent;

public sealed record DeclaredUrgent(Stage To, PersonId By) : StageEvent(To);

public sealed record AffairClosed(
    Stage To, Outcome Outcome, PersonId? By, string Note, long? Into, DateTimeOffset? ReopenUntil) : StageEvent(To)
{
    internal override Outcome? EndsAs => Outcome;

    internal override DateTimeOffset? ReopensUntil => ReopenUntil;
}

public sealed record AffairReopened(Stage To, PersonId By, string Reason, DateTimeOffset? Until) : StageEvent(To)
{
    internal override DateTimeOffset? StageEnds => Until;
}
