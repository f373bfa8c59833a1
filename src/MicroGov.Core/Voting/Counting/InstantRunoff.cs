using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>
/// Instant run-off, also called alternative or ranked-choice voting: each ballot counts for the first of its options that
/// is still in; whoever has more than half of the ballots that still count wins, else the last leaves and it is counted
/// again. One leaves a round. When the last are level, the latest earlier round in which they differ decides, then the one
/// before it among those still level ("backward tie-break", as in Burlington's 2009 rule "1) Previous Round method 2) By
/// drawing lots"; O'Neill, "Tie-breaking with the single transferable vote", Voting matters 18, 2004), and then the lot.
/// Not monotone: ranking somebody higher can make them lose (Doron and Kronick, 1977).
/// </summary>
public static class InstantRunoff
{
    /// <param name="options">1 to 14.</param>
    /// <param name="lot">Null leaves a tie for the last place a tie, and the count without a winner.</param>
    /// <exception cref="ArgumentException">
    /// A ballot is no ranking (<see cref="MarkingRules.IsRanking"/>), or a weight is negative.
    /// </exception>
    public static InstantRunoffCount Count(int options, ReadOnlySpan<WeightedBallot> ballots, Lot? lot = null)
    {
        MarkingRules.ThrowUnlessListable(options);
        var all = WeightedBallot.Sum(ballots);
        ThrowUnlessRanked(options, ballots);
        var (stillIn, earlier) = ((1 << options) - 1, new List<long[]>());
        var rounds = ImmutableArray.CreateBuilder<InstantRunoffRound>();
        while (true)
        {
            var votes = Votes(options, ballots, stillIn);
            ImmutableArray<int> remaining = [.. Enumerable.Range(0, options).Where(option => (stillIn & (1 << option)) != 0)];
            var continuing = votes.Sum();
            var round = new InstantRunoffRound(
                remaining, [.. remaining.Select(option => votes[option])], all - continuing, null, LastPlace.None, []);
            if (continuing == 0)
            {
                return new([.. rounds, round], null, remaining);
            }

            var leader = remaining.MaxBy(option => votes[option]);
            if (votes[leader] > continuing - votes[leader])
            {
                return new([.. rounds, round], leader, []);
            }

            earlier.Add(votes);
            var (by, level) = Last(remaining, earlier);
            if (level.Length > 1 && lot is null)
            {
                return new([.. rounds, round], null, level);
            }

            var leaves = level.Length == 1 ? level[0] : lot!.Last(level);
            rounds.Add(level.Length == 1
                ? round with { Eliminated = leaves, By = by }
                : round with { Eliminated = leaves, By = LastPlace.Lot, Drawn = level });
            stillIn &= ~(1 << leaves);
        }
    }

    private static void ThrowUnlessRanked(int options, ReadOnlySpan<WeightedBallot> ballots)
    {
        foreach (var (marking, _) in ballots)
        {
            if (!MarkingRules.IsRanking(marking, options))
            {
                throw WeightedBallot.IllFormed(marking);
            }
        }
    }

    /// <summary>Votes of each option; nothing is allocated for a ballot.</summary>
    private static long[] Votes(int options, ReadOnlySpan<WeightedBallot> ballots, int stillIn)
    {
        var votes = new long[options];
        foreach (var (marking, weight) in ballots)
        {
            for (var i = 0; i < marking.Count; i++)
            {
                if ((stillIn & (1 << marking[i])) != 0)
                {
                    votes[marking[i]] += weight;
                    break;
                }
            }
        }

        return votes;
    }

    /// <summary>
    /// Who has the fewest votes, in this round and then in each before it; more than one when they never differed.
    /// </summary>
    private static (LastPlace By, ImmutableArray<int> Level) Last(ImmutableArray<int> remaining, List<long[]> rounds)
    {
        var level = Fewest(remaining, rounds[^1]);
        if (level.Length == 1)
        {
            return (LastPlace.Fewest, level);
        }

        for (var round = rounds.Count - 2; round >= 0 && level.Length > 1; round--)
        {
            level = Fewest(level, rounds[round]);
        }

        return (LastPlace.EarlierRound, level);
    }

    private static ImmutableArray<int> Fewest(ImmutableArray<int> among, long[] votes)
    {
        var fewest = among.Min(option => votes[option]);
        return [.. among.Where(option => votes[option] == fewest)];
    }
}
