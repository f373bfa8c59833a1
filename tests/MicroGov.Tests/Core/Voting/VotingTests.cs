using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Voting;

public sealed class VotingTests
{
    [Fact]
    public void A_vote_pins_its_rule_its_paper_and_its_electorate()
    {
        var vote = VotingOver("Saturday", "Sunday").Affair.Vote!;

        Assert.Equal((1, VoteRule.Simple, 12), (vote.Round, vote.Rule, vote.Eligible));
        Assert.Equal(["Saturday", "Sunday", "", ""], vote.Choices.Select(choice => choice.Text));
        Assert.Equal(
            [ChoiceKind.Option, ChoiceKind.Option, ChoiceKind.Against, ChoiceKind.Abstain],
            vote.Choices.Select(choice => choice.Kind));
        Assert.Equal((Story.Start, Story.Start.AddDays(3)), (vote.OpenedAt, vote.Until));
        Assert.Equal(
            [ChoiceKind.For, ChoiceKind.Against, ChoiceKind.Abstain],
            UpForVote().Affair.Vote!.Choices.Select(choice => choice.Kind));
    }

    [Fact]
    public void A_moderator_opens_the_vote_and_may_say_how_long()
    {
        var story = Discussing();
        var opened = story.Does<VoteOpened>(new OpenVote(Moderator, "SIMPLE", TimeSpan.FromHours(6)));
        Assert.Equal((Moderator, story.Now.AddHours(6)), (opened.By, opened.Until));
        Discussing().Refuses(new OpenVote(Ann, null, null), Reason.LeadersOnly);
    }

    [Fact]
    public void A_rule_that_nobody_knows_is_named_in_the_refusal() =>
        Assert.Equal("borda", Discussing().Refuses(new OpenVote(Moderator, "borda", null), Reason.NoSuchRule).Details["rule"]);

    [Fact]
    public void Only_what_is_discussed_goes_to_a_vote()
    {
        foreach (var story in new[] { Raised(), UpForVote(), Assigning(), Underway(), Reported(), Resolved() })
        {
            story.Refuses(new OpenVote(Moderator, null, null), Reason.NotNow);
        }
    }

    [Fact]
    public void A_ballot_may_be_changed_and_taken_back_while_the_vote_runs()
    {
        var story = UpForVote().Vote(Bo, For).Vote(Bo, Against);
        Assert.Equal<int>([0, 1, 0], story.Tally.Counts);

        story.Does<BallotTakenBack>(new TakeBackBallot(Bo, 1));
        Assert.Equal(0, story.Tally.Voters);
        story.DoesNothing(new TakeBackBallot(Bo, 1));
    }

    [Fact]
    public void The_same_ballot_again_is_a_harmless_repeat() => UpForVote().Vote(Bo, For).DoesNothing(new CastBallot(Bo, 1, For));

    [Fact]
    public void The_ballot_of_somebody_outside_the_group_is_kept_apart()
    {
        var story = UpForVote();
        Assert.False(story.Does<BallotCast>(new CastBallot(Stranger, 1, For)).Counted);
        Assert.Equal((0, 1), (story.Tally.Voters, story.Tally.KeptApart));
    }

    [Fact]
    public void Who_joins_the_group_gives_the_same_ballot_again_and_then_it_counts()
    {
        var story = UpForVote().Vote(Stranger, For);
        var again = Assert.IsType<BallotCast>(Assert.Single(story.Does(new CastBallot(Stranger, 1, For), Role.Resident)));
        Assert.True(again.Counted);
        Assert.Equal((1, 0), (story.Tally.Voters, story.Tally.KeptApart));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_choice_that_is_not_on_the_paper_is_refused(int choice) =>
        UpForVote().Refuses(new CastBallot(Bo, 1, choice), Reason.NoSuchChoice);

    [Fact]
    public void An_answer_to_another_poll_or_after_the_count_is_too_late()
    {
        var story = UpForVote();
        story.Refuses(new CastBallot(Bo, 2, For), Reason.VoteIsOver);
        story.Refuses(new TakeBackBallot(Bo, 2), Reason.VoteIsOver);
        story.Vote(Bo, For).Vote(Cai, For).Vote(Dee, For).Does(new CloseVote(Moderator));
        story.Refuses(new CastBallot(Bo, 1, Against), Reason.VoteIsOver);
        story.Refuses(new TakeBackBallot(Bo, 1), Reason.VoteIsOver);
    }

    [Fact]
    public void The_next_vote_is_a_new_round_with_an_empty_box()
    {
        var story = UpForVote().Vote(Bo, Against).Vote(Cai, Against).Vote(Dee, Against);
        story.Does(new CloseVote(Moderator));
        Assert.Equal((Stage.Closed, Outcome.Rejected), (story.Affair.Stage, story.Affair.Outcome));

        story.And(new Reopen(Ann, "Cheaper lamps")).And(new OpenVote(Moderator, null, null));

        Assert.Equal(2, story.Affair.Vote!.Round);
        Assert.Null(story.Affair.Vote!.Result);
        story.Refuses(new CastBallot(Bo, 1, For), Reason.VoteIsOver);
        story.Does<BallotCast>(new CastBallot(Bo, 2, For));
    }
}
