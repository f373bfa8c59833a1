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
    public static VoteResult ByApproval(Vote vote, BallotProfile ballots, string seed) =>
        Leading(vote, ballots, Approval.Count(BallotPaper.Markable(vote), Papers(vote, ballots), LotOf(vote, seed)));

    public static VoteResult ByScore(Vote vote, BallotProfile ballots, string seed) =>
        Leading(vote, ballots, Score.Count(BallotPaper.Markable(vote), Papers(vote, ballots), LotOf(vote, seed)));

    public static VoteResult ByInstantRunoff(Vote vote, BallotProfile ballots, string seed)
    {
        var rounds = InstantRunoff.Count(BallotPaper.Markable(vote), Papers(vote, ballots), LotOf(vote, seed));
        var last = rounds.Rounds.LastOrDefault(round => round.By == LastPlace.Lot);
        return Won(vote, Open(vote, ballots) with { Rounds = rounds, Drawn = last?.Drawn ?? [] }, rounds.Winner, rounds.Level);
    }

    public static VoteResult BySchulze(Vote vote, BallotProfile ballots, string seed)
    {
        var pairs = Schulze.Count(BallotPaper.Markable(vote), Papers(vote, ballots), LotOf(vote, seed));
        return Won(vote, Open(vote, ballots) with { Pairs = pairs, Drawn = pairs.Drawn }, pairs.Winner, pairs.Level);
    }

    public static VoteResult OfBudget(Vote vote, BallotProfile ballots, string seed)
    {
        // Which projects fit cannot be left open, so a lot decides here whatever the rule says of ties.
        var (lot, papers) = (Lot.Of(seed), Papers(vote, ballots));
        ImmutableArray<long> costs = [.. vote.Choices.Take(BallotPaper.Markable(vote)).Select(choice => choice.Cost!.Value)];
        var shares = EqualShares.Count(costs, vote.Ceiling!.Value, papers, Completion.Add1ThenGreedy, lot);
        return Open(vote, ballots) with
        {
            Verdict = shares.Funded.IsEmpty ? Verdict.Rejected : Verdict.Adopted,
            Budget = shares,
            Greedy = GreedyBudget.Count(costs, vote.Ceiling.Value, papers, lot),
            Drawn = shares.Funded.Select(one => one.Drawn).FirstOrDefault(drawn => !drawn.IsEmpty, []),
        };
    }

    /// <summary>Nothing has won yet.</summary>
    private static VoteResult Open(Vote vote, BallotProfile ballots) => new(Verdict.Rejected, null, ballots.TallyOf(vote));

    private static Lot? LotOf(Vote vote, string seed) => vote.Rule.Tie == TieRule.Lot ? Lot.Of(seed) : null;

    private static VoteResult Leading(Vote vote, BallotProfile ballots, OptionTotals totals) =>
        Won(vote, Open(vote, ballots) with { Totals = totals.Totals, Drawn = totals.Drawn }, totals.Winner, totals.Level);

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
