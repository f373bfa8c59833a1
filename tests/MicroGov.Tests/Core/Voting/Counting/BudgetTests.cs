using System.Collections.Immutable;
using System.Text.Json;
using MicroGov.Core.Voting.Counting;
using static MicroGov.Tests.Core.Voting.Counting.PublishedElections;

namespace MicroGov.Tests.Core.Voting.Counting;

public sealed class BudgetTests
{
    private static readonly ImmutableArray<long> OneEach = [1, 1, 1, 1, 1, 1, 1];

    /// <summary>
    /// AppEx_2 of https://github.com/COMSOC-Community/pabutools, tests/rules/test_rule.py, with a budget of 4 and costs of 1,
    /// 0.9, 2 and
    /// 1.09, here in thousandths, so that its step of 1/10 is one unit of currency. With cost as utility: without completion p0
    /// and p2,
    /// with raised shares p1 as well.
    /// </summary>
    private static readonly ImmutableArray<long> PabutoolsCosts = [1000, 900, 2000, 1090];

    private static readonly WeightedBallot[] PabutoolsBallots = Approvals((1, "A"), (2, "BCD"), (1, "C"));

    /// <summary>Lackner and Skowron, example 2.11: only a can be paid for, with 1/8 each; 23/24 are behind b.</summary>
    [Fact]
    public void The_running_example_with_four_seats_buys_a_at_an_eighth()
    {
        var count = EqualShares.Count(OneEach, 4, LacknerSkowron, Completion.None);

        var a = Assert.Single(count.Funded);
        Assert.Equal((0, 8, FundedBy.EqualShares, "1/8"), (a.Project, a.Approvals, a.By, a.Price.ToString()));
        Assert.Equal(1, count.Spent);
    }

    /// <summary>
    /// Lackner and Skowron, example 2.12: three seats; c at 1/5, then a at 13/40, of which two voters pay only what they have.
    /// </summary>
    [Fact]
    public void Example_2_12_buys_c_at_a_fifth_and_a_at_thirteen_fortieths()
    {
        var count = EqualShares.Count([1, 1, 1, 1], 3, Approvals((3, "CD"), (2, "AB"), (2, "AC"), (1, "BD")), Completion.None);

        Assert.Equal([(2, "1/5"), (0, "13/40")], count.Funded.Select(one => (one.Project, one.Price.ToString())));
    }

    [Fact]
    public void Money_that_no_group_can_spend_alone_is_left_without_completion()
    {
        var count = EqualShares.Count(PabutoolsCosts, 4000, PabutoolsBallots, Completion.None);

        Assert.Equal([(2, "2000/3"), (0, "1000")], count.Funded.Select(one => (one.Project, one.Price.ToString())));
        Assert.Equal(3000, count.Spent);
    }

    [Fact]
    public void Raised_shares_pay_for_one_more()
    {
        var count = EqualShares.Count(PabutoolsCosts, 4000, PabutoolsBallots);

        Assert.Equal([0, 1, 2], count.Funded.Select(one => one.Project).Order());
        Assert.All(count.Funded, one => Assert.Equal(FundedBy.EqualShares, one.By));
        Assert.Equal("450", count.Funded.Single(one => one.Project == 1).Price.ToString());
        Assert.Equal(3900, count.Spent);
    }

    /// <summary>Shares of 150 would pay for both at once, which is too much; so the more popular one is filled in.</summary>
    [Fact]
    public void What_raised_shares_cannot_spend_goes_to_most_approvals()
    {
        var count = EqualShares.Count([300, 150, 100], 390, Approvals((2, "A"), (1, "B"), (1, "")));

        Assert.Equal([(0, FundedBy.MostApprovals)], count.Funded.Select(one => (one.Project, one.By)));
    }

    /// <summary>
    /// With 10.00 each A is bought at 8.00 and B at 9.00, for who paid for A has only 2.00 left. Nothing new can be bought up to
    /// 17.00,
    /// when B comes to 5.50 for both; with 18.00 C would be bought, too, which is too much. D fits, but its friend never has
    /// 30.00.
    /// </summary>
    [Fact]
    public void Steps_that_buy_nothing_new_still_share_the_price_better()
    {
        var count = EqualShares.Count(
            [24_00, 11_00, 36_00, 30_00], 70_00, Approvals((2, "A"), (1, "AB"), (1, "B"), (2, "C"), (1, "D")));

        Assert.Equal(
            [(0, FundedBy.EqualShares, "800"), (1, FundedBy.EqualShares, "550"), (3, FundedBy.MostApprovals, "")],
            count.Funded.Select(one => (one.Project, one.By, one.Price.ToString()!)));
    }

    /// <summary>
    /// https://electowiki.org/wiki/Method_of_Equal_Shares, "Motivation": 51% want one list and 49% another; here of seven each,
    /// with money for six.
    /// </summary>
    [Fact]
    public void A_large_minority_gets_its_share()
    {
        ImmutableArray<long> costs = [.. Enumerable.Repeat(100_00L, 14)];
        var ballots = Approvals((51, "ABCDEFG"), (49, "HIJKLMN"));

        var (equal, greedy) = (
            EqualShares.Count(costs, 600_00, ballots, lot: Lot.Of("head")),
            GreedyBudget.Count(costs, 600_00, ballots, Lot.Of("head")));

        Assert.Equal((3, 3), (equal.Funded.Count(one => one.Project < 7), equal.Funded.Count(one => one.Project >= 7)));
        Assert.Equal(6, greedy.Funded.Count(one => one.Project < 7));
    }

    /// <summary>Approval voting with four seats: a, b, c and one of d and f (Lackner and Skowron, section 2.1).</summary>
    [Fact]
    public void Most_approvals_first_leaves_the_last_place_of_the_running_example_open()
    {
        var (open, lot) = (GreedyBudget.Count(OneEach, 4, LacknerSkowron), Lot.Of("head"));
        var drawn = GreedyBudget.Count(OneEach, 4, LacknerSkowron, lot);

        Assert.Equal([0, 1, 2], open.Funded.Select(one => one.Project).Order());
        Assert.Equal<int>([3, 5], open.Level);
        Assert.Equal(lot.First([3, 5]), drawn.Funded[^1].Project);
        Assert.Equal<int>([3, 5], drawn.Funded[^1].Drawn);
        Assert.True(drawn.IsDecided);
    }

    [Fact]
    public void What_does_not_fit_is_skipped_and_what_nobody_wants_is_not_funded()
    {
        var count = GreedyBudget.Count([70, 60, 20, 10], 100, Approvals((5, "AB"), (1, "BC"), (3, "C"), (4, "A")));

        Assert.Equal([0, 2], count.Funded.Select(one => one.Project));
        Assert.Equal(90, count.Spent);
    }

    [Fact]
    public void Level_projects_that_cost_the_same_wait_for_a_lot()
    {
        var ballots = Approvals((2, "AB"), (2, "BA"));
        var (open, drawn) = (
            EqualShares.Count([60, 60], 100, ballots), EqualShares.Count([60, 60], 100, ballots, lot: Lot.Of("head")));

        Assert.Empty(open.Funded);
        Assert.Equal<int>([0, 1], open.Level);
        Assert.Equal(Lot.Of("head").First([0, 1]), Assert.Single(drawn.Funded).Project);
        Assert.Equal<int>([0, 1], drawn.Funded[0].Drawn);
    }

    [Fact]
    public void At_the_same_part_of_the_cost_the_cheaper_is_first() =>
        Assert.Equal([1, 0], EqualShares.Count([60, 40], 100, Approvals((4, "AB"))).Funded.Select(one => one.Project));

    [Fact]
    public void Without_ballots_nothing_is_spent()
    {
        Assert.Empty(EqualShares.Count([60, 60], 100, []).Funded);
        Assert.Empty(GreedyBudget.Count([60, 60], 100, []).Funded);
    }

    [Fact]
    public void Nothing_is_free() => Assert.Throws<ArgumentOutOfRangeException>(() => EqualShares.Count([0], 100, []));

    [Fact]
    public void A_count_can_be_stored()
    {
        var json = JsonSerializer.Serialize(EqualShares.Count(PabutoolsCosts, 4000, PabutoolsBallots));
        var back = JsonSerializer.Deserialize<BudgetCount>(json)!;

        Assert.Contains("2000/3", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(back));
        Assert.Equal(667, back.Funded.Single(one => one.Project == 2).Price!.Value.RoundedUp());
    }
}
