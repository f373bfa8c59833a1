using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Deliberation;

public sealed record AffairSeconded(PersonId By) : AffairEvent;

/// <param name="By">Null when enough neighbours had seconded it.</param>
public sealed record DiscussionOpened(Stage To, PersonId? By, DateTimeOffset Until) : StageEvent(To)
{
    internal override DateTimeOffset? StageEnds => Until;
}

public sealed record SpeechMade(PersonId By, Stance Stance, string Text) : AffairEvent;

public sealed record OptionProposed(PersonId By, string Text) : AffairEvent;

public sealed record MotionAmended(PersonId By, string Text) : AffairEvent;
