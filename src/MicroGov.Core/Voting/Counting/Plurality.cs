using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>One choice a ballot; the most votes win (first past the post).</summary>
public static class Plurality
{
    /// <param name="options">How many choices the ballot paper has, at least 1.</param>
    /// <exception cref="ArgumentException">A ballot is no choice (<see cref="MarkingRules.IsChoice"/>), or a weight is negative.</exception>
    public static OptionTotals Count(int options, ReadOnlySpan<WeightedBallot> ballots, Lot? lot = null)
    {
        WeightedBallot.Sum(ballots);
        var totals = new long[options];
        foreach (var (marking, weight) in ballots)
        {
            if (!MarkingRules.IsChoice(marking, options))
            {
                throw WeightedBallot.IllFormed(marking);
            }

            totals[marking.Choice] += weight;
        }

        return OptionTotals.Of(ImmutableArray.Create(totals), lot);
    }
}
