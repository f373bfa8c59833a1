using System.Collections.Immutable;
using System.Numerics;

namespace MicroGov.Core.Voting.Counting;

/// <summary>What becomes of money that equal shares leave over.</summary>
public enum Completion
{
    /// <summary>It stays unspent.</summary>
    None,

    /// <summary>
    /// Everybody's share is raised in steps while the outcome stays below the ceiling and something approved would still fit
    /// ("Add1", https://equalshares.net/implementation/computation); what is then left goes to most approvals first (Add1U).
    /// </summary>
    Add1ThenGreedy,
}

/// <summary>
/// The method of equal shares for participatory budgets, with approval ballots and cost as utility (Peters, Pierczyński and
/// Skowron, "Proportional Participatory Budgeting with Additive Utilities", NeurIPS 2021, https://arxiv.org/abs/2008.13276;
/// https://equalshares.net/implementation/computation). Everybody, also who approves of nothing, starts with the same share
/// of the ceiling. A project's approvers pay equally for it, and whoever has less pays all they have; the next project is the
/// one whose highest payment is the smallest part of its cost. At the same part the cheaper one is next, then the one with
/// more approvals, then the lot. All arithmetic is exact.
/// </summary>
public static class EqualShares
{
    /// <summary>One unit of currency in hundredths: the step of Add1.</summary>
    private const long Unit = 100;

    /// <summary>
    /// A share of more than 200 units is raised by whole units of about a hundredth of it, and not without end: a project with
    /// a single friend might need a million single steps. Shares come to several times their start before most approvals decide.
    /// </summary>
    private const int StepsPerShare = 100, MostRaises = 500;

    /// <param name="costs">Of each project in hundredths of the currency, more than 0; 1 to 14 projects.</param>
    /// <param name="ceiling">In hundredths; never exceeded.</param>
    /// <param name="lot">Null leaves a tie open, with what was funded before it.</param>
    /// <exception cref="ArgumentException">
    /// A cost or the ceiling is out of range, a ballot is no approval, or a weight is negative.
    /// </exception>
    public static BudgetCount Count(
        ImmutableArray<long> costs,
        long ceiling,
        ReadOnlySpan<WeightedBallot> ballots,
        Completion completion = Completion.Add1ThenGreedy,
        Lot? lot = null)
    {
        GreedyBudget.ThrowUnlessPriced(costs, ceiling);
        var shares = new Shares(costs, ceiling, ballots, lot);
        var count = shares.Spend(ceiling);
        if (completion == Completion.None || !count.IsDecided || shares.Voters == 0)
        {
            return count;
        }

        count = Raise(shares, count, costs, ceiling);
        return count.IsDecided ? GreedyBudget.Fill(count, costs, ceiling, shares.Approvals, lot) : count;
    }

    /// <summary>
    /// The outcome of the last step that the ceiling allows. While nothing new could be paid for even by purses that nothing
    /// was taken from, a step can only buy what was bought before or less: within the ceiling, with something left that fits.
    /// Such steps are passed over, ties and all, and only the last of them is spent.
    /// </summary>
    private static BudgetCount Raise(Shares shares, BudgetCount count, ImmutableArray<long> costs, long ceiling)
    {
        var (money, step) = Steps(ceiling, shares.Voters);
        var isBehind = false;
        for (var raise = 0; raise < MostRaises && SomethingFits(count, costs, ceiling, shares.Approvals); raise++)
        {
            money += step;
            if (raise < MostRaises - 1 && !shares.CouldBuyMoreThan(count, money))
            {
                isBehind = true;
                continue;
            }

            foreach (var amount in isBehind ? [money - step, money] : new[] { money })
            {
                var next = shares.Spend(amount);
                if (next.Spent > ceiling)
                {
                    return count;
                }

                if (!next.IsDecided)
                {
                    return count with { Level = next.Level };
                }

                count = next;
            }

            isBehind = false;
        }

        return count;
    }

    /// <summary>
    /// All shares together, before the first raise and what a raise adds. As published, the start is a whole number of units a
    /// voter. Where a voter has less than a unit, as when floor area votes, a raise is a hundredth of the ceiling.
    /// </summary>
    private static (BigInteger Money, BigInteger Step) Steps(long ceiling, long voters)
    {
        var unitsEach = ceiling / ((Int128)voters * Unit);
        return unitsEach == 0
            ? (ceiling, Math.Max(1, ceiling / StepsPerShare))
            : ((BigInteger)unitsEach * voters * Unit, BigInteger.Max(1, (BigInteger)unitsEach / StepsPerShare) * voters * Unit);
    }

    private static bool SomethingFits(
        BudgetCount count, ImmutableArray<long> costs, long ceiling, ImmutableArray<long> approvals) =>
        Enumerable.Range(0, costs.Length).Any(
            project => approvals[project] > 0 && !count.Has(project) && costs[project] <= ceiling - count.Spent);
}
