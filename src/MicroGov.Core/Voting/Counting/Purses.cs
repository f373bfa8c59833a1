using System.Numerics;
using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Core.Voting.Counting;

/// <summary>A project that its approvers can pay for.</summary>
/// <param name="Rest">What those pay together who pay the full price, in the purses' unit.</param>
/// <param name="Payers">Their weight.</param>
/// <param name="Part">The full price as a part of the cost, times the purses' unit: comparable within one turn.</param>
internal sealed record Offer(int Project, BigInteger Rest, long Payers, Fraction Part);

/// <summary>
/// What voters still have. All amounts have one denominator, which grows by a factor with each purchase, so that they are
/// compared as whole numbers. Voters who paid for the same projects have the same left and share a purse.
/// </summary>
internal sealed class Purses
{
    private readonly (int Approved, long Weight)[] groups;

    /// <summary>Which purse each group has.</summary>
    private readonly int[] purseOf;

    /// <summary>Numerators over <see cref="unit"/>, in ascending order.</summary>
    private BigInteger[] purses;

    private BigInteger unit;

    public Purses((int Approved, long Weight)[] groups, BigInteger money, long voters)
    {
        this.groups = groups;
        purseOf = new int[groups.Length];
        (purses, unit) = ([money], voters);
    }

    /// <summary>Those of the projects that can be paid for; the others never will, because purses only shrink.</summary>
    public List<Offer> Offers(List<int> projects, IReadOnlyList<long> costs)
    {
        var weights = WeightsBehind(projects);
        var offers = new List<Offer>();
        for (var i = 0; i < projects.Count; i++)
        {
            if (OfferFor(projects[i], costs[projects[i]], weights.AsSpan(i * purses.Length, purses.Length)) is { } offer)
            {
                offers.Add(offer);
            }
        }

        return offers;
    }

    /// <summary>Takes the price out of the purses.</summary>
    /// <returns>The most that a voter paid, in hundredths of the currency.</returns>
    public Fraction Pay(Offer offer)
    {
        var price = Fraction.Of(offer.Rest, unit * offer.Payers);
        var factor = price.Denominator / BigInteger.GreatestCommonDivisor(price.Denominator, unit);
        unit *= factor;
        var toPay = price.Numerator * (unit / price.Denominator);
        var before = purses.Length;
        var amounts = new BigInteger[2 * before];
        for (var purse = 0; purse < before; purse++)
        {
            amounts[purse] = purses[purse] * factor;
            amounts[before + purse] = BigInteger.Max(0, amounts[purse] - toPay);
        }

        for (var group = 0; group < groups.Length; group++)
        {
            purseOf[group] += (groups[group].Approved & (1 << offer.Project)) != 0 ? before : 0;
        }

        Arrange(amounts);
        return price;
    }

    /// <summary>Who has least pays all they have, until the others can share the rest equally.</summary>
    private Offer? OfferFor(int project, long cost, ReadOnlySpan<long> weights)
    {
        var (rest, payers) = (cost * unit, 0L);
        foreach (var weight in weights)
        {
            payers += weight;
        }

        for (var purse = 0; purse < weights.Length && payers > 0; purse++)
        {
            if (weights[purse] == 0)
            {
                continue;
            }

            if (rest <= purses[purse] * payers)
            {
                return new(project, rest, payers, Fraction.Of(rest, (BigInteger)payers * cost));
            }

            rest -= purses[purse] * weights[purse];
            payers -= weights[purse];
        }

        return null;
    }

    /// <summary>For each project in turn, the weight of its approvers at each purse.</summary>
    private long[] WeightsBehind(List<int> projects)
    {
        var weights = new long[projects.Count * purses.Length];
        var wanted = projects.Aggregate(0, (mask, project) => mask | (1 << project));
        Span<int> rowOf = stackalloc int[Marking.MostMarks];
        for (var i = 0; i < projects.Count; i++)
        {
            rowOf[projects[i]] = i * purses.Length;
        }

        for (var group = 0; group < groups.Length; group++)
        {
            for (var rest = groups[group].Approved & wanted; rest != 0; rest &= rest - 1)
            {
                weights[rowOf[BitOperations.TrailingZeroCount(rest)] + purseOf[group]] += groups[group].Weight;
            }
        }

        return weights;
    }

    /// <summary>Sorts the amounts that somebody has and merges equal ones.</summary>
    private void Arrange(BigInteger[] amounts)
    {
        var used = new bool[amounts.Length];
        foreach (var purse in purseOf)
        {
            used[purse] = true;
        }

        purses = [.. amounts.Where((_, purse) => used[purse]).Distinct().Order()];
        var place = purses.Index().ToDictionary(one => one.Item, one => one.Index);
        var moved = Array.ConvertAll(amounts, amount => place.GetValueOrDefault(amount));
        for (var group = 0; group < purseOf.Length; group++)
        {
            purseOf[group] = moved[purseOf[group]];
        }
    }
}
