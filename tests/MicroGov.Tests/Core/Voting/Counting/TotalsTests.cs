using System.Collections.Immutable;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using static MicroGov.Tests.Core.Voting.Counting.PublishedElections;

namespace MicroGov.Tests.Core.Voting.Counting;

public sealed class TotalsTests
{
    /// <summary>
    /// Everybody approves of the two nearest cities (https://en.wikipedia.org/wiki/Approval_voting): 42, 68, 58, 32.
    /// </summary>
    [Fact]
    public void Tennessee_approves_of_Nashville_most()
    {
        var count = Approval.Count(4, Approvals((42, "AB"), (26, "BC"), (15, "CD"), (17, "DC")));

        Assert.Equal(Nashville, count.Winner);
        Assert.Equal<long>([42, 68, 58, 32], count.Totals);
    }

    [Fact]
    public void Scores_add_up()
    {
        var count = Score.Count(3, [new(Marking.Of(5, 3, 0), 2), new(Marking.Of(0, 4, 1), 3)]);

        Assert.Equal(1, count.Winner);
        Assert.Equal<long>([10, 18, 3], count.Totals);
    }

    [Fact]
    public void A_tie_stays_a_tie_until_a_lot_is_drawn()
    {
        WeightedBallot[] ballots = [new(Marking.Of(0), 1), new(Marking.Of(1), 2), new(Marking.Of(2), 2)];
        var (open, drawn) = (Approval.Count(3, ballots), Approval.Count(3, ballots, Lot.Of("head")));

        Assert.Null(open.Winner);
        Assert.Equal<int>([1, 2], open.Level);
        Assert.Empty(open.Drawn);
        Assert.Equal(Lot.Of("head").First([1, 2]), drawn.Winner);
        Assert.Equal<int>([1, 2], drawn.Drawn);
        Assert.Empty(drawn.Level);
    }

    [Fact]
    public void Nobody_wins_on_nothing()
    {
        var count = Approval.Count(2, [new(Marking.Of(), 5)], Lot.Of("head"));

        Assert.Null(count.Winner);
        Assert.Equal<int>([0, 1], count.Level);
        Assert.Empty(count.Drawn);
    }

    [Fact]
    public void A_million_ballots_of_ten_million_each_fit()
    {
        var ballots = Enumerable.Repeat(new WeightedBallot(Marking.Of(5, 4), 10_000_000), 1_000_000).ToArray();

        Assert.Equal<long>([50_000_000_000_000, 40_000_000_000_000], Score.Count(2, ballots).Totals);
    }

    [Fact]
    public void More_than_fits_is_an_error_and_not_a_wrong_count() =>
        Assert.Throws<OverflowException>(() => Approval.Count(2, [new(Marking.Of(0), long.MaxValue), new(Marking.Of(1), 1)]));

    [Theory]
    [InlineData(new long[] { 5, 9, 7 }, new[] { 1, 2 }, new int[0])]
    [InlineData(new long[] { 7, 7, 3 }, new[] { 0, 1 }, new int[0])]
    [InlineData(new long[] { 4, 9, 4, 1 }, new[] { 1 }, new[] { 0, 2 })]
    [InlineData(new long[] { 4, 4, 4 }, new int[0], new[] { 0, 1, 2 })]
    [InlineData(new long[] { 2, 3 }, new[] { 1, 0 }, new int[0])]
    public void Two_go_on_to_the_run_off(long[] totals, int[] options, int[] level)
    {
        var open = RunOff.Finalists([.. totals]);
        var drawn = RunOff.Finalists([.. totals], Lot.Of("head"));

        Assert.Equal<int>(options, open.Options);
        Assert.Equal<int>(level, open.Level);
        Assert.Equal<int>(level, drawn.Drawn);
        Assert.Equal<int>([.. options, .. Lot.Of("head").Sorted(level).Take(2 - options.Length)], drawn.Options);
        Assert.Empty(drawn.Level);
    }

    [Fact]
    public void A_run_off_needs_two() => Assert.Throws<ArgumentException>(() => RunOff.Finalists(ImmutableArray.Create(1L)));
}
