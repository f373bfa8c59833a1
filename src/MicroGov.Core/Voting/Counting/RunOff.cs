using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>Who goes on to the second round.</summary>
/// <param name="Options">The two, more votes first; fewer when a tie is left open.</param>
/// <param name="Level">Who shares the places still free; empty when two are found.</param>
/// <param name="Drawn">Between whom a lot was drawn; empty when none was needed.</param>
public sealed record Finalists(ImmutableArray<int> Options, ImmutableArray<int> Level, ImmutableArray<int> Drawn);

/// <summary>
/// The second round of a majority vote is between the two who had the most in the first (as for the French president:
/// Constitution du 4 octobre 1958, art. 7; whoever withdraws is not this count's affair).
/// </summary>
public static class RunOff
{
    private const int Places = 2;

    /// <summary>The two with the most votes; a tie for a place is broken by lot.</summary>
    /// <param name="totals">Of the first round, in the order of the ballot paper.</param>
    /// <param name="lot">Null leaves a tie a tie.</param>
    /// <exception cref="ArgumentException">Fewer than two options.</exception>
    public static Finalists Finalists(ImmutableArray<long> totals, Lot? lot = null)
    {
        if (totals.IsDefault || totals.Length < Places)
        {
            throw new ArgumentException("A run-off is between two.", nameof(totals));
        }

        ImmutableArray<int> found = [];
        var ranked = Enumerable.Range(0, totals.Length).GroupBy(option => totals[option]).OrderByDescending(group => group.Key);
        foreach (var shared in ranked)
        {
            ImmutableArray<int> level = [.. shared];
            var free = Places - found.Length;
            if (level.Length > free)
            {
                return lot is null ? new(found, level, []) : new([.. found, .. lot.Sorted(level).Take(free)], [], level);
            }

            found = [.. found, .. level];
            if (found.Length == Places)
            {
                break;
            }
        }

        return new(found, [], []);
    }
}
