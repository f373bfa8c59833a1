using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using Kind = MicroGov.Core.Lifecycle.ActKind<MicroGov.Core.Voting.VotingSlice>;

namespace MicroGov.Core.Voting;

/// <summary>What can be done about a vote: by whom, where, and what decides.</summary>
internal static class VotingActs
{
    private static readonly ImmutableDictionary<Stage, Reason> Over = Right.Everywhere(Reason.VoteIsOver);

    /// <summary>What is open to residents.</summary>
    public static ImmutableArray<Kind> OfResidents { get; } =
    [
        Kind.Of<CastBallot>(BallotDecisions.Cast, Audience.Voters, Stage.Voting) with { Otherwise = Over },
        Kind.Of<TakeBackBallot>(BallotDecisions.TakeBack, Audience.Voters, Stage.Voting) with { Otherwise = Over },
        Kind.Of<GiveProxy>(ProxyDecisions.Give, Audience.Residents, Stage.Voting) with { Otherwise = Over },
        Kind.Of<TakeBackProxy>(ProxyDecisions.TakeBack, Audience.Residents, Stage.Voting) with { Otherwise = Over },
        Kind.Of<Recuse>(RecusalDecisions.Recuse, Audience.Residents, Stage.Voting) with { Otherwise = Over },
    ];

    /// <summary>What who leads does, and what answers it.</summary>
    public static ImmutableArray<Kind> OfLeaders { get; } =
    [
        Kind.Of<OpenVote>(OpeningDecisions.Open, Audience.Leaders, Stage.Discussing),
        Kind.Of<CloseVote>(ClosingDecisions.Close, Audience.Leaders, Stage.Voting),
        Kind.Of<NotePaper>(PaperDecisions.Note, Audience.Leaders, Stage.Voting) with { Otherwise = Over },
        Kind.Of<ConfirmPaper>(PaperDecisions.Confirm, Audience.Residents, Stage.Voting) with { Otherwise = Over },
        Kind.Of<VoidVote>(ClosingDecisions.Void, Audience.Moderators, Stage.Voting, Stage.Assigning),
    ];

    /// <summary>What nobody does by themselves.</summary>
    public static ImmutableArray<Kind> OfTheClock { get; } =
    [
        Kind.Of<StrikeBallot>(BallotDecisions.Strike, Audience.Clock),
    ];
}


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
