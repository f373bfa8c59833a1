using System.Collections.Immutable;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>Projects with costs under a ceiling, by equal shares, with the greedy result beside it.</summary>
internal sealed class BudgetMethod : ListMethod
{
    public override VotingMethod Method => VotingMethod.Budget;

    public override BallotForm Form => BallotForm.Several;

    public override Refusal? Hindrance(VotingSlice affair, VoteRule rule, long? ceiling) =>
        affair.Options.IsEmpty ? new(Reason.ProjectsMissing)
        : affair.Options.FirstOrDefault(option => Price.In(option) is null) is { } free
            ? new Refusal(Reason.CostMissing).With("option", free)
        : ceiling is null ? new(Reason.CeilingMissing)
        : null;

    public override VoteResult Count(Vote vote, BallotProfile ballots, string seed)
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
}
