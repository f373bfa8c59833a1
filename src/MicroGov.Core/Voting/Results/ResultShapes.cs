using System.Collections.Immutable;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting.Results;

/// <summary>
/// A result as journals keep it. Like every record here it never changes: a changed one is a new version, and so is every
/// event that it stands in.
/// </summary>
internal sealed record VoteResultV1(
    Verdict Verdict, int? Winner, TallyV1 Tally, ImmutableArray<TestOutcomeV1> Tests, ImmutableArray<int> Drawn,
    ImmutableArray<int> Finalists, ImmutableArray<long>? Totals, InstantRunoffCountV1? Rounds, SchulzeCountV1? Pairs,
    BudgetCountV1? Budget, BudgetCountV1? Greedy, TallyV1? WithSilence, VoteResultV1? WithoutSilence)
{
    public static VoteResultV1 Of(VoteResult result) => new(
        result.Verdict, result.Winner, TallyV1.Of(result.Tally), [.. result.Tests.Select(TestOutcomeV1.From)], result.Drawn,
        result.Finalists, result.Totals, InstantRunoffCountV1.Of(result.Rounds), SchulzeCountV1.Of(result.Pairs),
        BudgetCountV1.Of(result.Budget), BudgetCountV1.Of(result.Greedy),
        result.WithSilence is { } with ? TallyV1.Of(with) : null, result.WithoutSilence is { } without ? Of(without) : null);

    public VoteResult ToResult() => new(Verdict, Winner, Tally.ToTally())
    {
        Tests = [.. Tests.Select(one => one.ToOutcome())],
        Drawn = Drawn,
        Finalists = Finalists,
        Totals = Totals,
        Rounds = Rounds?.ToCount(),
        Pairs = Pairs?.ToCount(),
        Budget = Budget?.ToCount(),
        Greedy = Greedy?.ToCount(),
        WithSilence = WithSilence?.ToTally(),
        WithoutSilence = WithoutSilence?.ToResult(),
    };
}

internal sealed record TallyV1(
    ImmutableArray<int> Counts, int KeptApart, int Listed, int Struck, int Recused, ImmutableArray<long> Areas,
    ImmutableArray<long> Shares)
{
    public static TallyV1 Of(Tally tally) =>
        new(tally.Counts, tally.KeptApart, tally.Listed, tally.Struck, tally.Recused, tally.Areas, tally.Shares);

    public Tally ToTally() => new(Counts, KeptApart)
    {
        Listed = Listed, Struck = Struck, Recused = Recused, Areas = Areas, Shares = Shares,
    };
}

internal sealed record TestOutcomeV1(TestKind Kind, WeightBasis Basis, long Got, long Needed, long Of, long? Unit)
{
    public static TestOutcomeV1 From(TestOutcome test) => new(test.Kind, test.Basis, test.Got, test.Needed, test.Of, test.Unit);

    public TestOutcome ToOutcome() => new(Kind, Basis, Got, Needed, Of, Unit);
}
