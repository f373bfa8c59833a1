using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>Options in order; the last is eliminated until one has more than half.</summary>
internal sealed class InstantRunoffMethod : ListMethod
{
    public override VotingMethod Method => VotingMethod.InstantRunoff;

    public override BallotForm Form => BallotForm.Ranking;

    public override VoteResult Count(Vote vote, BallotProfile ballots, string seed)
    {
        var rounds = InstantRunoff.Count(BallotPaper.Markable(vote), Papers(vote, ballots), LotOf(vote, seed));
        var last = rounds.Rounds.LastOrDefault(round => round.By == LastPlace.Lot);
        return Won(vote, Open(vote, ballots) with { Rounds = rounds, Drawn = last?.Drawn ?? [] }, rounds.Winner, rounds.Level);
    }
}
