using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>Options in order; every pair is compared.</summary>
internal sealed class SchulzeMethod : ListMethod
{
    public override VotingMethod Method => VotingMethod.Schulze;

    public override BallotForm Form => BallotForm.Ranking;

    public override VoteResult Count(Vote vote, BallotProfile ballots, string seed)
    {
        var pairs = Schulze.Count(BallotPaper.Markable(vote), Papers(vote, ballots), LotOf(vote, seed));
        return Won(vote, Open(vote, ballots) with { Pairs = pairs, Drawn = pairs.Drawn }, pairs.Winner, pairs.Level);
    }
}
