using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using static MicroGov.Core.Voting.Results.Verdict;
using static MicroGov.Tests.Core.Voting.Packs.PackVote;

namespace MicroGov.Tests.Core.Voting.Packs;

/// <summary>
/// Civil Code of the PRC, Art. 278: two thirds of heads and of area take part, and of those a share agrees by both. Computed by
/// hand.
/// </summary>
public sealed class ChineseOwnersTests
{
    /// <summary>Nine homes of 100 m²: two thirds are 6 heads and 600 m².</summary>
    [Theory]
    [InlineData("ffffaa...", Adopted)] // 6 of 9 take part, exactly two thirds; 4 of 6 is more than half.
    [InlineData("fffff....", NoQuorum)] // 5 of 9: one ballot short, and all five for it do not help.
    [InlineData("fffaaa...", Tied)] // 3 of 6 is exactly half, and 过半数 is more.
    [InlineData("fffaao...", Rejected)] // 3 of 6: who abstains takes part, so it is half again, though 3 beat 2.
    [InlineData("ffffao...", Adopted)] // 4 of 6.
    [InlineData("ffffaaaaa", Rejected)] // 4 of 9.
    [InlineData("fffffaaaa", Adopted)] // 5 of 9: 500 of 900 m² is more than 450.
    [InlineData("ooooooooo", Rejected)] // All abstain: quorum, and nobody for it.
    [InlineData("aaaaaaaaa", Rejected)]
    [InlineData("f........", NoQuorum)] // One voter.
    [InlineData(".........", NoQuorum)] // None.
    [InlineData("f", Adopted)] // One home is the whole roll.
    [InlineData("o", Rejected)]
    public void An_ordinary_matter_needs_more_than_half_of_two_thirds(string ballots, Verdict verdict) =>
        Assert.Equal(verdict, Homes("cn-278-ordinary", ballots).Verdict);

    /// <summary>
    /// 500 + 4 × 100 = 900 m² and 5 heads: two thirds are 600 m² and 10/3, so 4 heads. All take part: more than half is
    /// 450.01 m² and 3 heads.
    /// </summary>
    [Theory]
    [InlineData("fff..", NoQuorum, 3, 4, 700, 600)] // The area is there, and one head is missing.
    [InlineData(".ffff", NoQuorum, 4, 4, 400, 600)] // The heads are there, and 200 m² are missing.
    [InlineData("fff.o", Adopted, 4, 4, 800, 600)] // 3 of 4 heads; 700 of 800 m².
    public void Heads_and_area_must_both_take_part(
        string ballots, Verdict verdict, int heads, int headsNeeded, int area, int areaNeeded)
    {
        var result = Homes(Pack("cn-278-ordinary"), ballots, [500, 100, 100, 100, 100]);
        Assert.Equal(verdict, result.Verdict);
        Assert.Equal((heads, headsNeeded), result.Test(TestKind.Quorum, WeightBasis.Head));
        Assert.Equal((area * SquareMetre, areaNeeded * SquareMetre), result.Test(TestKind.Quorum, WeightBasis.Area));
    }

    [Theory]
    [InlineData("ffaaa", Rejected, 2, 600)] // 600 m² of 900 pass, 2 of 5 heads fail.
    [InlineData("afffa", Rejected, 3, 300)] // 3 of 5 heads pass, 300 m² of 900 fail.
    [InlineData("fffaa", Adopted, 3, 700)]
    public void Heads_and_area_must_both_agree(string ballots, Verdict verdict, int heads, int area)
    {
        var result = Homes(Pack("cn-278-ordinary"), ballots, [500, 100, 100, 100, 100]);
        Assert.Equal(verdict, result.Verdict);
        Assert.Equal((heads, 3), result.Test(TestKind.Pass, WeightBasis.Head));
        // More than half of 90,000 hundredths: one hundredth of a square metre more than 450 m².
        Assert.Equal((area * SquareMetre, (450 * SquareMetre) + 1), result.Test(TestKind.Pass, WeightBasis.Area));
    }

    [Theory]
    [InlineData("ffffffaa", Adopted)] // 6 of 8 is exactly three quarters, and 以上 includes it.
    [InlineData("ffffffao", Adopted)]
    [InlineData("fffffaaa", Rejected)] // 5 of 8.
    [InlineData("fffffooo", Rejected)] // Nobody is against it, and three who abstain are enough: 5 of 8.
    [InlineData("fffffff.", Adopted)]
    [InlineData("fffff...", NoQuorum)] // Two thirds of 8 is 16/3, so 6.
    [InlineData("fffffa..", Adopted)] // 5 of 6: three quarters are 4.5, so 5.
    [InlineData("ffffaa..", Rejected)] // 4 of 6.
    [InlineData("ffffaaaa", Tied)]
    [InlineData("oooooooo", Rejected)]
    [InlineData("........", NoQuorum)]
    [InlineData("f", Adopted)]
    public void A_special_matter_needs_three_quarters_of_two_thirds(string ballots, Verdict verdict) =>
        Assert.Equal(verdict, Homes("cn-278-special", ballots).Verdict);

    [Theory]
    [InlineData("afff", new[] { 300, 100, 100, 100 }, Rejected)] // 3 of 4 heads are exactly enough; 300 of 600 m² are not (450).
    [InlineData("fffa", new[] { 300, 100, 100, 100 }, Adopted)] // 3 of 4 heads; 500 of 600 m².
    [InlineData("ffao", new[] { 700, 100, 100, 100 }, Rejected)] // 800 of 1,000 m² are enough (750); 2 of 4 heads are not (3).
    [InlineData("fffa", new[] { 25, 25, 25, 25 }, Adopted)] // Exactly three quarters of both.
    public void Three_quarters_of_both_must_agree(string ballots, int[] areas, Verdict verdict) =>
        Assert.Equal(verdict, Homes(Pack("cn-278-special"), ballots, areas).Verdict);

    [Fact]
    public void It_is_for_owners_with_notice_and_a_proxy_for_each()
    {
        Assert.All(
            new[] { Pack("cn-278-ordinary"), Pack("cn-278-special") },
            rule =>
                Assert.Equal(
                    (true, 15, 1, 1, null),
                    (rule.OwnersOnly, rule.NoticeDays, rule.ProxiesPerHolder, rule.Extensions, rule.Silence)));
    }
}
