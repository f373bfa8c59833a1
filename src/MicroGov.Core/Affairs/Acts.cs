using System.Collections.Immutable;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Core.Affairs;

/// <summary>Something that somebody, or the clock, wants to do to an affair.</summary>
public abstract record Act(PersonId By);

public sealed record Raise(PersonId By, string Title, string Description, ImmutableArray<string> Photos) : Act(By);

public sealed record Second(PersonId By) : Act(By);

public sealed record OpenDiscussion(PersonId By) : Act(By);

public sealed record Speak(PersonId By, Stance Stance, string Text) : Act(By);

public sealed record ProposeOption(PersonId By, string Text) : Act(By);

/// <summary>Changes the words of what is proposed, while it is discussed.</summary>
public sealed record AmendMotion(PersonId By, string Text) : Act(By);

/// <param name="Ceiling">For a budget: the most that may be spent, in hundredths.</param>
public sealed record OpenVote(PersonId By, string? Rule, TimeSpan? For, long? Ceiling = null) : Act(By);

/// <summary>A ballot, given or changed. <paramref name="Round"/> guards against an answer to an older poll.</summary>
/// <param name="Reason">Why somebody objects to a consent.</param>
public sealed record CastBallot(PersonId By, int Round, Marking Choice, string? Reason = null) : Act(By);

public sealed record TakeBackBallot(PersonId By, int Round) : Act(By);

public sealed record CloseVote(PersonId By) : Act(By);

/// <summary>Declares a vote void: it is discussed again.</summary>
public sealed record VoidVote(PersonId By, string Reason) : Act(By);

/// <summary>Writes down a household's ballot on paper or by telephone.</summary>
public sealed record NotePaper(PersonId By, long HouseholdId, Marking Choice) : Act(By);

/// <summary>A second person has seen it too.</summary>
public sealed record ConfirmPaper(PersonId By, int Round, long HouseholdId) : Act(By);

/// <summary>Gives the household's vote in this affair to somebody.</summary>
public sealed record GiveProxy(PersonId By, PersonId To) : Act(By);

public sealed record TakeBackProxy(PersonId By) : Act(By);

/// <summary>Says that somebody has an interest of their own in it, so that their ballot must not count.</summary>
public sealed record Recuse(PersonId By, PersonId Who, string Reason) : Act(By);

/// <summary>Somebody is no longer in the group: their ballot in the running vote counts no longer. Nobody's own act.</summary>
public sealed record StrikeBallot(PersonId By) : Act(By);

/// <summary>Somebody is gone for good: what they do here, or were asked to do, is free again. Nobody's own act.</summary>
public sealed record LeaveWork(PersonId By) : Act(By);

/// <summary>Moves the end of whatever runs now: the discussion, the vote or the work.</summary>
public sealed record Extend(PersonId By, TimeSpan Longer) : Act(By);

public sealed record DeclareUrgent(PersonId By) : Act(By);

public sealed record Assign(PersonId By, PersonId To, DateTimeOffset? Due, string What) : Act(By);

public sealed record HandOver(PersonId By, string Body, DateTimeOffset? Due) : Act(By);

public sealed record Claim(PersonId By) : Act(By);

public sealed record Release(PersonId By) : Act(By);

public sealed record ReportProgress(PersonId By, string Text, ImmutableArray<string> Photos) : Act(By);

public sealed record ReportDone(PersonId By, string Text, ImmutableArray<string> Photos) : Act(By);

public sealed record AcceptWork(PersonId By) : Act(By);

public sealed record RejectWork(PersonId By, string Reason) : Act(By);

public sealed record Rate(PersonId By, int Score) : Act(By);

public sealed record ObjectTo(PersonId By, string Reason) : Act(By);

public sealed record Close(PersonId By, string Note) : Act(By);

public sealed record Reopen(PersonId By, string Reason) : Act(By);

public sealed record Decline(PersonId By, string Reason) : Act(By);

public sealed record Withdraw(PersonId By) : Act(By);

public sealed record Merge(PersonId By, long Into) : Act(By);

/// <summary>One unit up.</summary>
public sealed record Escalate(PersonId By, string Reason) : Act(By);

/// <summary>To a unit inside the one it is at home in.</summary>
public sealed record SendDown(PersonId By, long UnitId) : Act(By);

/// <summary>Says whom it concerns, before anybody is asked to vote.</summary>
/// <param name="UnitId">Null is the whole community.</param>
public sealed record ChooseUnit(PersonId By, long? UnitId) : Act(By);

/// <summary>A deadline fell due. It carries no decision: the state decides whether anything is left to do.</summary>
public sealed record FallDue(DeadlineKind Kind) : Act(Clock)
{
    /// <summary>Nobody: person numbers start at 1.</summary>
    public static PersonId Clock { get; } = new(0);
}
