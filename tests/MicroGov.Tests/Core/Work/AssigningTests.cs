using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Work;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Work;

public sealed class AssigningTests
{
    [Fact]
    public void Any_neighbour_takes_on_what_nobody_does()
    {
        var story = Assigning();

        var taken = story.Does<WorkTakenOn>(new Claim(Dee));

        Assert.Equal((Dee, story.Now, story.Now + story.Terms.WorkFor, ""), (taken.By, taken.At, taken.Due, taken.What));
        Assert.Equal((Stage.Underway, Dee), (story.Affair.Stage, story.Affair.Doer));
    }

    [Fact]
    public void Who_was_asked_takes_it_on_as_asked()
    {
        var story = Asked();
        var due = story.Affair.Offer!.Due!.Value;

        var taken = story.Does<WorkTakenOn>(new Claim(Dee));

        Assert.Equal(("New lamps", due), (taken.What, taken.Due));
        Assert.Null(story.Affair.Offer);
    }

    [Fact]
    public void A_quicker_neighbour_takes_it_on_their_own_terms()
    {
        var story = Asked();
        var taken = story.Does<WorkTakenOn>(new Claim(Eve));
        Assert.Equal(("", story.Now + story.Terms.WorkFor), (taken.What, taken.Due));
        Assert.Equal((Eve, (WorkOffer?)null), (story.Affair.Doer, story.Affair.Offer));
    }

    [Fact]
    public void A_date_that_passed_before_the_answer_is_set_anew()
    {
        var story = Asked().Wait(TimeSpan.FromDays(2));
        Assert.Equal(story.Now + story.Terms.WorkFor, story.Does<WorkTakenOn>(new Claim(Dee)).Due);
    }

    [Fact]
    public void Who_is_gone_for_good_leaves_what_they_do_and_what_they_were_asked_to_do()
    {
        foreach (var story in new[] { Asked(), Underway() })
        {
            Assert.Equal(new WorkGivenBack(Stage.Assigning, Dee), story.Does<WorkGivenBack>(new LeaveWork(Dee)));
            Assert.Equal((Stage.Assigning, null, null), (story.Affair.Stage, story.Affair.Doer, story.Affair.Offer));
        }
    }

    [Fact]
    public void Who_is_gone_for_good_leaves_the_work_of_others_and_what_is_being_judged()
    {
        foreach (var story in new[] { Asked(), Underway(), HandedOver(), Discussing() })
        {
            Assert.Empty(story.Does(new LeaveWork(Eve)));
        }

        Assert.Empty(Reported().Does(new LeaveWork(Dee)));
    }

    [Fact]
    public void What_somebody_does_already_is_not_claimed_again()
    {
        Underway().Refuses(new Claim(Eve), Reason.AlreadyClaimed);
        HandedOver().Refuses(new Claim(Eve), Reason.AlreadyClaimed);
        foreach (var story in new[] { Raised(), Discussing(), UpForVote(), Reported(), Resolved() })
        {
            story.Refuses(new Claim(Eve), Reason.NotNow);
        }
    }

    [Fact]
    public void Work_is_due_in_the_future()
    {
        var story = Assigning();
        story.Refuses(new Assign(Moderator, Dee, story.Now, ""), Reason.InThePast);
        story.Refuses(new HandOver(Moderator, "Police", story.Now), Reason.InThePast);
        story.Does<WorkOffered>(new Assign(Moderator, Dee, story.Now.AddTicks(1), ""));
    }

    [Fact]
    public void Who_is_asked_may_say_no_and_is_not_asked_any_more()
    {
        var story = Asked();

        Assert.Equal(Dee, story.Does<WorkGivenBack>(new Release(Dee)).By);

        Assert.Equal((Stage.Assigning, (WorkOffer?)null), (story.Affair.Stage, story.Affair.Offer));
        story.Refuses(new Release(Dee), Reason.NotNow);
        Assert.Equal("", story.Does<WorkTakenOn>(new Claim(Dee)).What);
    }

    [Fact]
    public void Nobody_says_no_for_somebody_else()
    {
        Asked().Refuses(new Release(Eve), Reason.DoerOnly);
        Asked().Refuses(new Release(Moderator), Reason.DoerOnly);
    }

    [Fact]
    public void Somebody_else_may_be_asked_instead()
    {
        var story = Asked().And(new Assign(Moderator, Eve, null, "Old lamps"));
        Assert.Equal(new WorkOffer(Eve, null, "Old lamps"), story.Affair.Offer);
    }

    [Fact]
    public void Work_that_somebody_holds_is_taken_from_them_to_ask_another()
    {
        var story = Underway();

        var events = story.Does(new Assign(Moderator, Eve, null, ""));

        Assert.Equal(Moderator, Assert.IsType<WorkGivenBack>(events[0]).By);
        Assert.Equal((Stage.Assigning, Eve), (story.Affair.Stage, story.Affair.Offer!.To));
        Assert.Null(story.Affair.Work);
    }

    [Fact]
    public void Only_a_moderator_assigns_and_only_where_there_is_work()
    {
        Assigning().Refuses(new Assign(Ann, Dee, null, ""), Reason.LeadersOnly);
        foreach (var story in new[] { Raised(), UpForVote(), HandedOver(), Reported(), Resolved() })
        {
            story.Refuses(new Assign(Moderator, Dee, null, ""), Reason.NotNow);
        }
    }

    [Fact]
    public void Work_that_belongs_to_an_outside_body_is_handed_over()
    {
        foreach (var story in new[] { Raised(), Discussing(), Assigning(), Asked() })
        {
            var handed = story.Does<HandedOver>(new HandOver(Moderator, "Water company", null));

            Assert.Equal(("Water company", story.Now + story.Terms.WorkFor), (handed.Body, handed.Due));
            Assert.Equal((Stage.Underway, (PersonId?)null), (story.Affair.Stage, story.Affair.Doer));
            Assert.Equal("Water company", story.Affair.Work!.Body);
            Assert.Null(story.Affair.Offer);
        }

        Raised().Refuses(new HandOver(Ann, "Police", null), Reason.LeadersOnly);
        Resolved().Refuses(new HandOver(Moderator, "Police", null), Reason.NotNow);
    }
}
