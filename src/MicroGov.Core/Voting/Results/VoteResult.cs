using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting.Results;

public enum Verdict
{
    Adopted,
    Rejected,

    /// <summary>As many for as against, or two options level at the top. A tie fails.</summary>
    Tied,

    /// <summary>Too few voted.</summary>
    NoQuorum,

    /// <summary>A moderator declared it void.</summary>
    Void,

    /// <summary>No option passed; the two that lead are voted on once more.</summary>
    RunOff,
}

/// <summary>Ballots counted per choice, in the order of the ballot paper.</summary>
/// <param name="Counts">Ballots of people who could vote, of those that name one choice.</param>
/// <param name="KeptApart">Ballots of people outside the group or the unit, from a forwarded poll: kept, never counted.</param>
public sealed record Tally(ImmutableArray<int> Counts, int KeptApart = 0)
{
    /// <summary>Counted ballots that list marks, or whose choice is not told.</summary>
    public int Listed { get; init; }

    /// <summary>Ballots of people who left the group or were put out of it.</summary>
    public int Struck { get; init; }

    /// <summary>Ballots of people with an interest of their own.</summary>
    public int Recused { get; init; }

    /// <summary>Hundredths of a square metre behind each choice, where area weighs.</summary>
    public ImmutableArray<long> Areas { get; init; } = [];

    /// <summary>Shares behind each choice, where shares weigh.</summary>
    public ImmutableArray<long> Shares { get; init; } = [];

    /// <summary>Counted ballots.</summary>
    public int Voters => Counts.Sum() + Listed;

    public static Tally Empty(int choices) => new([.. Enumerable.Repeat(0, choices)]);

    /// <summary>How many, and not what: as long as nobody may see the leaning.</summary>
    public Tally Turnout() => new([], KeptApart) { Listed = Voters, Struck = Struck, Recused = Recused };
}

/// <summary>What a test looks at.</summary>
public enum TestKind
{
    /// <summary>Enough ballots at all.</summary>
    MinimumVoters,

    Quorum,

    /// <summary>Enough for it.</summary>
    Pass,

    /// <summary>More for it than against it.</summary>
    Lead,

    /// <summary>Objections to a consent: none may stand.</summary>
    Objections,
}

/// <summary>One test of the rule, with its numbers.</summary>
/// <param name="Got">What there was.</param>
/// <param name="Needed">The least that would do; of objections, the most.</param>
/// <param name="Of">What the fraction was of; 0 where there is none.</param>
/// <param name="Unit">The unit that had to meet it; null is all.</param>
public sealed record TestOutcome(TestKind Kind, WeightBasis Basis, long Got, long Needed, long Of = 0, long? Unit = null)
{
    [JsonIgnore]
    public bool IsMet => Kind == TestKind.Objections ? Got <= Needed : Got >= Needed;
}

/// <summary>What the rule made of the tally.</summary>
/// <param name="Winner">The place of the winning choice on the ballot paper, when adopted.</param>
public sealed record VoteResult(Verdict Verdict, int? Winner, Tally Tally)
{
    /// <summary>Every test, met or not, in the order in which they were made.</summary>
    public ImmutableArray<TestOutcome> Tests { get; init; } = [];

    /// <summary>The choices between which a lot was drawn.</summary>
    public ImmutableArray<int> Drawn { get; init; } = [];

    /// <summary>For a run-off: the two that are voted on again.</summary>
    public ImmutableArray<int> Finalists { get; init; } = [];

    /// <summary>By approval or score: the sum of each choice.</summary>
    public ImmutableArray<long>? Totals { get; init; }

    /// <summary>By instant run-off: round by round.</summary>
    public InstantRunoffCount? Rounds { get; init; }

    /// <summary>By Schulze: every pair.</summary>
    public SchulzeCount? Pairs { get; init; }

    /// <summary>Of a budget: what is funded.</summary>
    public BudgetCount? Budget { get; init; }

    /// <summary>Of a budget: what most approvals first would have funded.</summary>
    public BudgetCount? Greedy { get; init; }

    /// <summary>What was counted with those who said nothing, where they joined the majority.</summary>
    public Tally? WithSilence { get; init; }

    /// <summary>How it stood without those who said nothing, where they joined the majority.</summary>
    public VoteResult? WithoutSilence { get; init; }
}
