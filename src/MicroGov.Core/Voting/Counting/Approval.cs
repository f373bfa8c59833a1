using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>
/// A ballot approves of as many options as it likes; the most approvals win (Brams and Fishburn, "Approval Voting",
/// American Political Science Review 72, 1978). An empty ballot adds to nobody.
/// </summary>
public static class Approval
{
    /// <param name="options">1 to 14.</param>
    /// <exception cref="ArgumentException">
    /// A ballot is no approval (<see cref="MarkingRules.IsApproval"/>), or a weight is negative.
    /// </exception>
    public static OptionTotals Count(int options, ReadOnlySpan<WeightedBallot> ballots, Lot? lot = null) =>
        OptionTotals.Of(Totals(options, ballots), lot);

    /// <summary>Approvals of each option.</summary>
    internal static ImmutableArray<long> Totals(int options, ReadOnlySpan<WeightedBallot> ballots)
    {
        MarkingRules.ThrowUnlessListable(options);
        WeightedBallot.Sum(ballots);
        var totals = new long[options];
        foreach (var (marking, weight) in ballots)
        {
            if (!MarkingRules.IsApproval(marking, options))
            {
                throw WeightedBallot.IllFormed(marking);
            }

            for (var i = 0; i < marking.Count; i++)
            {
                totals[marking[i]] += weight;
            }
        }

        return ImmutableArray.Create(totals);
    }
}
