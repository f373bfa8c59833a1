using CsCheck;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;

namespace MicroGov.Tests.Core.Voting.Counting;

/// <summary>Small elections: few voters and options make ties, circles and exhausted ballots common.</summary>
internal static class RandomElections
{
    public static Gen<(int Options, WeightedBallot[] Ballots)> Rankings { get; } = Of(options =>
        from order in Gen.Shuffle(Enumerable.Range(0, options).ToArray())
        from listed in Gen.Int[1, options]
        select Marking.Of(order.AsSpan(0, listed)));

    public static Gen<(int Options, WeightedBallot[] Ballots)> Approvals { get; } = Of(options =>
        from order in Gen.Shuffle(Enumerable.Range(0, options).ToArray())
        from approved in Gen.Int[0, options]
        select Marking.Of(order.AsSpan(0, approved)));

    public static Gen<(int Options, WeightedBallot[] Ballots)> Scores { get; } =
        Of(options => Gen.Int[0, MarkingRules.MostScore].Array[options].Select(scores => Marking.Of(scores)));

    public static Gen<(int Options, WeightedBallot[] Ballots)> Choices { get; } =
        Of(options => Gen.Int[0, options - 1].Select(choice => (Marking)choice));

    public static Gen<(long[] Costs, long Ceiling, WeightedBallot[] Ballots)> Budgets { get; } =
        from election in Approvals
        from costs in Gen.Long[1, 12].Array[election.Options]
        from ceiling in Gen.Long[0, 30]
        from inUnits in Gen.Bool
        let scale = inUnits ? 100L : 1L
        select (costs.Select(cost => cost * scale).ToArray(), ceiling * scale, election.Ballots);

    /// <summary>Every third time none.</summary>
    public static Gen<Lot?> MaybeALot { get; } = Gen.Int[0, 999].Select(seed => seed % 3 == 0 ? null : Lot.Of($"{seed}"));

    /// <summary>The same ballots one by one, in another order.</summary>
    public static WeightedBallot[] Regrouped(WeightedBallot[] ballots) =>
    [
        .. ballots.Reverse().SelectMany(ballot => Enumerable.Repeat(ballot with { Weight = 1 }, (int)ballot.Weight)),
    ];

    private static Gen<(int Options, WeightedBallot[] Ballots)> Of(Func<int, Gen<Marking>> marking) =>
        from options in Gen.Int[1, 6]
        from ballots in Gen.Select(marking(options), Gen.Long[0, 4])
            .Select((mark, weight) => new WeightedBallot(mark, weight))
            .Array[0, 8]
        select (options, ballots);
}
