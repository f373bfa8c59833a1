using System.Collections.Immutable;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>
/// Votes whose ballots list marks. "As it is" stands on the paper beside the options: when it wins, nothing is adopted.
/// </summary>
internal static class ListCounting
{
    public static VoteResult Count(Vote vote, BallotProfile ballots, string seed)
    {
        var lot = vote.Rule.Tie == TieRule.Lot ? Lot.Of(seed) : null;
        var papers = Papers(vote, ballots);
        var options = BallotPaper.Markable(vote);
        var open = new VoteResult(Verdict.Rejected, null, ballots.TallyOf(vote));
        switch (vote.Rule.Method)
        {
            case VotingMethod.Approval:
                return Leading(vote, open, Approval.Count(options, papers, lot));
            case VotingMethod.Score:
                return Leading(vote, open, Score.Count(options, papers, lot));
            case VotingMethod.InstantRunoff:
                var rounds = InstantRunoff.Count(options, papers, lot);
                var last = rounds.Rounds.LastOrDefault(round => round.By == LastPlace.Lot);
                return Won(vote, open with { Rounds = rounds, Drawn = last?.Drawn ?? [] }, rounds.Winner, rounds.Level);
            case VotingMethod.Schulze:
                var pairs = Schulze.Count(options, papers, lot);
                return Won(vote, open with { Pairs = pairs, Drawn = pairs.Drawn }, pairs.Winner, pairs.Level);
            default:
                return Fund(vote, open, papers, seed);
        }
    }

    private static VoteResult Fund(Vote vote, VoteResult open, WeightedBallot[] papers, string seed)
    {
        // Which projects fit cannot be left open, so a lot decides here whatever the rule says of ties.
        var lot = Lot.Of(seed);
        ImmutableArray<long> costs = [.. vote.Choices.Take(BallotPaper.Markable(vote)).Select(choice => choice.Cost!.Value)];
        var shares = EqualShares.Count(costs, vote.Ceiling!.Value, papers, Completion.Add1ThenGreedy, lot);
        return open with
        {
            Verdict = shares.Funded.IsEmpty ? Verdict.Rejected : Verdict.Adopted,
            Budget = shares,
            Greedy = GreedyBudget.Count(costs, vote.Ceiling.Value, papers, lot),
            Drawn = shares.Funded.Select(one => one.Drawn).FirstOrDefault(drawn => !drawn.IsEmpty, []),
        };
    }

    private static VoteResult Leading(Vote vote, VoteResult open, OptionTotals totals) =>
        Won(vote, open with { Totals = totals.Totals, Drawn = totals.Drawn }, totals.Winner, totals.Level);

    private static VoteResult Won(Vote vote, VoteResult open, int? winner, ImmutableArray<int> level) => winner switch
    {
        null => open with { Verdict = level.Length > 1 && open.Tally.Listed > 0 ? Verdict.Tied : Verdict.Rejected },
        { } place when vote.Choices[place].Kind == ChoiceKind.Against => open,
        { } place => open with { Verdict = Verdict.Adopted, Winner = place },
    };

    private static WeightedBallot[] Papers(Vote vote, BallotProfile ballots)
    {
        var weights = new Dictionary<Marking, long>();
        foreach (var group in ballots.Counted.Where(group => group.Marking.IsList))
        {
            weights[group.Marking] = weights.GetValueOrDefault(group.Marking) + group.Weight(vote.Rule.Weight);
        }

        return [.. weights.Select(paper => new WeightedBallot(paper.Key, paper.Value))];
    }
}
