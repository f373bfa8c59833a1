using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>What was decided among fewer is discussed again, since more people are concerned now.</summary>
/// <param name="Advice">How the vote stood that ends by it.</param>
public sealed record AskedAgain(Stage To, DateTimeOffset Until, Tally? Advice = null) : StageEvent(To)
{
    internal override DateTimeOffset? StageEnds => Until;
}

/// <param name="Ceiling">For a budget: the most that may be spent, in hundredths.</param>
/// <param name="Lasts">How long it runs again when it is prolonged.</param>
public sealed record VoteOpened(
    Stage To, PersonId? By, VoteRule Rule, ImmutableArray<Choice> Choices, DateTimeOffset At, DateTimeOffset Until,
    int? Eligible, Roll? Roll = null, long? Ceiling = null, TimeSpan? Lasts = null) : StageEvent(To);

/// <param name="Choice">Null in a secret vote: that somebody voted is known, and not what.</param>
/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record BallotCast(PersonId By, int Round, Marking? Choice, bool Counted, long? Household = null) : AffairEvent
{
    /// <summary>Why it does not count.</summary>
    public BallotStanding? Apart { get; init; }

    /// <summary>Why somebody objects to a consent.</summary>
    public string? Reason { get; init; }

    /// <summary>The second person who has seen it, when it was on paper.</summary>
    public PersonId? Witness { get; init; }

    /// <summary>True when the household has given its vote to whoever cast this.</summary>
    public bool? ByProxy { get; init; }

    /// <summary>What a secret ballot chose: for the ballot box, never for the journal.</summary>
    public Marking? Sealed { get; init; }

    /// <summary>
    /// What a secret ballot's line in the published list will be called: for whoever cast it, not for the journal.
    /// </summary>
    public string? Receipt { get; init; }
}

/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record BallotTakenBack(PersonId By, int Round, long? Household = null) : AffairEvent;

/// <summary>Who cast it has left the group or was put out of it, so that it counts no longer.</summary>
/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record BallotStruck(PersonId By, int Round, long? Household = null) : AffairEvent;

/// <summary>A ballot on paper, which waits for a second person.</summary>
public sealed record PaperNoted(PersonId By, int Round, long Household, Marking Choice) : AffairEvent;

public sealed record ProxyGiven(PersonId By, int Round, long Household, PersonId To) : AffairEvent;

public sealed record ProxyTakenBack(PersonId By, int Round, long Household) : AffairEvent;

/// <summary>Somebody has an interest of their own in it: their ballot does not count, whether cast or not.</summary>
/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record VoterRecused(PersonId By, PersonId Who, int Round, string Reason, long? Household = null) : AffairEvent;

/// <param name="Needless">Nobody was written to: those who are missing could change nothing any more.</param>
public sealed record VotersReminded(bool? Needless = null) : AffairEvent;

/// <summary>Too few had voted, so everybody gets more time.</summary>
/// <param name="SoFar">Where nobody may see the leaning: only how many.</param>
/// <param name="SecondCall">It was called a second time, and fewer are enough now.</param>
public sealed record VoteProlonged(DateTimeOffset Until, Tally SoFar, bool SecondCall = false) : AffairEvent;

/// <param name="By">Null when the time was up.</param>
/// <param name="At">When it was counted.</param>
public sealed record VoteCounted(
    Stage To, PersonId? By, VoteResult Result, Outcome? Outcome, DateTimeOffset? ReopenUntil, DateTimeOffset? At = null)
        : StageEvent(To)
{
    internal override DateTimeOffset? StageEnds => DiscussUntil;

    internal override Outcome? EndsAs => Outcome;

    internal override DateTimeOffset? ReopensUntil => ReopenUntil;

    /// <summary>When a consent was blocked: how long it is discussed again.</summary>
    public DateTimeOffset? DiscussUntil { get; init; }

    /// <summary>Until then enough objections bring the debate back.</summary>
    public DateTimeOffset? ObjectUntil { get; init; }

    /// <summary>After a secret vote: every counted ballot under its receipt.</summary>
    public ImmutableArray<PublishedBallot>? Published { get; init; }
}

/// <summary>No option passed: the two that lead are voted on once more, by the same roll.</summary>
public sealed record RunOffOpened(
    PersonId? By, VoteResult First, ImmutableArray<Choice> Choices, DateTimeOffset At, DateTimeOffset Until) : AffairEvent
{
    /// <summary>After a secret round: every counted ballot under its receipt.</summary>
    public ImmutableArray<PublishedBallot>? Published { get; init; }
}

/// <summary>A moderator declared it void; it is discussed again.</summary>
public sealed record VoteVoided(Stage To, PersonId By, string Reason, DateTimeOffset Until) : StageEvent(To)
{
    internal override DateTimeOffset? StageEnds => Until;
}
