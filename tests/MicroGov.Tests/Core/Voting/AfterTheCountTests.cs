using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

/// <summary>Objections to what was adopted, and votes declared void.</summary>
public sealed class AfterTheCountTests
{
    private static readonly VoteRule Objectionable = VoteRule.Simple with { MinimumVoters = 1, Objections = new(7, 2) };

    [Fact]
    public void Enough_objections_bring_the_debate_back()
    {
        var story = Adopted(Objectionable);
        Assert.Equal(story.Now.AddDays(7), story.Affair.Vote!.ObjectUntil);

        story.Does<ObjectionMade>(new ObjectTo(Bo, "I was ill"));
        story.Refuses(new ObjectTo(Bo, "I was ill"), Reason.AlreadyObjected);
        Assert.Equal(Stage.Assigning, story.Affair.Stage);

        var again = story.Does(new ObjectTo(Cai, "Me too"));
        Assert.Equal((2, Stage.Discussing), (again.Length, Assert.IsType<AskedAgain>(again[1]).To));
        Assert.Equal(story.Now + story.Terms.DiscussFor, story.When(DeadlineKind.DiscussionEnds));
        Assert.Equal((null, true), (story.Affair.Vote!.ObjectUntil, story.Affair.Objections.IsEmpty));
    }

    [Fact]
    public void After_the_window_or_without_one_nobody_objects()
    {
        Adopted(Objectionable).Wait(TimeSpan.FromDays(7)).Refuses(new ObjectTo(Bo, "Late"), Reason.NoNoticeOpen);
        Adopted(Objectionable)
            .Wait(TimeSpan.FromDays(7).Subtract(TimeSpan.FromTicks(1)))
            .Does<ObjectionMade>(new ObjectTo(Bo, "Just in time"));
        Adopted(VoteRule.Simple with { MinimumVoters = 1 }).Refuses(new ObjectTo(Bo, "No window"), Reason.NoNoticeOpen);
        Adopted(Objectionable).Refuses(new ObjectTo(Stranger, "Outsider"), Reason.Outsider);
    }

    [Fact]
    public void What_was_rejected_has_no_window() =>
        Assert.Null(Open(Objectionable).Vote(Bo, Against).Does<VoteCounted>(new CloseVote(Moderator)).ObjectUntil);

    [Fact]
    public void Objections_to_an_earlier_decision_are_over_when_it_is_debated_again()
    {
        var objected = Adopted(Objectionable).And(new ObjectTo(Bo, "Ill")).And(new ObjectTo(Cai, "Me too"));
        objected.And(new DeclareUrgent(Moderator)).Refuses(new ObjectTo(Dee, "Again"), Reason.NoNoticeOpen);

        var voided = Adopted(Objectionable).And(new VoidVote(Moderator, "Miscounted"));
        voided.And(new DeclareUrgent(Moderator)).Refuses(new ObjectTo(Dee, "Again"), Reason.NoNoticeOpen);
    }

    [Fact]
    public void A_moderator_declares_a_running_vote_void()
    {
        var story = Open(VoteRule.Simple).Vote(Bo, For);
        story.Refuses(new VoidVote(Ann, "No"), Reason.ModeratorsOnly);

        var voided = story.Does<VoteVoided>(new VoidVote(Moderator, "Wrong question"));

        Assert.Equal((Moderator, "Wrong question", Stage.Discussing), (voided.By, voided.Reason, voided.To));
        Assert.Equal(story.Now + story.Terms.DiscussFor, story.When(DeadlineKind.DiscussionEnds));
        Assert.Equal(Verdict.Void, story.Affair.Vote!.Result!.Verdict);
        story.Refuses(new CastBallot(Bo, 1, Against), Reason.VoteIsOver);
        Assert.Equal(2, story.And(new OpenVote(Moderator, null, null)).Affair.Vote!.Round);
    }

    [Fact]
    public void Or_one_that_was_adopted_and_not_begun()
    {
        var story = Adopted(VoteRule.Simple with { MinimumVoters = 1 });
        story.Does<VoteVoided>(new VoidVote(Moderator, "Miscounted"));
        Assert.Equal((Stage.Discussing, Verdict.Void), (story.Affair.Stage, story.Affair.Vote!.Result!.Verdict));
        Assert.Equal<int>([1, 0, 0], story.Affair.Vote.Result.Tally.Counts);

        Adopted(VoteRule.Simple with { MinimumVoters = 1 })
            .And(new Claim(Dee))
            .Refuses(new VoidVote(Moderator, "Late"), Reason.NotNow);
    }

    [Fact]
    public void What_no_vote_has_decided_no_void_vote_brings_back()
    {
        Assigning().Refuses(new VoidVote(Moderator, "No vote"), Reason.VoteIsOver);

        var rejected = Open(VoteRule.Simple with { MinimumVoters = 1 }).Vote(Bo, Against).And(new CloseVote(Moderator));
        rejected
            .And(new Reopen(Ann, "Urgent now"))
            .And(new DeclareUrgent(Moderator))
            .Refuses(new VoidVote(Moderator, "Old"), Reason.VoteIsOver);

        var moved = UpForVote().And(new Escalate(Moderator, "All of it")).And(new DeclareUrgent(Moderator));
        Assert.Null(moved.Affair.Vote!.Result);
        moved.Refuses(new VoidVote(Moderator, "Old"), Reason.VoteIsOver);

        var twice = Open(VoteRule.Simple).And(new VoidVote(Moderator, "Once")).And(new DeclareUrgent(Moderator));
        twice.Refuses(new VoidVote(Moderator, "Twice"), Reason.VoteIsOver);
    }

    private static Story Adopted(VoteRule rule) => Open(rule).Vote(Bo, For).And(new CloseVote(Moderator));
}
