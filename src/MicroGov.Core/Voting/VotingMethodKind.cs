using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>One way of choosing: how its ballots are filled in, what it needs to begin, and how it is counted.</summary>
internal abstract class VotingMethodKind
{
    public abstract VotingMethod Method { get; }

    public abstract BallotForm Form { get; }

    /// <summary>Why it cannot be opened; null: it can.</summary>
    /// <param name="ceiling">What may be spent, where that was said.</param>
    public virtual Refusal? Hindrance(VotingSlice affair, VoteRule rule, long? ceiling) => null;

    /// <summary>The result, when enough have voted.</summary>
    /// <param name="seed">What a lot is drawn from.</param>
    public abstract VoteResult Count(Vote vote, BallotProfile ballots, string seed);
}
