using MicroGov.Core;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

public sealed class ConsentTests
{
    [Fact]
    public void An_objection_needs_a_reason()
    {
        var story = Open(Consent);
        story.Refuses(new CastBallot(Bo, 1, Against), Reason.ObjectionNeedsReason);
        story.Refuses(new CastBallot(Bo, 1, Against, "  "), Reason.ObjectionNeedsReason);
        story.Vote(Cai, For).Vote(Dee, Abstain);

        var cast = story.Does<BallotCast>(new ObjectTo(Bo, "They blind me"));
        Assert.Equal((Against, "They blind me"), (cast.Choice!.Value.Choice, cast.Reason));
        Assert.Equal(new Objection(Bo, "They blind me"), story.Affair.Vote!.Objections[Bo.Value]);
    }

    [Fact]
    public void The_same_objection_again_is_a_repeat_and_another_reason_is_not()
    {
        var story = Open(Consent).And(new ObjectTo(Bo, "They blind me"));
        story.DoesNothing(new ObjectTo(Bo, "They blind me"));
        story.Does<BallotCast>(new ObjectTo(Bo, "They hum"));
        Assert.Equal("They hum", story.Affair.Vote!.Objections[Bo.Value].Reason);

        var household = Open(Consent with { Basis = VoterBasis.Household }).And(new ObjectTo(Bo, "They blind me"));
        household.DoesNothing(new ObjectTo(Bo, "They blind me"));
        Assert.Equal(new Objection(Bo, "They blind me"), household.Affair.Vote!.Objections[AnnAndBos]);
        household.Does<BallotCast>(new ObjectTo(Ann, "They blind me"));
        Assert.Equal(Ann, household.Affair.Vote!.Objections[AnnAndBos].By);
    }

    public static TheoryData<Act> WaysOut =>
        [new CastBallot(Bo, 1, For), new CastBallot(Bo, 1, Abstain), new TakeBackBallot(Bo, 1), new StrikeBallot(Bo)];

    [Theory]
    [MemberData(nameof(WaysOut))]
    public void An_objection_stands_as_long_as_the_ballot_that_made_it(Act act)
    {
        foreach (var basis in Enum.GetValues<VoterBasis>())
        {
            var story = Open(Consent with { Basis = basis }).And(new ObjectTo(Bo, "They blind me")).Vote(Cai, For).And(act);

            Assert.Empty(story.Affair.Vote!.Objections);
            Assert.Equal(Verdict.Adopted, story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Result.Verdict);
        }
    }

    [Fact]
    public void Standing_aside_blocks_nothing()
    {
        var story = Open(Consent).Vote(Bo, Abstain).Vote(Cai, Abstain);
        var result = story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Result;
        Assert.Equal((Verdict.Adopted, For), (result.Verdict, result.Winner!.Value));
    }

    [Fact]
    public void One_objection_blocks_it_and_it_is_discussed_again_until_it_passes()
    {
        var story = Open(Consent).Vote(Cai, For).Vote(Dee, For).And(new ObjectTo(Bo, "They blind me"));

        var blocked = story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds);

        Assert.Equal((Verdict.Rejected, Stage.Discussing, null), (blocked.Result.Verdict, blocked.To, blocked.Outcome));
        Assert.Equal(story.Now + story.Terms.DiscussFor, story.When(DeadlineKind.DiscussionEnds));
        Assert.Equal((null, null), (story.Affair.Outcome, story.Affair.ReopenUntil));

        story.Does<MotionAmended>(new AmendMotion(Ann, "With shades"));
        story.FallsDue<VoteOpened>(DeadlineKind.DiscussionEnds);
        Assert.Equal((2, true), (story.Affair.Vote!.Round, story.Affair.Vote.Objections.IsEmpty));
        story.Vote(Bo, For).FallsDue<VoteCounted>(DeadlineKind.VoteEnds);
        Assert.Equal((Stage.Assigning, "With shades"), (story.Affair.Stage, story.Affair.Description));
    }

    [Fact]
    public void Of_several_options_the_leading_one_is_consented_to_and_level_ones_are_a_tie()
    {
        var story = Open(Consent, "Saturday", "Sunday").Vote(Bo, 1);
        Assert.Equal(Verdict.Tied, VoteCounting.Count(story.Affair.Vote!, story.Vote(Cai, 0).Profile, "").Verdict);
        Assert.Equal(1, story.Vote(Dee, 1).FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Result.Winner);
    }

    [Fact]
    public void Elsewhere_there_is_nothing_to_object_to_while_it_is_voted_on() =>
        UpForVote().Refuses(new ObjectTo(Bo, "They blind me"), Reason.NoNoticeOpen);
}
