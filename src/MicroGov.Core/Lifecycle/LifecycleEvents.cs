using System.Collections.Immutable;
using MicroGov.Core.Journal;

namespace MicroGov.Core.Lifecycle;

/// <summary>What happens in more than one stage, and changes none. A kind's name on disk never changes.</summary>
public static class LifecycleEvents
{
    public static ImmutableArray<EventKind> Kinds { get; } =
    [
        EventKind.Of<DeadlineMoved>("deadline-moved"),
        EventKind.Of<ObjectionMade>("objection-made"),
    ];
}

public sealed record DeadlineMoved(PersonId By, DateTimeOffset Until) : AffairEvent;

public sealed record ObjectionMade(PersonId By, string Reason) : AffairEvent;
