using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>
/// Most approvals first; what no longer fits is skipped, as most cities do it ("utilitarian greedy", Talmon and
/// Faliszewski, "A framework for approval-based budgeting methods", AAAI 2019). A project that nobody approves of is not
/// funded. Level projects that all fit are all funded, whatever their order; else the lot says in which order they are tried.
/// </summary>
public static class GreedyBudget
{
    /// <param name="costs">Of each project in hundredths of the currency, more than 0; 1 to 14 projects.</param>
    /// <param name="ceiling">In hundredths; never exceeded.</param>
    /// <param name="lot">Null leaves a tie open, with what was funded before it.</param>
    /// <exception cref="ArgumentException">
    /// A cost or the ceiling is out of range, a ballot is no approval, or a weight is negative.
    /// </exception>
    public static BudgetCount Count(
        ImmutableArray<long> costs, long ceiling, ReadOnlySpan<WeightedBallot> ballots, Lot? lot = null)
    {
        ThrowUnlessPriced(costs, ceiling);
        return Fill(BudgetCount.Empty, costs, ceiling, Approval.Totals(costs.Length, ballots), lot);
    }

    /// <summary>Spends what is left in the same way.</summary>
    internal static BudgetCount Fill(
        BudgetCount spent, ImmutableArray<long> costs, long ceiling, ImmutableArray<long> approvals, Lot? lot)
    {
        var byApprovals = Enumerable.Range(0, costs.Length)
            .Where(project => approvals[project] > 0 && !spent.Has(project))
            .GroupBy(project => approvals[project])
            .OrderByDescending(group => group.Key);
        foreach (var level in byApprovals)
        {
            ImmutableArray<int> fitting = [.. level.Where(project => costs[project] <= ceiling - spent.Spent)];
            var together = fitting.Aggregate((Int128)0, (sum, project) => sum + costs[project]) <= ceiling - spent.Spent;
            if (!together && lot is null)
            {
                return spent with { Level = fitting };
            }

            foreach (var project in together ? fitting : lot!.Sorted(fitting))
            {
                if (costs[project] <= ceiling - spent.Spent)
                {
                    spent = spent.With(new(
                        project, costs[project], approvals[project], FundedBy.MostApprovals, null, together ? [] : fitting));
                }
            }
        }

        return spent;
    }

    internal static void ThrowUnlessPriced(ImmutableArray<long> costs, long ceiling)
    {
        MarkingRules.ThrowUnlessListable(costs.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(ceiling);
        foreach (var cost in costs)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cost, nameof(costs));
        }
    }
}
