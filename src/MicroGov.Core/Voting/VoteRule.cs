using System.Collections.Immutable;

namespace MicroGov.Core.Voting;

/// <summary>Who has one vote.</summary>
public enum VoterBasis
{
    Person,
    Household,
}

/// <summary>
/// A rule, pinned when a vote opens. <c>simple</c>: one person one vote, more for than against, at least three voters;
/// a tie fails (南塘十三条, DOMAIN.md §1).
/// </summary>
/// <param name="Name">What <c>/openvote</c> calls it.</param>
/// <param name="MinimumVoters">Fewer counted ballots than this, abstentions included, and there is no quorum.</param>
/// <param name="Basis">Who has one vote.</param>
public sealed record VoteRule(string Name, int MinimumVoters, VoterBasis Basis = VoterBasis.Person)
{
    /// <summary>Telegram polls take twelve options; two are kept for against and abstain.</summary>
    public const int MostOptions = 10;

    public static VoteRule Simple { get; } = new("simple", 3);

    /// <summary>The same by household: the latest ballot of any of its members counts, and the roll is closed when the vote opens.</summary>
    public static VoteRule Household { get; } = new("household", 3, VoterBasis.Household);

    /// <summary>All that <c>/openvote</c> knows.</summary>
    public static ImmutableArray<VoteRule> All { get; } = [Simple, Household];

    /// <summary>The rule of this name, or null.</summary>
    public static VoteRule? Named(string name) =>
        All.FirstOrDefault(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Counts the ballots: a pure function of the ballot paper and what was cast.</summary>
    public VoteResult Count(IReadOnlyList<Choice> choices, Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var voters = tally.Counts.Sum();
        if (voters < MinimumVoters)
        {
            return new(Verdict.NoQuorum, null, tally);
        }

        var proposals = Enumerable.Range(0, choices.Count)
            .Where(i => choices[i].Kind is ChoiceKind.For or ChoiceKind.Option)
            .ToList();
        var against = Enumerable.Range(0, choices.Count)
            .Where(i => choices[i].Kind == ChoiceKind.Against)
            .Sum(i => tally.Counts[i]);
        var most = proposals.Max(i => tally.Counts[i]);
        var leaders = proposals.Where(i => tally.Counts[i] == most).ToList();

        return (most.CompareTo(against), leaders) switch
        {
            (< 0, _) => new(Verdict.Rejected, null, tally),
            (0, _) => new(most == 0 ? Verdict.Rejected : Verdict.Tied, null, tally),
            (_, [var winner]) => new(Verdict.Adopted, winner, tally),
            _ => new(Verdict.Tied, null, tally),
        };
    }
}
