using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Core.Voting.Counting;

/// <summary>Equal ballots, counted together.</summary>
/// <param name="Weight">How much they weigh in sum: voters, or hundredths of a square metre; never negative.</param>
public readonly record struct WeightedBallot(Marking Marking, long Weight)
{
    /// <summary>What all ballots weigh together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    /// <exception cref="OverflowException">
    /// More than a <see cref="long"/> holds; a million ballots of 10^7 each are far below.
    /// </exception>
    public static long Sum(ReadOnlySpan<WeightedBallot> ballots)
    {
        var sum = 0L;
        foreach (var ballot in ballots)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(ballot.Weight, nameof(ballots));
            sum = checked(sum + ballot.Weight);
        }

        return sum;
    }

    /// <summary>A ballot that should never have been cast is a fault, not something to count somehow.</summary>
    internal static ArgumentException IllFormed(Marking marking) => new($"The ballot {marking} does not fit the method.");
}
