using System.Collections.Immutable;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>What a decision about a vote needs to know beyond the vote itself, looked up beforehand.</summary>
public sealed record VoteFacts
{
    /// <summary>The ballot that the one who acts has given in the running vote.</summary>
    public Ballot? OwnBallot { get; init; }

    /// <summary>Where households vote: those that the one who acts can vote for.</summary>
    public ImmutableArray<HouseholdBallot> Households { get; init; } = [];

    /// <summary>Where households vote: why the one who acts can vote for none.</summary>
    public Reason? NoVote { get; init; }

    /// <summary>The running vote's ballots so far; needed only by what may end a vote.</summary>
    public BallotProfile? Ballots { get; init; }

    /// <summary>In a secret vote that may end now: its ballots without their voters, in the order of their receipts.</summary>
    public ImmutableArray<PublishedBallot>? Published { get; init; }

    /// <summary>The service has no place for the key of a secret vote.</summary>
    public bool NoKeyFolder { get; init; }

    /// <summary>A secret vote whose ballots nobody can open at the moment: the service lacks their key.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The affair's journal as far as it goes: what a lot is drawn from.</summary>
    public string JournalHead { get; init; } = "";

    /// <summary>The rule that a vote would be opened under; null when there is none of the name that was asked for.</summary>
    public VoteRule? Rule { get; init; }

    /// <summary>People in the group without the bot; needed only by what may open a vote.</summary>
    public int? Eligible { get; init; }

    /// <summary>Where households would vote: who is on the roll.</summary>
    public Roll? Roll { get; init; }

    /// <summary>There are households, on the roll or not.</summary>
    public bool AnyHouseholds { get; init; }

    /// <summary>Households of the roll whose floor area is not known.</summary>
    public int WithoutArea { get; init; }

    /// <summary>Households of the roll whose shares are not known.</summary>
    public int WithoutShares { get; init; }

    /// <summary>For a secret ballot: new receipts, one for each of <see cref="Households"/>, or one for a person.</summary>
    public ImmutableArray<string> Receipts { get; init; } = [];

    /// <summary>The household that a ballot on paper is of; null when it is not on the roll.</summary>
    public HouseholdBallot? OnPaper { get; init; }

    /// <summary>Who would hold a proxy can vote themselves.</summary>
    public bool HolderIsOnRoll { get; init; }

    /// <summary>Who would hold a proxy lives in the household that gives it.</summary>
    public bool HolderLivesThere { get; init; }
}
