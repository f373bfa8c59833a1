using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Work;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Work;

public sealed class WorkingTests
{
    [Fact]
    public void Progress_keeps_what_was_said_and_shown()
    {
        var story = Underway().And(new ReportProgress(Dee, "Bought lamps", [Photo("a")])).Wait(TimeSpan.FromHours(1));

        var again = story.Does<ProgressReported>(new ReportProgress(Dee, "", [Photo("b"), Photo("c")]));

        var work = story.Affair.Work!;
        Assert.Equal((2, "Bought lamps", story.Now), (work.Reports, work.LastWords, work.LastReport));
        // The affair was raised with the first.
        Assert.Equal<int>([2, 3, 4], work.Evidence);
        Assert.Equal<Attachment>([Photo("b") with { Number = 3 }, Photo("c") with { Number = 4 }], again.Attachments);
    }

    [Fact]
    public void Who_was_asked_and_reports_has_taken_it_on()
    {
        var story = Asked();
        var events = story.Does(new ReportProgress(Dee, "Started", []));
        Assert.Equal("New lamps", Assert.IsType<WorkTakenOn>(events[0]).What);
        Assert.IsType<ProgressReported>(events[1]);
        Assert.Equal(Stage.Underway, story.Affair.Stage);

        var quick = Asked();
        Assert.Equal(2, quick.Does(new ReportDone(Dee, "Done", [])).Length);
        Assert.Equal((Stage.Reported, Dee), (quick.Affair.Stage, quick.Affair.Doer));
    }

    [Fact]
    public void Nobody_reports_on_the_work_of_another()
    {
        foreach (var story in new[] { Underway(), Asked() })
        {
            foreach (var person in new[] { Ann, Eve, Moderator })
            {
                story.Refuses(new ReportProgress(person, "", []), Reason.DoerOnly);
                story.Refuses(new ReportDone(person, "", []), Reason.DoerOnly);
                story.Refuses(new Release(person), Reason.DoerOnly);
            }
        }
    }

    [Fact]
    public void There_is_nothing_to_report_before_there_is_work_or_after_it()
    {
        foreach (var story in new[] { Raised(), Discussing(), UpForVote(), Assigning(), Reported(), Resolved() })
        {
            story.Refuses(new ReportProgress(Dee, "", []), Reason.NotNow);
            story.Refuses(new ReportDone(Dee, "", []), Reason.NotNow);
            story.Refuses(new Release(Dee), Reason.NotNow);
        }
    }

    [Fact]
    public void The_raiser_or_a_moderator_speaks_for_an_outside_body()
    {
        foreach (var person in new[] { Ann, Moderator })
        {
            HandedOver().Does<ProgressReported>(new ReportProgress(person, "They came", []));
            HandedOver().Does<WorkReported>(new ReportDone(person, "They fixed it", []));
            HandedOver().Does<WorkGivenBack>(new Release(person));
        }

        HandedOver().Refuses(new ReportDone(Bo, "", []), Reason.DoerOnly);
    }

    [Fact]
    public void Work_given_back_waits_for_somebody_else()
    {
        var story = Underway();
        Assert.Equal(Dee, story.Does<WorkGivenBack>(new Release(Dee)).By);
        Assert.Equal(Stage.Assigning, story.Affair.Stage);
        Assert.Null(story.Affair.Work);
        story.Does<WorkTakenOn>(new Claim(Eve));
    }

    [Fact]
    public void A_silent_commitment_expires_after_the_due_date()
    {
        var story = Underway();
        Assert.IsType<WorkFellDue>(Assert.Single(story.FallsDue(DeadlineKind.WorkDue)));
        Assert.Equal(story.Affair.Work!.Due + story.Terms.CommitmentExpiresAfter, story.When(DeadlineKind.CommitmentExpires));

        var given = Assert.IsType<WorkGivenBack>(Assert.Single(story.FallsDue(DeadlineKind.CommitmentExpires)));

        Assert.Null(given.By);
        Assert.Equal(Stage.Assigning, story.Affair.Stage);
    }

    [Fact]
    public void A_sign_of_progress_renews_the_commitment()
    {
        var story = Underway();
        story.FallsDue(DeadlineKind.WorkDue);
        var expires = story.When(DeadlineKind.CommitmentExpires)!.Value;

        story.Wait(TimeSpan.FromDays(1)).Does(new ReportProgress(Dee, "Nearly", []));

        Assert.Equal(story.Now + story.Terms.CommitmentExpiresAfter, story.When(DeadlineKind.CommitmentExpires));
        story.WaitUntil(expires).DoesNothing(new FallDue(DeadlineKind.CommitmentExpires));
    }

    [Fact]
    public void Progress_before_the_due_date_is_no_excuse_after_it()
    {
        var story = Underway().And(new ReportProgress(Dee, "Started", []));
        story.FallsDue(DeadlineKind.WorkDue);
        Assert.Equal(story.Affair.Work!.Due + story.Terms.CommitmentExpiresAfter, story.When(DeadlineKind.CommitmentExpires));
    }

    [Fact]
    public void An_outside_body_is_neither_nudged_nor_let_off()
    {
        var story = HandedOver();
        Assert.Null(story.When(DeadlineKind.RemindDoer));
        story.FallsDue(DeadlineKind.WorkDue);
        Assert.Equal(Stage.Underway, story.Affair.Stage);
        Assert.Empty(AffairDeadlines.Of(story.Affair, story.Terms));
    }

    [Fact]
    public void Done_is_said_with_evidence_and_waits_to_be_judged()
    {
        var story = Underway();
        var reported = story.Does<WorkReported>(new ReportDone(Dee, "All lit", [Photo("p")]));
        Assert.Equal(story.Now + story.Terms.AcceptWithin, reported.AcceptUntil);
        Assert.Equal((Stage.Reported, "All lit"), (story.Affair.Stage, story.Affair.Work!.LastWords));
        Assert.Equal<int>([2], story.Affair.Work!.Evidence);
    }
}
