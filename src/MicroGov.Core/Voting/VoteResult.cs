using System.Collections.Immutable;

namespace MicroGov.Core.Voting;

public enum Verdict
{
    Adopted,
    Rejected,

    /// <summary>As many for as against, or two options level at the top. A tie fails.</summary>
    Tied,

    /// <summary>Too few voted.</summary>
    NoQuorum,
}

/// <summary>Ballots counted per choice, in the order of the ballot paper.</summary>
/// <param name="Counts">Ballots of people who could vote.</param>
/// <param name="KeptApart">Ballots of people outside the group, from a forwarded poll: kept, never counted.</param>
public sealed record Tally(ImmutableArray<int> Counts, int KeptApart = 0)
{
    public int Voters => Counts.Sum();

    public static Tally Empty(int choices) => new([.. Enumerable.Repeat(0, choices)]);
}

/// <summary>What the rule made of the tally.</summary>
/// <param name="Winner">The place of the winning choice on the ballot paper, when adopted.</param>
public sealed record VoteResult(Verdict Verdict, int? Winner, Tally Tally);
