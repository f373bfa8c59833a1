using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>0 to 5 for each option; the highest sum leads.</summary>
internal sealed class ScoreMethod : ListMethod
{
    public override VotingMethod Method => VotingMethod.Score;

    public override BallotForm Form => BallotForm.Scores;

    public override VoteResult Count(Vote vote, BallotProfile ballots, string seed) =>
        Leading(vote, ballots, Score.Count(BallotPaper.Markable(vote), Papers(vote, ballots), LotOf(vote, seed)));
}
