using System.Collections.Immutable;
using System.Numerics;

namespace MicroGov.Core.Voting.Counting;

/// <summary>
/// The voters of one equal-shares count, who can be given any amount of money to spend. Ballots that approve of the same
/// projects are one group, so that at most 2^14 groups are looked at, however many ballots there are.
/// </summary>
internal sealed class Shares
{
    private readonly ImmutableArray<long> costs;
    private readonly Lot? lot;
    private readonly (int Approved, long Weight)[] groups;

    /// <summary>What the ceiling can pay at all, and somebody approves of.</summary>
    private readonly ImmutableArray<int> candidates;

    public Shares(ImmutableArray<long> costs, long ceiling, ReadOnlySpan<WeightedBallot> ballots, Lot? lot)
    {
        (this.costs, this.lot) = (costs, lot);
        Voters = WeightedBallot.Sum(ballots);
        Approvals = Approval.Totals(costs.Length, ballots);
        var weights = new long[1 << costs.Length];
        foreach (var (marking, weight) in ballots)
        {
            var approved = 0;
            for (var i = 0; i < marking.Count; i++)
            {
                approved |= 1 << marking[i];
            }

            weights[approved] += weight;
        }

        groups = [.. weights.Index().Where(group => group is { Index: > 0, Item: > 0 })];
        candidates = [.. Enumerable.Range(0, costs.Length).Where(project => costs[project] <= ceiling && Approvals[project] > 0)];
    }

    /// <summary>Weight of all ballots, also of those that approve of nothing.</summary>
    public long Voters { get; }

    /// <summary>Weight behind each project.</summary>
    public ImmutableArray<long> Approvals { get; }

    /// <summary>Gives everybody the same part of the money and lets them buy; completes nothing.</summary>
    /// <param name="money">In hundredths of the currency; more than the ceiling while shares are raised.</param>
    public BudgetCount Spend(BigInteger money)
    {
        var (count, left) = (BudgetCount.Empty, candidates.ToList());
        var purses = new Purses(groups, money, Voters);
        while (left.Count > 0)
        {
            var offers = purses.Offers(left, costs);
            left.RemoveAll(project => offers.All(offer => offer.Project != project));
            if (offers.Count == 0)
            {
                break;
            }

            var level = Best(offers);
            if (level.Length > 1 && lot is null)
            {
                return count with { Level = level };
            }

            var next = level.Length == 1 ? level[0] : lot!.First(level);
            var price = purses.Pay(offers.Single(offer => offer.Project == next));
            var drawn = level.Length == 1 ? [] : level;
            count = count.With(new(next, costs[next], Approvals[next], FundedBy.EqualShares, price, drawn));
            left.Remove(next);
        }

        return count;
    }

    /// <summary>Whether full shares of the money behind any other project come to its cost.</summary>
    public bool CouldBuyMoreThan(BudgetCount count, BigInteger money) =>
        candidates.Any(project => !count.Has(project) && money * Approvals[project] >= (BigInteger)costs[project] * Voters);

    /// <summary>Least part of the cost, then least cost, then most approvals.</summary>
    private ImmutableArray<int> Best(List<Offer> offers)
    {
        var least = offers.Min(offer => offer.Part);
        var level = offers.Where(offer => offer.Part == least).Select(offer => offer.Project).ToList();
        var cheapest = level.Min(project => costs[project]);
        level.RemoveAll(project => costs[project] > cheapest);
        var most = level.Max(project => Approvals[project]);
        return [.. level.Where(project => Approvals[project] == most)];
    }
}
