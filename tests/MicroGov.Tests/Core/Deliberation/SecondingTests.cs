using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Deliberation;

public sealed class SecondingTests
{
    [Fact]
    public void Enough_seconds_open_the_discussion()
    {
        var story = Raised();
        story.Does<AffairSeconded>(new Second(Bo));
        story.Does<AffairSeconded>(new Second(Cai));
        Assert.Equal(Stage.Raised, story.Affair.Stage);

        var events = story.Does(new Second(Dee));

        Assert.IsType<AffairSeconded>(events[0]);
        Assert.Null(Assert.IsType<DiscussionOpened>(events[1]).By);
        Assert.Equal(Stage.Discussing, story.Affair.Stage);
        Assert.Equal([Bo, Cai, Dee], story.Affair.Seconders);
        Assert.Equal(story.Now + story.Terms.DiscussFor, story.Affair.StageEnds);
    }

    [Fact]
    public void The_group_says_how_many_seconds_are_enough()
    {
        var story = Raised(new CommunityTerms { SecondsNeeded = 1 });
        story.Does(new Second(Bo));
        Assert.Equal(Stage.Discussing, story.Affair.Stage);
    }

    [Fact]
    public void Nobody_seconds_their_own_affair() => Raised().Refuses(new Second(Ann), Reason.SecondingYourOwn);

    [Fact]
    public void Nobody_seconds_twice() => Raised().And(new Second(Bo)).Refuses(new Second(Bo), Reason.AlreadySeconded);

    [Fact]
    public void Somebody_outside_the_group_seconds_nothing() => Raised().Refuses(new Second(Stranger), Reason.Outsider);

    [Fact]
    public void There_is_nothing_to_second_once_it_is_discussed()
    {
        foreach (var story in new[] { Discussing(), UpForVote(), Assigning(), Underway(), Reported(), Resolved() })
        {
            story.Refuses(new Second(Eve), Reason.NotNow);
        }
    }

    [Fact]
    public void A_moderator_need_not_wait_for_seconds()
    {
        var story = Raised();
        Assert.Equal(Moderator, story.Does<DiscussionOpened>(new OpenDiscussion(Moderator)).By);
        story.Refuses(new OpenDiscussion(Moderator), Reason.NotNow);
    }

    [Fact]
    public void A_neighbour_opens_no_discussion_alone() => Raised().Refuses(new OpenDiscussion(Ann), Reason.LeadersOnly);
}
