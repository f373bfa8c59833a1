using MicroGov.Core.Journal;

namespace MicroGov.Core.Lifecycle;

/// <summary>
/// Something that happened to an affair, as its journal keeps it. People are numbers here; names live elsewhere.
/// </summary>
public abstract record AffairEvent : JournalEvent;

/// <summary>An event that moved the affair to another stage; the lifecycle table named it.</summary>
public abstract record StageEvent(Stage To) : AffairEvent
{
    /// <summary>When the stage that begins is over, if a time was set.</summary>
    internal virtual DateTimeOffset? StageEnds => null;

    /// <summary>How the affair ended, if it did.</summary>
    internal virtual Outcome? EndsAs => null;

    /// <summary>Until when it may be reopened, if it ended.</summary>
    internal virtual DateTimeOffset? ReopensUntil => null;
}
