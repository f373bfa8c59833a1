using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>Why just this one was eliminated.</summary>
public enum LastPlace
{
    /// <summary>Nobody was: the round has a winner, or a tie for last was left open.</summary>
    None,

    /// <summary>Fewest votes.</summary>
    Fewest,

    /// <summary>Level with others, but had fewer votes than they in an earlier round.</summary>
    EarlierRound,

    /// <summary>Level in every round; a lot was drawn.</summary>
    Lot,
}

/// <summary>One round of instant run-off.</summary>
/// <param name="Remaining">Who is still in, in the order of the ballot paper.</param>
/// <param name="Votes">Of each of <paramref name="Remaining"/>.</param>
/// <param name="Exhausted">Weight of the ballots that list nobody who is still in.</param>
/// <param name="Eliminated">Who leaves after this round; null in the last one.</param>
/// <param name="By">How the last place was found.</param>
/// <param name="Drawn">Between whom a lot was drawn; empty when none was needed.</param>
public sealed record InstantRunoffRound(
    ImmutableArray<int> Remaining, ImmutableArray<long> Votes, long Exhausted, int? Eliminated,
    LastPlace By, ImmutableArray<int> Drawn);

/// <summary>An instant run-off, round by round.</summary>
/// <param name="Winner">Null when a tie was left open, and when there were no ballots.</param>
/// <param name="Level">Who shares the last place of the last round, when that left no winner; else empty.</param>
public sealed record InstantRunoffCount(ImmutableArray<InstantRunoffRound> Rounds, int? Winner, ImmutableArray<int> Level);
