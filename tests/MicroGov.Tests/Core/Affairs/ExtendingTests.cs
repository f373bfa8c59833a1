using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Affairs;

public sealed class ExtendingTests
{
    private static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    public static TheoryData<Stage, DeadlineKind> WhatRuns => new()
    {
        { Stage.Raised, DeadlineKind.SecondsEnd },
        { Stage.Discussing, DeadlineKind.DiscussionEnds },
        { Stage.Voting, DeadlineKind.VoteEnds },
        { Stage.Underway, DeadlineKind.WorkDue },
    };

    [Theory]
    [MemberData(nameof(WhatRuns))]
    public void Whatever_runs_gets_longer(Stage stage, DeadlineKind kind)
    {
        var story = At(stage);
        var end = story.When(kind);

        story.Does<DeadlineMoved>(new Extend(Moderator, TwoDays));

        Assert.Equal(end + TwoDays, story.When(kind));
    }

    [Theory]
    [MemberData(nameof(WhatRuns))]
    public void What_should_be_over_already_gets_longer_from_now(Stage stage, DeadlineKind kind)
    {
        var story = At(stage).Wait(TimeSpan.FromDays(20));

        story.Does(new Extend(Moderator, TwoDays));

        Assert.Equal(story.Now + TwoDays, story.When(kind));
    }

    [Fact]
    public void More_time_means_another_reminder()
    {
        var vote = UpForVote();
        vote.FallsDue(DeadlineKind.RemindVoters);
        vote.Does(new Extend(Moderator, TwoDays));
        Assert.Equal(vote.When(DeadlineKind.VoteEnds) - vote.Terms.RemindVotersBefore, vote.When(DeadlineKind.RemindVoters));

        var work = Underway();
        work.FallsDue(DeadlineKind.RemindDoer);
        work.FallsDue(DeadlineKind.WorkDue);
        Assert.True(work.Affair.Work!.Overdue);
        work.Does(new Extend(Moderator, TwoDays));
        Assert.False(work.Affair.Work!.Overdue);
        Assert.NotNull(work.When(DeadlineKind.RemindDoer));
        Assert.Null(work.When(DeadlineKind.CommitmentExpires));
    }

    [Fact]
    public void Nothing_to_extend_where_nothing_runs()
    {
        foreach (var story in new[] { Assigning(), Reported(), OnNotice(), Resolved() })
        {
            story.Refuses(new Extend(Moderator, TwoDays), Reason.NotNow);
        }
    }

    [Fact]
    public void Only_a_moderator_extends() => UpForVote().Refuses(new Extend(Ann, TwoDays), Reason.LeadersOnly);

    private static Story At(Stage stage) => stage switch
    {
        Stage.Raised => Raised(),
        Stage.Discussing => Discussing(),
        Stage.Voting => UpForVote(),
        _ => Underway(),
    };
}
