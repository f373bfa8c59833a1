using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>Sociocratic consent: not that all are for it, but that nobody has a reason against it.</summary>
internal sealed class ConsentMethod : VotingMethodKind
{
    public override VotingMethod Method => VotingMethod.Consent;

    public override BallotForm Form => BallotForm.OneChoice;

    public override VoteResult Count(Vote vote, BallotProfile ballots, string seed)
    {
        var tests = new Thresholds(vote, ballots);
        var tally = ballots.TallyOf(vote);
        var objections = tests.For(Thresholds.PlaceOf(vote, ChoiceKind.Against), WeightBasis.Head);
        var proposals = Thresholds.Proposals(vote);
        var leader = proposals.MaxBy(choice => tests.For(choice, WeightBasis.Head));
        var isLevel = proposals.Count(choice => tests.For(choice, WeightBasis.Head) == tests.For(leader, WeightBasis.Head)) > 1;
        var verdict = objections > 0 ? Verdict.Rejected : isLevel ? Verdict.Tied : Verdict.Adopted;
        return new(verdict, verdict == Verdict.Adopted ? leader : null, tally)
        {
            Tests = [new(TestKind.Objections, WeightBasis.Head, objections, 0)],
        };
    }
}
