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
/// <param name="Subject">Several of one kind may be awaited at once, each about something else.</param>
public readonly record struct Deadline(DeadlineKind Kind, DateTimeOffset At, DeadlineSubject Subject = default);
