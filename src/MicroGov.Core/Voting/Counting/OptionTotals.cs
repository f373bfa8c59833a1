using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>A sum for each option, and who has the most.</summary>
/// <param name="Totals">In the order of the ballot paper; in the unit of the weights, times the score where there is one.</param>
/// <param name="Winner">Null when the most is shared, and when nobody has anything: nobody wins on nothing.</param>
/// <param name="Level">Who shares the most, when that left no winner; else empty.</param>
/// <param name="Drawn">Between whom a lot was drawn; empty when none was needed.</param>
public sealed record OptionTotals(
    ImmutableArray<long> Totals, int? Winner, ImmutableArray<int> Level, ImmutableArray<int> Drawn)
{
    /// <summary>Finds the most.</summary>
    /// <param name="lot">Null leaves a tie a tie.</param>
    /// <exception cref="ArgumentException">There are no options.</exception>
    public static OptionTotals Of(ImmutableArray<long> totals, Lot? lot)
    {
        if (totals.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A count needs options.", nameof(totals));
        }

        var most = totals.Max();
        ImmutableArray<int> level = [.. Enumerable.Range(0, totals.Length).Where(option => totals[option] == most)];
        return (most, level, lot) switch
        {
            (0, _, _) => new(totals, null, level, []),
            (_, [var winner], _) => new(totals, winner, [], []),
            (_, _, null) => new(totals, null, level, []),
            _ => new(totals, lot.First(level), [], level),
        };
    }
}
