using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using static MicroGov.Tests.Core.Voting.Packs.PackVote;

namespace MicroGov.Tests.Core.Voting.Packs;

/// <summary>
/// Two judgments of Minhang, Shanghai, 2021: of 1,291 votes 703 were returned, 417 for, 278 against, 8 abstaining; 584 were
/// delivered and not returned, and joined the majority, so the other 4 were never delivered.
/// </summary>
public sealed class SilenceTests
{
    private static readonly VoteRule Rule = Pack("cn-278-ordinary") with { Silence = new("Management covenant, Art. 26") };

    /// <summary>Two thirds of 1,291 is 860 2/3, so 861.</summary>
    [Fact]
    public void Without_the_clause_703_of_1291_are_no_quorum()
    {
        var result = Homes(Rule with { Silence = null }, Returned(588), Alike(1_291));
        Assert.Equal(
            (Verdict.NoQuorum, 703, 861),
            (result.Verdict, result.Tally.Voters, result.Test(TestKind.Quorum, WeightBasis.Head).Needed));
    }

    /// <summary>
    /// The roll is the 1,287 that were delivered: 417 + 584 = 1,001 for (which is 77.5% of 1,291), and more than half of 1,287
    /// is 644. Both tallies are there.
    /// </summary>
    [Fact]
    public void With_it_584_join_the_417_and_both_tallies_are_kept()
    {
        var result = Homes(Rule, Returned(584), Alike(1_287));
        Assert.Equal((Verdict.Adopted, 0), (result.Verdict, result.Winner));
        Assert.Equal((1_001, 644), result.Test(TestKind.Pass, WeightBasis.Head));
        Assert.Equal((1_287, 858), result.Test(TestKind.Quorum, WeightBasis.Head));
        Assert.Equal<int>([417, 278, 8], result.Tally.Counts);
        Assert.Equal(Verdict.NoQuorum, result.WithoutSilence!.Verdict);
        Assert.Equal((703, 858), result.WithoutSilence.Test(TestKind.Quorum, WeightBasis.Head));
    }

    [Theory]
    [InlineData("f.....", Verdict.Adopted, 6)] // One ballot, and five join it.
    [InlineData("a.....", Verdict.Rejected, 0)]
    [InlineData("fa....", Verdict.NoQuorum, null)] // There is no majority to join.
    [InlineData("......", Verdict.NoQuorum, null)]
    [InlineData("ffaoo.", Verdict.Rejected, 3)] // 3 of 6 is half, not more.
    [InlineData("ffao..", Verdict.Adopted, 4)]
    public void The_silent_join_whoever_has_more(string ballots, Verdict verdict, int? agree)
    {
        var result = Homes(Rule, ballots, Alike(6));
        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(agree, result.Tests.FirstOrDefault(test => test is { Kind: TestKind.Pass, Basis: WeightBasis.Head })?.Got);
    }

    private static string Returned(int silent) =>
        $"{new string('f', 417)}{new string('a', 278)}{new string('o', 8)}{new string('.', silent)}";
}
