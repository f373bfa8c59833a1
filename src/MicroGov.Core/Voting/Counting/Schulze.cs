using System.Collections.Immutable;
using System.Numerics;

namespace MicroGov.Core.Voting.Counting;

/// <summary>
/// The Schulze method with winning votes (Schulze, "A new monotonic, clone-independent, reversal symmetric, and
/// Condorcet-consistent single-winner election method", Social Choice and Welfare 36, 2011, section 2). Options that a
/// ballot does not list are level with each other below those it lists. Whoever beats everybody one to one wins.
/// Monotone: raising the winner on a ballot, or a further ballot that lists the winner alone, never makes it lose. A further
/// ballot that lists the winner first and others after it can, as with nearly every method that elects the Condorcet
/// winner (Pérez, "The strong no show paradoxes", Social Choice and Welfare 18, 2001).
/// </summary>
public static class Schulze
{
    /// <param name="options">1 to 14.</param>
    /// <param name="lot">Null leaves a shared first place without a winner.</param>
    /// <exception cref="ArgumentException">
    /// A ballot is no ranking (<see cref="MarkingRules.IsRanking"/>), or a weight is negative.
    /// </exception>
    public static SchulzeCount Count(int options, ReadOnlySpan<WeightedBallot> ballots, Lot? lot = null)
    {
        MarkingRules.ThrowUnlessListable(options);
        var all = WeightedBallot.Sum(ballots);
        var preferred = Preferences(options, ballots);
        var paths = StrongestPaths(options, preferred);
        var ranking = Ranking(options, paths);
        var (tables, best) = ((Rows(options, preferred), Rows(options, paths)), ranking[0]);
        return (all, best, lot) switch
        {
            (0, _, _) => new(tables.Item1, tables.Item2, ranking, null, best, []),
            (_, [var winner], _) => new(tables.Item1, tables.Item2, ranking, winner, [], []),
            (_, _, null) => new(tables.Item1, tables.Item2, ranking, null, best, []),
            _ => new(tables.Item1, tables.Item2, ranking, lot.First(best), [], best),
        };
    }

    /// <summary><c>d</c> row by row; no entry can be more than all ballots together, whose sum is known to fit.</summary>
    private static long[] Preferences(int options, ReadOnlySpan<WeightedBallot> ballots)
    {
        var preferred = new long[options * options];
        foreach (var (marking, weight) in ballots)
        {
            if (!MarkingRules.IsRanking(marking, options))
            {
                throw WeightedBallot.IllFormed(marking);
            }

            var below = (1u << options) - 1;
            for (var i = 0; i < marking.Count; i++)
            {
                var row = preferred.AsSpan(marking[i] * options, options);
                below &= ~(1u << marking[i]);
                for (var rest = below; rest != 0; rest &= rest - 1)
                {
                    row[BitOperations.TrailingZeroCount(rest)] += weight;
                }
            }
        }

        return preferred;
    }

    /// <summary>The widest paths (Floyd and Warshall), as in the paper's section 2.3.</summary>
    private static long[] StrongestPaths(int options, long[] preferred)
    {
        var paths = new long[options * options];
        for (var i = 0; i < options; i++)
        {
            for (var j = 0; j < options; j++)
            {
                var (here, there) = (preferred[(i * options) + j], preferred[(j * options) + i]);
                paths[(i * options) + j] = here > there ? here : 0;
            }
        }

        for (var by = 0; by < options; by++)
        {
            for (var i = 0; i < options; i++)
            {
                for (var j = 0; j < options; j++)
                {
                    var round = Math.Min(paths[(i * options) + by], paths[(by * options) + j]);
                    ref var path = ref paths[(i * options) + j];
                    path = i == j ? 0 : Math.Max(path, round);
                }
            }
        }

        return paths;
    }

    /// <summary>Places of those whom nobody left is better than; the relation is transitive, so no place is empty.</summary>
    private static ImmutableArray<ImmutableArray<int>> Ranking(int options, long[] paths)
    {
        var ranking = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var left = Enumerable.Range(0, options).ToList();
        while (left.Count > 0)
        {
            ImmutableArray<int> best =
                [.. left.Where(i => left.TrueForAll(j => paths[(i * options) + j] >= paths[(j * options) + i]))];
            ranking.Add(best);
            left.RemoveAll(best.Contains);
        }

        return ranking.ToImmutable();
    }

    private static ImmutableArray<ImmutableArray<long>> Rows(int options, long[] table) =>
        [.. table.Chunk(options).Select(ImmutableArray.Create)];
}
