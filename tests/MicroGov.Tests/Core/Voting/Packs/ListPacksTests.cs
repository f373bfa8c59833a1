using static MicroGov.Core.Voting.Results.Verdict;
using static MicroGov.Tests.Core.Voting.Packs.PackVote;

namespace MicroGov.Tests.Core.Voting.Packs;

/// <summary>Packs whose ballots list marks, computed by hand. "As it is" stands behind the options.</summary>
public sealed class ListPacksTests
{
    [Fact]
    public void The_most_approved_wins()
    {
        // Lamp 3, bench 2, as it is 1.
        var result = Lists(Pack("approval"), ["Lamp", "Bench"], null, (2, [0, 1]), (1, [0]), (1, [2]));
        Assert.Equal((Adopted, 0), (result.Verdict, result.Winner));
        Assert.Equal<long>([3, 2, 1], result.Totals!.Value);
    }

    [Fact]
    public void Level_approvals_are_a_tie_that_fails()
    {
        var result = Lists(Pack("approval"), ["Lamp", "Bench"], null, (2, [0]), (2, [1]));
        Assert.Equal((Tied, null), (result.Verdict, result.Winner));
    }

    [Fact]
    public void When_most_approve_of_it_as_it_is_nothing_is_adopted() =>
        Assert.Equal(Rejected, Lists(Pack("approval"), ["Lamp", "Bench"], null, (1, [0]), (2, [2])).Verdict);

    [Theory]
    [InlineData("approval")]
    [InlineData("ranked")]
    public void Two_voters_are_one_short(string pack)
    {
        Assert.Equal(NoQuorum, Lists(Pack(pack), ["Lamp", "Bench"], null, (2, [0])).Verdict);
        Assert.Equal(Adopted, Lists(Pack(pack), ["Lamp", "Bench"], null, (3, [0])).Verdict);
    }

    /// <summary>Example 1 of Schulze's paper (2011): 45 voters, and E beats every other by its strongest path.</summary>
    [Fact]
    public void The_order_of_the_paper_is_found()
    {
        var result = Lists(
            Pack("ranked"), ["A", "B", "C", "D", "E"], null,
            (5, Order("ACBED")), (5, Order("ADECB")), (8, Order("BEDAC")), (3, Order("CABED")),
            (7, Order("CAEBD")), (2, Order("CBADE")), (7, Order("DCEBA")), (8, Order("EBADC")));
        Assert.Equal((Adopted, 4), (result.Verdict, result.Winner));

        static int[] Order(string letters) => [.. letters.Select(letter => letter - 'A')];
    }

    [Fact]
    public void Two_that_are_level_are_decided_by_a_lot_that_anybody_can_draw_again()
    {
        var result = Lists(Pack("ranked"), ["Lamp", "Bench"], null, (2, [0, 1]), (2, [1, 0]));
        Assert.Equal(Adopted, result.Verdict);
        Assert.Equal<int>([0, 1], result.Drawn.Order());
        Assert.Equal(result.Winner, Lists(Pack("ranked"), ["Lamp", "Bench"], null, (2, [1, 0]), (2, [0, 1])).Winner);
    }

    /// <summary>
    /// 1,000 for four people, 250 each. Three want the lamp (480) and the bench (520), one the tree (250). By equal shares the
    /// lamp costs each of the three 160; their 90 each, 270 together, do not buy the bench; the fourth buys the tree with all of
    /// theirs. 730 are spent, and the bench does not fit into the rest. By approvals alone lamp and bench would take it all.
    /// </summary>
    [Fact]
    public void Money_is_divided_so_that_each_group_gets_its_part()
    {
        var result = Lists(Pack("budget"), ["Lamp: 480", "Bench: 520", "Tree: 250"], 1_000_00, (3, [0, 1]), (1, [2]));
        Assert.Equal(Adopted, result.Verdict);
        Assert.Equal<int>([0, 2], result.Budget!.Funded.Select(one => one.Project).Order());
        Assert.Equal(730_00, result.Budget.Spent);
        Assert.Equal<int>([0, 1], result.Greedy!.Funded.Select(one => one.Project).Order());
        Assert.Equal(1_000_00, result.Greedy.Spent);
    }

    [Fact]
    public void A_project_may_cost_exactly_what_there_is_and_not_a_hundredth_more()
    {
        Assert.Equal(500_00, Lists(Pack("budget"), ["Lamp: 500"], 500_00, (3, [0])).Budget!.Spent);
        Assert.Equal(Rejected, Lists(Pack("budget"), ["Lamp: 500.01"], 500_00, (3, [0])).Verdict);
        Assert.Equal(NoQuorum, Lists(Pack("budget"), ["Lamp: 500"], 500_00, (2, [0])).Verdict);
    }
}
