using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>
/// A ballot gives each option a score from 0 to 5; the highest sum wins (Smith, "Range voting", 2000,
/// https://rangevoting.org). With everybody scoring everything, the highest sum is the highest mean.
/// </summary>
public static class Score
{
    /// <param name="options">1 to 14.</param>
    /// <exception cref="ArgumentException">
    /// A ballot is no score (<see cref="MarkingRules.IsScore"/>), or a weight is negative.
    /// </exception>
    public static OptionTotals Count(int options, ReadOnlySpan<WeightedBallot> ballots, Lot? lot = null)
    {
        MarkingRules.ThrowUnlessListable(options);
        WeightedBallot.Sum(ballots);
        var totals = new long[options];
        foreach (var (marking, weight) in ballots)
        {
            if (!MarkingRules.IsScore(marking, options))
            {
                throw WeightedBallot.IllFormed(marking);
            }

            for (var option = 0; option < options; option++)
            {
                totals[option] = checked(totals[option] + (weight * marking[option]));
            }
        }

        return OptionTotals.Of(ImmutableArray.Create(totals), lot);
    }
}
