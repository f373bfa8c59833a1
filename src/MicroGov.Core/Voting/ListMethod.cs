using System.Collections.Immutable;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>
/// Ballots that list marks. "As it is" stands on the paper beside the options: when it wins, nothing is adopted.
/// </summary>
internal abstract class ListMethod : VotingMethodKind
{
    public override Refusal? Hindrance(VotingSlice affair, VoteRule rule, long? ceiling) =>
        affair.Options.Length < 2 ? new Refusal(Reason.OptionsMissing).With("rule", rule.Name) : null;

    /// <summary>Nothing has won yet.</summary>
    protected static VoteResult Open(Vote vote, BallotProfile ballots) => new(Verdict.Rejected, null, ballots.TallyOf(vote));

    /// <summary>Null where a tie fails.</summary>
    protected static Lot? LotOf(Vote vote, string seed) => vote.Rule.Tie == TieRule.Lot ? Lot.Of(seed) : null;

    /// <summary>Equal ballots together, each with what it weighs under the rule.</summary>
    protected static WeightedBallot[] Papers(Vote vote, BallotProfile ballots)
    {
        var weights = new Dictionary<Marking, long>();
        foreach (var group in ballots.Counted.Where(group => group.Marking.IsList))
        {
            weights[group.Marking] = weights.GetValueOrDefault(group.Marking) + group.Weight(vote.Rule.Weight);
        }

        return [.. weights.Select(paper => new WeightedBallot(paper.Key, paper.Value))];
    }

    /// <summary>Whoever has the most.</summary>
    protected static VoteResult Leading(Vote vote, BallotProfile ballots, OptionTotals totals) =>
        Won(vote, Open(vote, ballots) with { Totals = totals.Totals, Drawn = totals.Drawn }, totals.Winner, totals.Level);

    protected static VoteResult Won(Vote vote, VoteResult open, int? winner, ImmutableArray<int> level) => winner switch
    {
        null => open with { Verdict = level.Length > 1 && open.Tally.Listed > 0 ? Verdict.Tied : Verdict.Rejected },
        { } place when vote.Choices[place].Kind == ChoiceKind.Against => open,
        { } place => open with { Verdict = Verdict.Adopted, Winner = place },
    };
}
