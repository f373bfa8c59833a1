using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Affairs;

public sealed class RaisingTests
{
    [Fact]
    public void What_a_neighbour_raises_gets_the_next_number_and_waits_for_seconds()
    {
        var story = Raised(new CommunityTerms { SecondWithin = TimeSpan.FromDays(5) });

        var affair = story.Affair;
        Assert.Equal((7, 3, 12), (affair.Id, affair.CommunityId, affair.Number));
        Assert.Equal(("The stairs are dark", "Floors 4 to 6, for two weeks"), (affair.Title, affair.Description));
        Assert.Equal((1, 1), (Assert.Single(affair.RaisedWith), affair.Attachments));
        Assert.Equal((Ann, Story.Start, Stage.Raised), (affair.RaisedBy, affair.RaisedAt, affair.Stage));
        Assert.Equal(Story.Start.AddDays(5), story.When(DeadlineKind.SecondsEnd));
    }

    [Fact]
    public void An_affair_is_raised_once()
    {
        Raised().Refuses(new Raise(Bo, "Mine now", "", []), Reason.NotNow);
        Resolved().Refuses(new Raise(Bo, "Mine now", "", []), Reason.NotNow);
    }

    [Fact]
    public void Somebody_outside_the_group_raises_nothing() =>
        new Story().Refuses(new Raise(Stranger, "Buy my lamps", "", []), Reason.Outsider);

    [Fact]
    public void What_nobody_seconds_in_time_lapses()
    {
        var story = Raised();

        var closed = Assert.IsType<AffairClosed>(Assert.Single(story.FallsDue(DeadlineKind.SecondsEnd)));

        Assert.Equal((Outcome.Lapsed, (PersonId?)null), (closed.Outcome, closed.By));
        Assert.Equal((Stage.Closed, Outcome.Lapsed), (story.Affair.Stage, story.Affair.Outcome));
    }

    [Fact]
    public void An_urgent_affair_goes_straight_to_those_who_can_do_it()
    {
        foreach (var story in new[] { Raised(), Discussing() })
        {
            story.Does<DeclaredUrgent>(new DeclareUrgent(Moderator));

            Assert.True(story.Affair.Urgent);
            Assert.Equal(Stage.Assigning, story.Affair.Stage);
            Assert.Null(story.Affair.StageEnds);
        }
    }

    [Fact]
    public void Nothing_becomes_urgent_while_it_is_voted_on_or_done()
    {
        foreach (var story in new[] { UpForVote(), Assigning(), Underway(), Reported(), Resolved() })
        {
            story.Refuses(new DeclareUrgent(Moderator), Reason.NotNow);
        }
    }

    [Fact]
    public void Only_a_moderator_declares_urgency() => Raised().Refuses(new DeclareUrgent(Ann), Reason.LeadersOnly);

    [Fact]
    public void A_refusal_names_the_stage_that_the_affair_is_in() =>
        Assert.Equal("Voting", UpForVote().Refuses(new DeclareUrgent(Moderator), Reason.NotNow).Details["stage"]);

    [Fact]
    public void A_refusal_has_no_value_to_take() =>
        Assert.Throws<InvalidOperationException>(() => UpForVote().Decide(new DeclareUrgent(Moderator)).Value);
}
