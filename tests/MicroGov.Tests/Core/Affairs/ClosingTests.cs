using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Work;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Affairs;

public sealed class ClosingTests
{
    [Fact]
    public void A_moderator_declines_what_is_raised_or_discussed_and_says_why()
    {
        foreach (var story in new[] { Raised(), Discussing() })
        {
            story.Does<AffairClosed>(new Decline(Moderator, "A private matter"));

            Assert.Equal((Stage.Closed, Outcome.Declined), (story.Affair.Stage, story.Affair.Outcome));
            Assert.Equal("A private matter", story.Affair.ClosingNote);
            Assert.Equal(story.Now + story.Terms.ReopenWithin, story.Affair.ReopenUntil);
        }
    }

    [Fact]
    public void What_is_being_voted_on_or_done_is_not_declined()
    {
        foreach (var story in new[] { UpForVote(), Assigning(), Underway(), Reported(), Resolved() })
        {
            story.Refuses(new Decline(Moderator, ""), Reason.NotNow);
        }
    }

    [Fact]
    public void The_raiser_or_a_moderator_withdraws_until_somebody_does_the_work()
    {
        foreach (var story in new[] { Raised(), Discussing(), UpForVote(), Assigning() })
        {
            story.Refuses(new Withdraw(Bo), Reason.RaiserOrModerator);
            story.Does<AffairClosed>(new Withdraw(story.Affair.Stage == Stage.Voting ? Moderator : Ann));
            Assert.Equal(Outcome.Withdrawn, story.Affair.Outcome);
        }

        foreach (var story in new[] { Underway(), Reported(), Resolved() })
        {
            story.Refuses(new Withdraw(Ann), Reason.NotNow);
        }
    }

    [Fact]
    public void A_duplicate_is_merged_into_the_other_affair()
    {
        foreach (var story in new[] { Raised(), Discussing() })
        {
            story.Does<AffairClosed>(new Merge(Moderator, 5));
            Assert.Equal((Outcome.Merged, 5L), (story.Affair.Outcome, story.Affair.MergedInto));
        }

        UpForVote().Refuses(new Merge(Moderator, 5), Reason.NotNow);
    }

    [Fact]
    public void An_affair_is_not_merged_into_itself() => Raised().Refuses(new Merge(Moderator, 7), Reason.NotIntoItself);

    [Fact]
    public void Only_a_moderator_declines_merges_and_closes()
    {
        Raised().Refuses(new Decline(Ann, ""), Reason.LeadersOnly);
        Raised().Refuses(new Merge(Ann, 5), Reason.LeadersOnly);
        OnNotice().Refuses(new Close(Ann, ""), Reason.ModeratorsOnly);
    }

    [Fact]
    public void What_was_debated_is_debated_again()
    {
        foreach (Act ending in new Act[] { new Decline(Moderator, ""), new Withdraw(Ann), new Merge(Moderator, 5) })
        {
            var story = Raised().And(ending);

            story.Does<AffairReopened>(new Reopen(Ann, "It is back"));

            Assert.Equal((Stage.Discussing, 1), (story.Affair.Stage, story.Affair.TimesReopened));
            Assert.Null(story.Affair.Outcome);
            Assert.Equal(story.Now + story.Terms.DiscussFor, story.When(DeadlineKind.DiscussionEnds));
            Assert.Equal(("", (DateTimeOffset?)null), (story.Affair.ClosingNote, story.Affair.ReopenUntil));
        }
    }

    [Fact]
    public void What_was_done_is_done_again()
    {
        var story = Resolved();

        story.Does<AffairReopened>(new Reopen(Moderator, "Dark again"));

        Assert.Equal(Stage.Assigning, story.Affair.Stage);
        Assert.Null(story.Affair.Work);
        Assert.Null(story.Affair.AcceptedBy);
        Assert.Null(story.Affair.NoticeUntil);
        story.Does<WorkTakenOn>(new Claim(Bo));
    }

    [Fact]
    public void What_an_outside_body_did_is_done_again()
    {
        var story = HandedOver().And(new ReportDone(Ann, "Fixed", [])).And(new AcceptWork(Bo)).And(new Close(Moderator, ""));
        Assert.Equal(Outcome.HandedOver, story.Affair.Outcome);

        story.Does(new Reopen(Ann, "Leaks again"));

        Assert.Equal(Stage.Assigning, story.Affair.Stage);
    }

    [Fact]
    public void Reopening_has_its_window()
    {
        var story = Resolved();
        var until = story.Affair.ReopenUntil!.Value;
        Assert.Equal(story.Now + story.Terms.ReopenWithin, until);

        story.WaitUntil(until).Refuses(new Reopen(Ann, ""), Reason.TooLateToReopen);
        story.WaitUntil(until.AddTicks(-1)).Does<AffairReopened>(new Reopen(Ann, ""));

        var debated = Raised().And(new Decline(Moderator, ""));
        debated.WaitUntil(debated.Affair.ReopenUntil!.Value).Refuses(new Reopen(Ann, ""), Reason.TooLateToReopen);
    }

    [Fact]
    public void Only_the_raiser_or_a_moderator_reopens_and_only_what_is_closed()
    {
        Resolved().Refuses(new Reopen(Dee, ""), Reason.RaiserOrModerator);
        foreach (var story in new[] { Raised(), Discussing(), UpForVote(), Assigning(), Underway(), Reported() })
        {
            story.Refuses(new Reopen(Ann, ""), Reason.NotNow);
        }
    }

    [Fact]
    public void Nothing_falls_due_on_a_closed_affair() =>
        Assert.Empty(AffairDeadlines.Of(Resolved().Affair, new CommunityTerms()));
}
