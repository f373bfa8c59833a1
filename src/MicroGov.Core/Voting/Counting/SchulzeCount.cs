using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Counting;

/// <summary>A Schulze count with what is needed to follow it by hand.</summary>
/// <param name="Preferred"><c>d[i][j]</c>: weight of the ballots that prefer i to j.</param>
/// <param name="Paths"><c>p[i][j]</c>: the strength of the strongest path from i to j; 0 when there is none.</param>
/// <param name="Ranking">Best first; in one place are those that nobody outside the places before is better than.</param>
/// <param name="Winner">Null when the first place is shared, and when there were no ballots.</param>
/// <param name="Level">Who shares the first place, when that left no winner; else empty.</param>
/// <param name="Drawn">Between whom a lot was drawn; empty when none was needed.</param>
public sealed record SchulzeCount(
    ImmutableArray<ImmutableArray<long>> Preferred,
    ImmutableArray<ImmutableArray<long>> Paths,
    ImmutableArray<ImmutableArray<int>> Ranking,
    int? Winner,
    ImmutableArray<int> Level,
    ImmutableArray<int> Drawn);
