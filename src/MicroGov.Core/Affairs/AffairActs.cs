using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Affairs;

public sealed record Raise(PersonId By, string Title, string Description, ImmutableArray<string> Photos) : Act(By);

/// <summary>Moves the end of whatever runs now: the discussion, the vote or the work.</summary>
public sealed record Extend(PersonId By, TimeSpan Longer) : Act(By);

public sealed record DeclareUrgent(PersonId By) : Act(By);

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
public sealed record FallDue(DeadlineKind Kind) : Act(PersonId.Clock);
