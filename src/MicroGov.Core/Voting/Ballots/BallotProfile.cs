using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting.Ballots;

/// <summary>Whether a ballot counts, or why not.</summary>
public enum BallotStanding
{
    Counted,

    /// <summary>Its voter was never in the group.</summary>
    Outsider,

    /// <summary>Its voter is in the group, and not of the unit that votes.</summary>
    OtherUnit,

    /// <summary>Its voter has left the group or was put out of it since.</summary>
    Left,

    /// <summary>Its voter has an interest of their own.</summary>
    Recused,
}

/// <summary>Equal ballots of one unit, counted together.</summary>
/// <param name="Unit">The unit of the households whose they are; 0 where people vote.</param>
/// <param name="Area">What they weigh together, in hundredths of a square metre.</param>
public sealed record BallotGroup(
    Marking Marking, BallotStanding Standing, int Voters, long Unit = 0, long Area = 0, long Shares = 0)
{
    public long Weight(WeightBasis basis) => basis switch
    {
        WeightBasis.Area => Area,
        WeightBasis.Share => Shares,
        _ => Voters,
    };
}

/// <summary>All ballots of a vote, equal ones together. In which order and in how many groups changes nothing.</summary>
public sealed record BallotProfile(ImmutableArray<BallotGroup> Groups)
{
    public static BallotProfile Empty { get; } = new([]);

    /// <summary>Puts equal ballots of one unit together.</summary>
    public static BallotProfile Of(IEnumerable<BallotGroup> ballots)
    {
        ArgumentNullException.ThrowIfNull(ballots);
        var sums = new Dictionary<(Marking, BallotStanding, long), (int Voters, long Area, long Shares)>();
        foreach (var ballot in ballots)
        {
            var key = (ballot.Marking, ballot.Standing, ballot.Unit);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
            sum = (sum.Voters + ballot.Voters, sum.Area + ballot.Area, sum.Shares + ballot.Shares);
        }

        return new(
        [
            .. sums.Select(one => new BallotGroup(
                one.Key.Item1, one.Key.Item2, one.Value.Voters, one.Key.Item3, one.Value.Area, one.Value.Shares)),
        ]);
    }

    public IEnumerable<BallotGroup> Counted => Groups.Where(group => group.Standing == BallotStanding.Counted);

    public int Voters => Counted.Sum(group => group.Voters);

    /// <summary>What stands behind each of so many choices, where one is named.</summary>
    public long[] PerChoice(int choices, WeightBasis basis)
    {
        var sums = new long[choices];
        foreach (var group in Counted.Where(group => !group.Marking.IsList))
        {
            sums[group.Marking.Choice] += group.Weight(basis);
        }

        return sums;
    }

    /// <summary>How many have one of these standings.</summary>
    public int Number(params ReadOnlySpan<BallotStanding> standings)
    {
        var sum = 0;
        foreach (var group in Groups)
        {
            sum += standings.Contains(group.Standing) ? group.Voters : 0;
        }

        return sum;
    }
}
