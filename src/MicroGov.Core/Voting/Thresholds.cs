using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>
/// The tests that a rule puts to the ballots of a vote: quorum and passing, on every basis, in every unit that must meet
/// them.
/// </summary>
internal sealed class Thresholds(Vote vote, BallotProfile ballots)
{
    private readonly int abstain = PlaceOf(vote, ChoiceKind.Abstain);

    public static int PlaceOf(Vote vote, ChoiceKind kind)
    {
        for (var place = 0; place < vote.Choices.Length; place++)
        {
            if (vote.Choices[place].Kind == kind)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The places of what can be adopted.</summary>
    public static List<int> Proposals(Vote vote) =>
    [
        .. Enumerable.Range(0, vote.Choices.Length)
            .Where(place => vote.Choices[place].Kind is ChoiceKind.For or ChoiceKind.Option),
    ];

    /// <summary>Enough ballots, and enough of the roll.</summary>
    public IEnumerable<TestOutcome> Turnout()
    {
        yield return new(TestKind.MinimumVoters, WeightBasis.Head, ballots.Voters, vote.Rule.MinimumVoters);
        if (vote.Quorum is not { } quorum)
        {
            yield break;
        }

        foreach (var (unit, basis) in Places(quorum))
        {
            var got = WeightCast(basis, unit, withAbstentions: quorum.CountsAbstentions);
            yield return Reached(TestKind.Quorum, quorum, basis, got, Whole(basis, unit), unit);
        }
    }

    /// <summary>Enough for one of the choices.</summary>
    public IEnumerable<TestOutcome> Passing(int choice)
    {
        if (vote.Rule.Pass is not { } pass)
        {
            var against = PlaceOf(vote, ChoiceKind.Against);
            yield return new(TestKind.Lead, vote.Rule.Weight, For(choice, vote.Rule.Weight), For(against, vote.Rule.Weight) + 1);
            yield break;
        }

        foreach (var (unit, basis) in Places(pass))
        {
            var whole = pass.Among switch
            {
                Among.All => Whole(basis, unit),
                Among.Participating => WeightCast(basis, unit, withAbstentions: true),
                _ => WeightCast(basis, unit, withAbstentions: false),
            };
            yield return Reached(TestKind.Pass, pass, basis, For(choice, basis, unit), whole, unit);
        }
    }

    /// <summary>What stands behind a choice.</summary>
    public long For(int choice, WeightBasis basis, long? unit = null) => Within(unit)
        .Where(group => !group.Marking.IsList && group.Marking.Choice == choice).Sum(group => group.Weight(basis));

    private static TestOutcome Reached(
        TestKind kind, Requirement required, WeightBasis basis, long got, long whole, long? unit) =>
        // Nothing of nothing is no majority.
        new(kind, basis, got, Math.Max(1, required.Of.LeastOf(whole, required.Strict)), whole, unit);

    private IEnumerable<(long? Unit, WeightBasis Basis)> Places(Requirement required)
    {
        long?[] units = vote.Rule.InEachUnit && vote.Roll is { } roll
            ? [null, .. roll.Parts.Select(part => (long?)part.Under).Distinct()]
            : [null];
        return units.SelectMany(unit => required.Bases.Select(basis => (unit, basis)));
    }

    private long WeightCast(WeightBasis basis, long? unit, bool withAbstentions) => Within(unit)
        .Where(group => withAbstentions || group.Marking.IsList || group.Marking.Choice != abstain)
        .Sum(group => group.Weight(basis));

    /// <summary>Who has an interest of their own is not asked.</summary>
    private long Whole(WeightBasis basis, long? unit) => vote.Roll is { } roll
        ? roll.Weight(basis, unit) - Within(unit, BallotStanding.Recused).Sum(group => group.Weight(basis))
        : (vote.Eligible ?? 0) - vote.Recused.Count;

    private IEnumerable<BallotGroup> Within(long? unit, BallotStanding standing = BallotStanding.Counted)
    {
        var such = ballots.Groups.Where(group => group.Standing == standing);
        if (unit is null)
        {
            return such;
        }

        var inside = vote.Roll!.Parts.Where(part => part.Under == unit).Select(part => part.UnitId).ToHashSet();
        return such.Where(group => inside.Contains(group.Unit));
    }
}
