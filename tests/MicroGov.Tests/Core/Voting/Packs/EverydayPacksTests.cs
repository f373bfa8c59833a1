using MicroGov.Core.Voting.Results;
using static MicroGov.Core.Voting.Results.Verdict;
using static MicroGov.Tests.Core.Voting.Packs.PackVote;

namespace MicroGov.Tests.Core.Voting.Packs;

/// <summary>Packs that follow no law, computed by hand.</summary>
public sealed class EverydayPacksTests
{
    [Theory]
    [InlineData("simple", 2, 1, 0, Adopted)]
    [InlineData("simple", 1, 0, 2, Adopted)] // Who abstains helps to the three voters, and hinders nothing.
    [InlineData("simple", 2, 0, 0, NoQuorum)] // One ballot short.
    [InlineData("simple", 2, 2, 0, Tied)]
    [InlineData("simple", 0, 0, 3, Rejected)]
    [InlineData("simple", 1, 0, 0, NoQuorum)]
    [InlineData("simple", 0, 0, 0, NoQuorum)]
    [InlineData("secret", 2, 1, 0, Adopted)]
    [InlineData("secret", 1, 1, 1, Tied)]
    [InlineData("secret", 2, 0, 0, NoQuorum)]
    [InlineData("two-thirds", 2, 1, 0, Adopted)] // Exactly two thirds.
    [InlineData("two-thirds", 4, 2, 0, Adopted)]
    [InlineData("two-thirds", 66, 34, 0, Rejected)] // 66 of 100; two thirds are 66 2/3.
    [InlineData("two-thirds", 67, 33, 0, Adopted)]
    [InlineData("two-thirds", 2, 1, 97, Adopted)] // 2 of the 3 cast.
    [InlineData("two-thirds", 3, 2, 0, Rejected)]
    [InlineData("two-thirds", 2, 2, 0, Tied)]
    [InlineData("two-thirds", 0, 0, 3, Rejected)] // Nothing of nothing is not two thirds.
    [InlineData("two-thirds", 2, 0, 0, NoQuorum)]
    [InlineData("two-thirds", 1, 0, 0, NoQuorum)]
    [InlineData("two-thirds", 0, 0, 0, NoQuorum)]
    [InlineData("consent", 1, 0, 0, Adopted)]
    [InlineData("consent", 1, 0, 40, Adopted)] // Forty stand aside.
    [InlineData("consent", 40, 1, 0, Rejected)] // One objection.
    [InlineData("consent", 0, 1, 0, Rejected)]
    [InlineData("consent", 0, 0, 3, Adopted)] // All stand aside, and nobody has a reason against it.
    [InlineData("consent", 0, 0, 0, NoQuorum)]
    public void People_are_for_or_against(string pack, int pro, int against, int abstain, Verdict verdict) =>
        Assert.Equal(verdict, People(pack, pro, against, abstain).Verdict);

    [Theory]
    [InlineData("ffa.", Adopted)]
    [InlineData("ff..", NoQuorum)]
    [InlineData("ffaa", Tied)]
    [InlineData("oooo", Rejected)]
    [InlineData("f...", NoQuorum)]
    [InlineData("....", NoQuorum)]
    public void Households_are_for_or_against(string ballots, Verdict verdict) =>
        Assert.Equal(verdict, Homes("household", ballots).Verdict);

    /// <summary>Three options, then against and abstaining; more than half of those cast wins at once.</summary>
    [Theory]
    [InlineData(6, 3, 1, 0, 0, Adopted, new int[0])]
    [InlineData(5, 3, 2, 0, 0, RunOff, new[] { 0, 1 })] // 5 of 10 is half, not more.
    [InlineData(5, 3, 1, 0, 9, Adopted, new int[0])] // 5 of 9 cast; who abstains is left out.
    [InlineData(3, 2, 4, 1, 0, RunOff, new[] { 0, 2 })]
    [InlineData(2, 2, 2, 5, 0, RunOff, null)] // 2 of 11; a lot chooses the two.
    [InlineData(0, 0, 0, 3, 0, Rejected, new int[0])] // Nobody wants any: nothing to vote on once more.
    [InlineData(2, 0, 0, 3, 0, Rejected, new int[0])] // Only one is wanted by anybody.
    [InlineData(0, 0, 0, 0, 3, Rejected, new int[0])]
    [InlineData(2, 0, 0, 0, 0, NoQuorum, new int[0])]
    [InlineData(0, 0, 0, 0, 0, NoQuorum, new int[0])]
    public void The_two_that_lead_stand_again_when_none_has_more_than_half(
        int lamp, int bench, int tree, int against, int abstain, Verdict verdict, int[]? finalists)
    {
        var result = Options("runoff", ["Lamp", "Bench", "Tree"], lamp, bench, tree, against, abstain);
        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(finalists ?? [.. result.Finalists], result.Finalists);
        Assert.Equal(verdict == RunOff ? 2 : 0, result.Finalists.Length);
    }
}
