namespace MicroGov.Core.Lifecycle;

/// <summary>What falls due.</summary>
public enum DeadlineKind
{
    SecondsEnd,
    DiscussionEnds,
    RemindVoters,
    VoteEnds,
    RemindDoer,
    WorkDue,
    CommitmentExpires,
    AcceptanceEnds,
    NoticeEnds,
}

/// <summary>
/// When what falls due. All deadlines of an affair follow from its state, so a stored one is only an index:
/// it may fall due late or twice.
/// </summary>
public readonly record struct Deadline(DeadlineKind Kind, DateTimeOffset At);
