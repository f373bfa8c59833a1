using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using static MicroGov.Core.Voting.Results.Verdict;
using static MicroGov.Tests.Core.Voting.Packs.PackVote;

namespace MicroGov.Tests.Core.Voting.Packs;

/// <summary>Owners in Germany and Taiwan, computed by hand.</summary>
public sealed class OtherOwnersTests
{
    /// <summary>WEG § 25 Abs. 1: the majority of the votes cast, whoever comes. § 24 Abs. 4: three weeks' notice.</summary>
    [Theory]
    [InlineData("f.........", Adopted)] // One voter of ten is enough.
    [InlineData("a.........", Rejected)]
    [InlineData("o.........", Rejected)]
    [InlineData("..........", NoQuorum)] // Nobody at all.
    [InlineData("fa........", Tied)]
    [InlineData("fffffaaaaa", Tied)] // 5 of 10 is half, not more.
    [InlineData("ffaooooooo", Adopted)] // 2 of 3 cast; seven who abstain are ignored.
    [InlineData("ffaaaooooo", Rejected)]
    [InlineData("oooooooooo", Rejected)] // Nothing of nothing is no majority.
    public void In_Germany_the_majority_of_those_cast_decides(string ballots, Verdict verdict) =>
        Assert.Equal(verdict, Homes("de-weg", ballots).Verdict);

    [Fact]
    public void In_Germany_heads_count_and_not_what_they_own()
    {
        var result = Homes(Pack("de-weg"), "aff", [1_000, 20, 20]);
        Assert.Equal(
            (Adopted, 2, 2),
            (
                result.Verdict,
                result.Test(TestKind.Pass, WeightBasis.Head).Got,
                result.Test(TestKind.Pass, WeightBasis.Head).Needed));
        Assert.Equal((21, 0, true), (Pack("de-weg").NoticeDays, Pack("de-weg").Extensions, Pack("de-weg").OwnersOnly));
    }

    /// <summary>Eight homes of 100 m²: half are 4, a quarter 2.</summary>
    [Theory]
    [InlineData("fffa....", false, Adopted)] // Exactly half take part; 3 of 4 agree.
    [InlineData("fff.....", false, NoQuorum)] // One ballot short.
    [InlineData("ffao....", false, Rejected)] // 2 of 4 is half, not more.
    [InlineData("ffaa....", false, Tied)]
    [InlineData("oooooooo", false, Rejected)]
    [InlineData("........", false, NoQuorum)]
    [InlineData("ff......", true, Adopted)] // Exactly a quarter.
    [InlineData("f.......", true, NoQuorum)]
    [InlineData("fo......", true, Rejected)] // 1 of 2.
    [InlineData("........", true, NoQuorum)]
    public void In_Taiwan_a_second_call_needs_half_as_many(string ballots, bool secondCall, Verdict verdict) =>
        Assert.Equal(verdict, Homes("tw-second-call", ballots, secondCall).Verdict);

    /// <summary>500 + 3 × 100 = 800 m² and 4 heads: half are 400 m² and 2, a quarter 200 m² and 1.</summary>
    [Theory]
    [InlineData("f...", false, NoQuorum)] // 500 m², and one head of two.
    [InlineData(".fff", false, NoQuorum)] // Three heads, and 300 m² of 400.
    [InlineData("ff..", false, Adopted)]
    [InlineData("f...", true, Adopted)]
    [InlineData(".f..", true, NoQuorum)] // One head is enough, 100 m² are not.
    [InlineData(".ff.", true, Adopted)] // Exactly 200 m².
    public void In_Taiwan_heads_and_area_must_both_take_part(string ballots, bool secondCall, Verdict verdict) =>
        Assert.Equal(verdict, Homes(Pack("tw-second-call"), ballots, [500, 100, 100, 100], secondCall).Verdict);

    /// <summary>Twelve homes: two thirds are 8, a quarter is 3.</summary>
    [Theory]
    [InlineData("ffffffaa....", false, Adopted)] // Exactly 8 take part, and exactly 6 of them agree: three quarters.
    [InlineData("fffffff.....", false, NoQuorum)] // 7.
    [InlineData("fffffaaa....", false, Rejected)] // 5 of 8.
    [InlineData("fff.........", true, Adopted)]
    [InlineData("ffo.........", true, Rejected)] // 2 of 3: three quarters are 2.25, so 3.
    [InlineData("ff..........", true, NoQuorum)]
    public void In_Taiwan_major_matters_need_two_thirds_and_three_quarters(string ballots, bool secondCall, Verdict verdict) =>
        Assert.Equal(verdict, Homes("tw-second-call-major", ballots, secondCall).Verdict);

    [Theory]
    [InlineData("tw-second-call")]
    [InlineData("tw-second-call-major")]
    public void In_Taiwan_the_first_call_is_not_prolonged_but_called_again(string pack) =>
        Assert.Equal(
            (0, new Proportion(1, 4), 10), (Pack(pack).Extensions, Pack(pack).SecondCall!.Quorum.Of, Pack(pack).NoticeDays));
}
