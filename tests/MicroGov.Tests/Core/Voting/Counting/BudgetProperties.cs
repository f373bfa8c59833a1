using System.Text.Json;
using CsCheck;
using MicroGov.Core.Voting.Counting;

namespace MicroGov.Tests.Core.Voting.Counting;

public sealed class BudgetProperties
{
    private const int Elections = 1_000;

    [Fact]
    public void The_ceiling_is_never_exceeded_and_no_project_is_paid_twice() =>
        Gen.Select(RandomElections.Budgets, RandomElections.MaybeALot)
            .Sample(
                (election, lot) =>
                {
                    var (costs, ceiling, ballots) = election;
                    BudgetCount[] counts =
                    [
                        GreedyBudget.Count([.. costs], ceiling, ballots, lot),
                        EqualShares.Count([.. costs], ceiling, ballots, Completion.None, lot),
                        EqualShares.Count([.. costs], ceiling, ballots, Completion.Add1ThenGreedy, lot),
                    ];
                    Assert.All(
                        counts,
                        count =>
                        {
                            Assert.InRange(count.Spent, 0, ceiling);
                            Assert.Equal(count.Spent, count.Funded.Sum(one => costs[one.Project]));
                            Assert.Equal(count.Funded.Length, count.Funded.Select(one => one.Project).Distinct().Count());
                            Assert.True(count.IsDecided || lot is null);
                        });
                },
                iter: Elections);

    [Fact]
    public void Decided_and_completed_nothing_that_somebody_wants_still_fits() =>
        Gen.Select(RandomElections.Budgets, Gen.Int)
            .Sample(
                (election, seed) =>
                {
                    var (costs, ceiling, ballots) = election;
                    var count = EqualShares.Count([.. costs], ceiling, ballots, lot: Lot.Of($"{seed}"));
                    var wanted = ballots.Where(ballot => ballot.Weight > 0).SelectMany(ballot => ballot.Marking.Marks).Distinct();
                    Assert.All(
                        wanted.Except(count.Funded.Select(one => one.Project)),
                        project => Assert.True(costs[project] > ceiling - count.Spent));
                },
                iter: Elections);

    [Fact]
    public void The_order_and_grouping_of_ballots_changes_nothing() =>
        Gen.Select(RandomElections.Budgets, RandomElections.MaybeALot)
            .Sample(
                (election, lot) =>
                {
                    var (costs, ceiling, ballots) = election;
                    var regrouped = RandomElections.Regrouped(ballots);
                    Assert.Equal(
                        JsonSerializer.Serialize(EqualShares.Count([.. costs], ceiling, ballots, lot: lot)),
                        JsonSerializer.Serialize(EqualShares.Count([.. costs], ceiling, regrouped, lot: lot)));
                    Assert.Equal(
                        JsonSerializer.Serialize(GreedyBudget.Count([.. costs], ceiling, ballots, lot)),
                        JsonSerializer.Serialize(GreedyBudget.Count([.. costs], ceiling, regrouped, lot)));
                },
                iter: Elections);

    /// <summary>The definition of the paper's section 3, voter by voter, without groups and common denominators.</summary>
    [Fact]
    public void Shared_purses_buy_what_the_definition_buys() =>
        Gen.Select(RandomElections.Budgets, Gen.Int)
            .Sample(
                (election, seed) =>
                {
                    var (costs, ceiling, ballots) = election;
                    var count = EqualShares.Count([.. costs], ceiling, ballots, Completion.None, Lot.Of($"{seed}"));
                    Assert.Equal(
                        ByDefinition(costs, ceiling, ceiling, ballots, Lot.Of($"{seed}")),
                        count.Funded.Select(one => (one.Project, one.Price!.Value)));
                },
                iter: Elections);

    /// <summary>Step by step as published, none passed over; without the greedy end.</summary>
    [Fact]
    public void Raised_shares_buy_what_raising_them_one_by_one_buys() => Gen.Select(RandomElections.Budgets, Gen.Int).Sample(
        (election, seed) =>
        {
            var ((costs, ceiling, ballots), lot) = (election, Lot.Of($"{seed}"));
            var count = EqualShares.Count([.. costs], ceiling, ballots, lot: lot);
            Assert.Equal(
                RaisedOneByOne(costs, ceiling, ballots, lot),
                count.Funded.Where(one => one.By == FundedBy.EqualShares).Select(one => (one.Project, one.Price!.Value)));
        },
        iter: 300);

    private static List<(int Project, Fraction Price)> RaisedOneByOne(
        long[] costs, long ceiling, WeightedBallot[] ballots, Lot lot)
    {
        var (bought, voters) = (ByDefinition(costs, ceiling, ceiling, ballots, lot), WeightedBallot.Sum(ballots));
        var wanted = ballots.Where(ballot => ballot.Weight > 0).SelectMany(ballot => ballot.Marking.Marks).Distinct().ToList();
        var units = voters == 0 ? 0 : ceiling / voters / 100;
        var (money, step) =
            units == 0 ? (ceiling, Math.Max(1, ceiling / 100)) : (units * voters * 100, Math.Max(1, units / 100) * voters * 100);
        for (var raise = 0; raise < 500 && wanted.Exists(Fits); raise++)
        {
            money += step;
            var next = ByDefinition(costs, ceiling, money, ballots, lot);
            if (next.Sum(one => costs[one.Project]) > ceiling)
            {
                break;
            }

            bought = next;
        }

        return bought;

        bool Fits(int project) =>
            bought.TrueForAll(one => one.Project != project) && costs[project] + bought.Sum(one => costs[one.Project]) <= ceiling;
    }

    private static List<(int Project, Fraction Price)> ByDefinition(
        long[] costs, long ceiling, long shared, WeightedBallot[] ballots, Lot lot)
    {
        var voters = RandomElections.Regrouped(ballots).Select(ballot => ballot.Marking.Marks).ToList();
        var money = voters.ConvertAll(_ => Fraction.Of(shared, voters.Count));
        var bought = new List<(int Project, Fraction Price)>();
        while (true)
        {
            var best = Enumerable
                .Range(0, costs.Length)
                .Where(project => costs[project] <= ceiling)
                .Except(bought.Select(one => one.Project))
                .Select(project =>
                    (Project: project, Price: Price(costs[project], [.. Approvers(project).Select(voter => money[voter])]))
                )
                .Where(one => one.Price is not null)
                .OrderBy(one => Fraction.Of(one.Price!.Value.Numerator, one.Price.Value.Denominator * costs[one.Project]))
                .ThenBy(one => costs[one.Project]).ThenByDescending(one => Approvers(one.Project).Count())
                .ThenBy(one => lot.Order(costs.Length).IndexOf(one.Project))
                .FirstOrDefault();
            if (best.Price is not { } price)
            {
                return bought;
            }

            foreach (var voter in Approvers(best.Project))
            {
                money[voter] = money[voter] <= price ? Fraction.Of(0, 1) : Minus(money[voter], price);
            }

            bought.Add((best.Project, price));
        }

        IEnumerable<int> Approvers(int project) =>
            Enumerable.Range(0, voters.Count).Where(voter => voters[voter].Contains(project));
    }

    /// <summary>The least r with sum of min(r, money) = cost: the poorest pay all they have, the others r.</summary>
    private static Fraction? Price(long cost, Fraction[] money)
    {
        var (rest, sorted) = (Fraction.Of(cost, 1), money.Order().ToList());
        for (var poor = 0; poor < sorted.Count; poor++)
        {
            var equal = Fraction.Of(rest.Numerator, rest.Denominator * (sorted.Count - poor));
            if (equal <= sorted[poor])
            {
                return equal;
            }

            rest = Minus(rest, sorted[poor]);
        }

        return null;
    }

    private static Fraction Minus(Fraction from, Fraction take) =>
        Fraction.Of(
            (from.Numerator * take.Denominator) - (take.Numerator * from.Denominator), from.Denominator * take.Denominator);
}
