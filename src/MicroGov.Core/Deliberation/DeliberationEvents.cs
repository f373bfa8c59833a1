using System.Collections.Immutable;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Deliberation;

/// <summary>What happens while an affair is debated. A kind's name on disk never changes.</summary>
public static class DeliberationEvents
{
    public static ImmutableArray<EventKind> Kinds { get; } =
    [
        EventKind.Of<AffairSeconded>("seconded"),
        EventKind.Of<DiscussionOpened>("discussion-opened"),
        EventKind.Of<SpeechMade>("speech-made"),
        EventKind.Of<OptionProposed>("option-proposed"),
        EventKind.Of<MotionAmended>("motion-amended"),
    ];
}

public sealed record AffairSeconded(PersonId By) : AffairEvent;

/// <param name="By">Null when enough neighbours had seconded it.</param>
public sealed record DiscussionOpened(Stage To, PersonId? By, DateTimeOffset Until) : StageEvent(To)
{
    internal override DateTimeOffset? StageEnds => Until;
}

public sealed record SpeechMade(PersonId By, Stance Stance, string Text) : AffairEvent;

public sealed record OptionProposed(PersonId By, string Text) : AffairEvent;

public sealed record MotionAmended(PersonId By, string Text) : AffairEvent;
