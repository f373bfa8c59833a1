using System.Collections.Immutable;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>For, against or abstain; with options, one of them: the proposal that leads and passes.</summary>
internal sealed class PluralityMethod : VotingMethodKind
{
    public override VotingMethod Method => VotingMethod.Plurality;

    public override BallotForm Form => BallotForm.OneChoice;

    public override VoteResult Count(Vote vote, BallotProfile ballots, string seed)
    {
        var tests = new Thresholds(vote, ballots);
        var tally = ballots.TallyOf(vote);
        var basis = vote.Rule.Pass?.Bases[0] ?? vote.Rule.Weight;
        var proposals = Thresholds.Proposals(vote);
        var most = proposals.Max(choice => tests.For(choice, basis));
        var level = proposals.Where(choice => tests.For(choice, basis) == most).ToImmutableArray();
        // On another basis one of those that are level may pass, and the other not.
        ImmutableArray<int> leaders = [.. level.Where(choice => tests.Passing(choice).All(test => test.IsMet))];
        var against = tests.For(Thresholds.PlaceOf(vote, ChoiceKind.Against), basis);
        var passing = tests.Passing(leaders.IsEmpty ? level[0] : leaders[0]).ToImmutableArray();
        var result = new VoteResult(Verdict.Rejected, null, tally) { Tests = passing };
        if (!passing.All(test => test.IsMet))
        {
            return FinalistsOf(vote, proposals, tests, basis, seed) is ({ Length: 2 } finalists, var drawn)
                ? result with { Verdict = Verdict.RunOff, Finalists = finalists, Drawn = drawn }
                : most > 0 && most == against ? result with { Verdict = Verdict.Tied }
                : result;
        }

        return leaders switch
        {
            [var winner] => result with { Verdict = Verdict.Adopted, Winner = winner },
            _ when vote.Rule.Tie == TieRule.Lot =>
                result with { Verdict = Verdict.Adopted, Winner = Lot.Of(seed).First(leaders), Drawn = leaders },
            _ => result with { Verdict = Verdict.Tied },
        };
    }

    /// <summary>The two that lead, when more than two stood and somebody wants each of them.</summary>
    private static (ImmutableArray<int> Finalists, ImmutableArray<int> Drawn) FinalistsOf(
        Vote vote, List<int> proposals, Thresholds tests, WeightBasis basis, string seed)
    {
        // What is voted down needs no second round.
        var against = Thresholds.PlaceOf(vote, ChoiceKind.Against);
        if (!vote.Rule.RunOff || vote.IsRunOff || proposals.Count < 3 || vote.Rule.Pass is null
            || tests.Passing(against).All(test => test.IsMet))
        {
            return ([], []);
        }

        var found = RunOff.Finalists([.. proposals.Select(choice => tests.For(choice, basis))], Lot.Of(seed));
        return (
            [.. found.Options.Select(at => proposals[at]).Where(choice => tests.For(choice, basis) > 0).Order()],
            [.. found.Drawn.Select(at => proposals[at])]);
    }
}
