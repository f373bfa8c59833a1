using MicroGov.Core.Deliberation;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Tests.Core.Voting;

public sealed class CountingTests
{
    [Theory]
    [InlineData(2, 1, 0, Verdict.Adopted)]
    [InlineData(3, 0, 0, Verdict.Adopted)]
    [InlineData(1, 0, 2, Verdict.Adopted)]
    [InlineData(1, 2, 0, Verdict.Rejected)]
    [InlineData(0, 0, 3, Verdict.Rejected)]
    [InlineData(0, 3, 0, Verdict.Rejected)]
    [InlineData(31, 31, 0, Verdict.Tied)]
    [InlineData(1, 1, 1, Verdict.Tied)]
    [InlineData(2, 0, 0, Verdict.NoQuorum)]
    [InlineData(0, 0, 0, Verdict.NoQuorum)]
    [InlineData(1, 0, 1, Verdict.NoQuorum)]
    public void More_for_than_against_among_three_voters(int pro, int against, int abstain, Verdict verdict)
    {
        var result = VoteRule.Simple.Count(Vote.BallotFor([]), new Tally([pro, against, abstain]));

        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(verdict == Verdict.Adopted ? 0 : null, result.Winner);
        Assert.Equal<int>([pro, against, abstain], result.Tally.Counts);
    }

    [Theory]
    [InlineData(3, 2, 0, 0, Verdict.Adopted, 0)]
    [InlineData(1, 2, 0, 0, Verdict.Adopted, 1)]
    [InlineData(2, 2, 0, 0, Verdict.Tied, null)]
    [InlineData(2, 2, 1, 0, Verdict.Tied, null)]
    [InlineData(2, 2, 3, 0, Verdict.Rejected, null)]
    [InlineData(2, 1, 2, 5, Verdict.Tied, null)]
    [InlineData(2, 1, 3, 0, Verdict.Rejected, null)]
    [InlineData(3, 1, 2, 0, Verdict.Adopted, 0)]
    [InlineData(0, 0, 1, 9, Verdict.Rejected, null)]
    public void The_leading_option_wins_when_it_beats_the_other_and_those_against(
        int saturday, int sunday, int against, int abstain, Verdict verdict, int? winner)
    {
        var result = VoteRule.Simple.Count(
            Vote.BallotFor(["Saturday", "Sunday"]), new Tally([saturday, sunday, against, abstain]));

        Assert.Equal((verdict, winner), (result.Verdict, result.Winner));
    }

    [Fact]
    public void Ballots_kept_apart_change_no_result()
    {
        var without = VoteRule.Simple.Count(Vote.BallotFor([]), new Tally([1, 1, 0]));
        var with = VoteRule.Simple.Count(Vote.BallotFor([]), new Tally([1, 1, 0], KeptApart: 50));

        Assert.Equal(Verdict.NoQuorum, with.Verdict);
        Assert.Equal((without.Verdict, without.Winner), (with.Verdict, with.Winner));
        Assert.Equal(50, with.Tally.KeptApart);
    }

    [Fact]
    public void A_quorum_is_what_the_rule_says()
    {
        var strict = new VoteRule { Name = "strict", MinimumVoters = 10 };
        Assert.Equal(Verdict.NoQuorum, strict.Count(Vote.BallotFor([]), new Tally([9, 0, 0])).Verdict);
        Assert.Equal(Verdict.Adopted, strict.Count(Vote.BallotFor([]), new Tally([9, 0, 1])).Verdict);
    }

    [Fact]
    public void Ten_options_with_against_and_abstain_fill_a_telegram_poll() =>
        Assert.Equal(12, Vote.BallotFor([.. Enumerable.Repeat("option", Debate.MostOptions)]).Length);
}
