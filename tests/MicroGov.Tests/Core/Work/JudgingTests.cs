using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Work;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Work;

public sealed class JudgingTests
{
    [Fact]
    public void Accepted_work_stays_open_to_objections_and_is_then_resolved()
    {
        var story = Reported();
        Assert.Equal(story.Now + story.Terms.NoticeFor, story.Does<WorkAccepted>(new AcceptWork(Ann)).NoticeUntil);
        Assert.Equal((Stage.Reported, Ann), (story.Affair.Stage, story.Affair.AcceptedBy));

        story.FallsDue(DeadlineKind.NoticeEnds);

        Assert.Equal((Stage.Closed, Outcome.Resolved), (story.Affair.Stage, story.Affair.Outcome));
        Assert.Equal(Ann, story.Affair.AcceptedBy);
    }

    [Fact]
    public void Nobody_judges_their_own_work()
    {
        Reported().Refuses(new AcceptWork(Dee), Reason.NotYourOwnWork);
        Reported().Refuses(new RejectWork(Dee, ""), Reason.NotYourOwnWork);
        Reported().Refuses(new Rate(Dee, 5), Reason.NotYourOwnWork);
        OnNotice().Refuses(new ObjectTo(Dee, ""), Reason.NotYourOwnWork);
    }

    [Fact]
    public void Work_is_accepted_once() => OnNotice().Refuses(new AcceptWork(Bo), Reason.AlreadyAccepted);

    [Fact]
    public void There_is_nothing_to_judge_before_work_is_reported()
    {
        foreach (var story in new[] { Raised(), Discussing(), UpForVote(), Assigning(), Underway(), Resolved() })
        {
            story.Refuses(new AcceptWork(Bo), Reason.NotNow);
            story.Refuses(new RejectWork(Bo, ""), Reason.NotNow);
            story.Refuses(new Rate(Bo, 3), Reason.NotNow);
            story.Refuses(new ObjectTo(Bo, ""), Reason.NoNoticeOpen);
            story.Refuses(new Close(Moderator, ""), Reason.NotNow);
        }
    }

    [Fact]
    public void Rejected_work_goes_back_to_the_doer_with_a_reason_and_a_new_date()
    {
        var story = Reported().Wait(TimeSpan.FromDays(1));

        var back = story.Does<WorkSentBack>(new RejectWork(Bo, "Floor 5 is dark"));

        Assert.Equal((Bo, "Floor 5 is dark", story.Now + story.Terms.WorkFor), (back.By, back.Reason, back.Due));
        Assert.Equal(
            (Stage.Underway, Dee, "Floor 5 is dark"), (story.Affair.Stage, story.Affair.Doer, story.Affair.Work!.LastWords));
        Assert.False(story.Affair.Work!.Reminded || story.Affair.Work!.Overdue);
        Assert.Null(story.Affair.AcceptUntil);
    }

    [Fact]
    public void Once_accepted_one_persons_no_is_an_objection_not_a_rejection() =>
        OnNotice().Refuses(new RejectWork(Bo, "No"), Reason.AlreadyAccepted);

    [Fact]
    public void Silence_opens_the_notice_window()
    {
        var story = Reported();

        Assert.IsType<LeftUnjudged>(Assert.Single(story.FallsDue(DeadlineKind.AcceptanceEnds)));

        Assert.Null(story.Affair.AcceptedBy);
        var end = story.Now + story.Terms.NoticeFor;
        Assert.Equal(end, story.When(DeadlineKind.NoticeEnds));
        story.Wait(TimeSpan.FromHours(5)).Does<WorkAccepted>(new AcceptWork(Ann));
        Assert.Equal(end, story.When(DeadlineKind.NoticeEnds));
        story.FallsDue(DeadlineKind.NoticeEnds);
        Assert.Equal(Outcome.Resolved, story.Affair.Outcome);
    }

    [Fact]
    public void Enough_objections_send_the_work_back()
    {
        var story = OnNotice().And(new ObjectTo(Bo, "Dim")).And(new ObjectTo(Cai, "Flickers"));
        Assert.Equal(Stage.Reported, story.Affair.Stage);

        var events = story.Does(new ObjectTo(Eve, "Broken"));

        Assert.IsType<ObjectionMade>(events[0]);
        var back = Assert.IsType<WorkSentBack>(events[1]);
        Assert.Equal(((PersonId?)null, "Broken"), (back.By, back.Reason));
        Assert.Equal(Stage.Underway, story.Affair.Stage);
        Assert.Empty(story.Affair.Objections);
        Assert.Null(story.Affair.AcceptedBy);
    }

    [Fact]
    public void Fewer_objections_leave_it_to_a_moderator()
    {
        var story = OnNotice().And(new ObjectTo(Bo, "Dim"));
        story.Refuses(new Close(Moderator, ""), Reason.ObjectionsOpen);

        Assert.IsType<NoticeEnded>(Assert.Single(story.FallsDue(DeadlineKind.NoticeEnds)));

        Assert.Equal((Stage.Reported, true), (story.Affair.Stage, story.Affair.NoticeOver));
        Assert.Empty(AffairDeadlines.Of(story.Affair, story.Terms));
        story.Refuses(new ObjectTo(Cai, "Late"), Reason.NoNoticeOpen);
        story.Does<AffairClosed>(new Close(Moderator, "Bright enough"));
        Assert.Equal((Outcome.Resolved, "Bright enough"), (story.Affair.Outcome, story.Affair.ClosingNote));
        Assert.Equal("Dim", story.Affair.Objections[Bo]);
    }

    [Fact]
    public void What_was_objected_to_may_be_sent_back_once_the_notice_ended()
    {
        var story = OnNotice().And(new ObjectTo(Bo, "Dim"));
        story.Refuses(new RejectWork(Moderator, "Dim indeed"), Reason.AlreadyAccepted);
        story.FallsDue(DeadlineKind.NoticeEnds);

        story.Does<WorkSentBack>(new RejectWork(Moderator, "Dim indeed"));

        Assert.Equal((Stage.Underway, Dee), (story.Affair.Stage, story.Affair.Doer));
        Assert.Empty(story.Affair.Objections);
        Assert.False(story.Affair.NoticeOver);
    }

    [Fact]
    public void Each_neighbour_objects_once() =>
        OnNotice().And(new ObjectTo(Bo, "")).Refuses(new ObjectTo(Bo, ""), Reason.AlreadyObjected);

    [Fact]
    public void There_is_no_objecting_before_the_notice_window() => Reported().Refuses(new ObjectTo(Bo, ""), Reason.NoNoticeOpen);

    [Fact]
    public void Nothing_closes_unaccepted() => Reported().Refuses(new Close(Moderator, ""), Reason.NotAcceptedYet);

    [Fact]
    public void What_an_outside_body_did_ends_as_handed_over()
    {
        var story = HandedOver().And(new ReportDone(Moderator, "Fixed", [])).And(new AcceptWork(Ann));
        story.FallsDue(DeadlineKind.NoticeEnds);
        Assert.Equal(Outcome.HandedOver, story.Affair.Outcome);
    }

    [Fact]
    public void Ratings_run_from_one_to_five_and_the_latest_counts()
    {
        var story = Reported();
        story.Refuses(new Rate(Bo, 0), Reason.NeedsScore);
        story.Refuses(new Rate(Bo, 6), Reason.NeedsScore);
        story.And(new Rate(Bo, 1)).And(new Rate(Cai, 5)).DoesNothing(new Rate(Bo, 1));
        story.Does<WorkRated>(new Rate(Bo, 4));
        Assert.Equal((4, 5, 2), (story.Affair.Ratings[Bo], story.Affair.Ratings[Cai], story.Affair.Ratings.Count));
    }
}
