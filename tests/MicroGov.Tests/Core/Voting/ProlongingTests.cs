using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

public sealed class ProlongingTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Two thirds of five households are four; at the second call one in five is one.</summary>
    private static readonly VoteRule TwoCalls = ByHousehold with
    {
        Quorum = TwoThirds(),
        MinimumVoters = 1,
        Extensions = 2,
        SecondCall = new(new(new(1, 5)), Week),
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Without_quorum_it_goes_on_as_often_as_its_rule_says_and_then_lapses(int extensions)
    {
        var story = Open(VoteRule.Simple with { Extensions = extensions, Lasts = TimeSpan.FromDays(4) }).Vote(Bo, For);
        for (var i = 0; i < extensions; i++)
        {
            Assert.Equal(story.Now.AddDays(4), story.FallsDue<VoteProlonged>(DeadlineKind.VoteEnds).Until.AddDays(-4));
        }

        Assert.Equal(Outcome.Lapsed, story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Outcome);
    }

    [Fact]
    public void After_that_it_is_called_a_second_time_for_as_long_as_the_rule_says()
    {
        var story = Prolonged();
        var second = story.FallsDue<VoteProlonged>(DeadlineKind.VoteEnds);

        Assert.Equal((true, story.Now + Week), (second.SecondCall, second.Until));
        Assert.Equal((true, 2), (story.Affair.Vote!.IsSecondCall, story.Affair.Vote.Extensions));
        Assert.Equal(new Proportion(1, 5), story.Affair.Vote.Quorum!.Of);
    }

    [Fact]
    public void At_the_second_call_fewer_are_enough()
    {
        var story = Prolonged().Vote(Ann, For);
        story.FallsDue<VoteProlonged>(DeadlineKind.VoteEnds);

        var counted = story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds);

        Assert.Equal(Verdict.Adopted, counted.Result.Verdict);
        var quorum = counted.Result.Tests.Single(test => test.Kind == TestKind.Quorum);
        Assert.Equal((1, 1, 5), (quorum.Got, quorum.Needed, quorum.Of));
    }

    [Fact]
    public void When_even_they_do_not_come_it_lapses()
    {
        var story = Prolonged();
        story.FallsDue<VoteProlonged>(DeadlineKind.VoteEnds);

        var counted = story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds);

        Assert.Equal((Verdict.NoQuorum, Outcome.Lapsed), (counted.Result.Verdict, counted.Outcome));
    }

    [Fact]
    public void A_second_call_that_names_no_time_is_as_long_as_the_first()
    {
        var story = Open(TwoCalls with { Extensions = 0, SecondCall = new(new(new(1, 5))), Lasts = TimeSpan.FromDays(2) });
        Assert.Equal(story.Affair.Vote!.Until.AddDays(2), story.FallsDue<VoteProlonged>(DeadlineKind.VoteEnds).Until);
    }

    [Fact]
    public void With_quorum_nothing_is_prolonged()
    {
        var story = Open(TwoCalls).Vote(Ann, Against).Vote(Cai, Against).Vote(Dee, Against);
        Assert.Equal(Verdict.Rejected, story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Result.Verdict);
    }

    [Fact]
    public void It_is_not_closed_early_before_its_quorum_is_there()
    {
        Open(TwoCalls).Vote(Ann, For).Refuses(new CloseVote(Moderator), Reason.VoteRunsOn);
        Assert.Equal(
            Verdict.Rejected,
            Open(TwoCalls)
                .Vote(Ann, Against)
                .Vote(Cai, Against)
                .Vote(Dee, Against)
                .Does<VoteCounted>(new CloseVote(Moderator))
                .Result.Verdict);
    }

    [Fact]
    public void A_leader_does_not_consent_for_everybody()
    {
        var consent = VoteRule.Simple with { Name = "consent", Method = VotingMethod.Consent, MinimumVoters = 1 };
        Open(consent).Vote(Ann, For).Refuses(new CloseVote(Moderator), Reason.VoteRunsOn);
    }

    [Fact]
    public void Advice_decides_nothing()
    {
        var story = Open(VoteRule.Simple with { IsAdvisory = true }).Vote(Bo, For).Vote(Cai, For).Vote(Dee, For);
        Assert.True(story.Affair.Vote!.IsAdvisory);
        story.FallsDue(DeadlineKind.VoteEnds);
        Assert.Equal(
            (Stage.Discussing, true, Verdict.Adopted),
            (story.Affair.Stage, story.Affair.Vote!.IsAdvisory, story.Affair.Vote.Result!.Verdict));
        Assert.NotNull(story.Affair.StageEnds);
        Assert.False(Open(VoteRule.Simple).Affair.Vote!.IsAdvisory);
    }

    private static Story Prolonged()
    {
        var story = Open(TwoCalls);
        story.FallsDue<VoteProlonged>(DeadlineKind.VoteEnds);
        Assert.False(story.FallsDue<VoteProlonged>(DeadlineKind.VoteEnds).SecondCall);
        return story;
    }
}
