using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;

namespace MicroGov.Tests.Core.Voting.Counting;

public sealed class MarkingRulesTests
{
    [Theory]
    [InlineData(new[] { 2, 0, 1 }, true, true)]
    [InlineData(new[] { 1 }, true, true)]
    [InlineData(new int[0], false, true)]
    [InlineData(new[] { 3 }, false, false)]
    [InlineData(new[] { 1, 1 }, false, false)]
    [InlineData(new[] { 0, 1, 2, 0 }, false, false)]
    public void Rankings_and_approvals_of_three(int[] marks, bool ranking, bool approval)
    {
        Assert.Equal(ranking, MarkingRules.IsRanking(Marking.Of(marks), 3));
        Assert.Equal(approval, MarkingRules.IsApproval(Marking.Of(marks), 3));
    }

    [Theory]
    [InlineData(new[] { 0, 5, 5 }, true)]
    [InlineData(new[] { 0, 5 }, false)]
    [InlineData(new[] { 0, 5, 5, 0 }, false)]
    [InlineData(new[] { 0, 6, 5 }, false)]
    public void Scores_of_three(int[] marks, bool fits) => Assert.Equal(fits, MarkingRules.IsScore(Marking.Of(marks), 3));

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(-1, false)]
    public void Choices_of_three(int choice, bool fits) => Assert.Equal(fits, MarkingRules.IsChoice(choice, 3));

    [Fact]
    public void A_choice_is_no_list_and_a_list_no_choice()
    {
        Assert.False(MarkingRules.IsChoice(Marking.Of(1), 3));
        Assert.False(MarkingRules.IsRanking(1, 3));
        Assert.False(MarkingRules.IsApproval(0, 3));
        Assert.False(MarkingRules.IsScore(1, 1));
    }

    /// <summary>Too long a list, a number after its end, an unused bit, and no number at all.</summary>
    [Fact]
    public void Stray_bits_are_refused()
    {
        var one = Marking.Of(1).Packed;
        Assert.True(MarkingRules.IsApproval(new(one), 14));
        Assert.All([one | (15L << 56), one | (3L << 4), one | (1L << 60), one | (1L << 61), one | long.MinValue, (1L << 32) + 1],
            packed =>
            {
                Assert.False(MarkingRules.IsApproval(new(packed), 14));
                Assert.False(MarkingRules.IsScore(new(packed), 1));
                Assert.False(MarkingRules.IsChoice(new(packed), 14));
            });
    }

    [Fact]
    public void Fourteen_options_fill_a_list() =>
        Assert.True(MarkingRules.IsRanking(Marking.Of([.. Enumerable.Range(0, 14)]), 14));
}
