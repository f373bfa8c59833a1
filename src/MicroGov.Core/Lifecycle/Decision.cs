using System.Collections.Immutable;

namespace MicroGov.Core.Lifecycle;

/// <summary>What a decision comes to when nothing is refused.</summary>
internal static class Decision
{
    /// <summary>These events, in this order. A harmless repeat has none.</summary>
    public static ImmutableArray<AffairEvent> Of(params ImmutableArray<AffairEvent> events) => events;

    /// <summary>First this event, then what was decided; nothing of it when that is refused.</summary>
    public static Result<ImmutableArray<AffairEvent>> After(AffairEvent first, Result<ImmutableArray<AffairEvent>> then) =>
        then.Refusal is { } refusal ? refusal : then.Value.Insert(0, first);
}
