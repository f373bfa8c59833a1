using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>As many options as one can live with; the most approved leads.</summary>
internal sealed class ApprovalMethod : ListMethod
{
    public override VotingMethod Method => VotingMethod.Approval;

    public override BallotForm Form => BallotForm.Several;

    public override VoteResult Count(Vote vote, BallotProfile ballots, string seed) =>
        Leading(vote, ballots, Approval.Count(BallotPaper.Markable(vote), Papers(vote, ballots), LotOf(vote, seed)));
}
