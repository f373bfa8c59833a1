using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Voting;

public sealed class ClosingAVoteTests
{
    [Fact]
    public void What_more_are_for_than_against_is_adopted()
    {
        var story = UpForVote().Vote(Bo, For).Vote(Cai, For).Vote(Dee, Against);

        var counted = Assert.IsType<VoteCounted>(Assert.Single(story.FallsDue(DeadlineKind.VoteEnds)));

        Assert.Equal((null, null, null), (counted.By, counted.Outcome, counted.ReopenUntil));
        Assert.Equal((Verdict.Adopted, For), (counted.Result.Verdict, counted.Result.Winner!.Value));
        Assert.Equal(Stage.Assigning, story.Affair.Stage);
        Assert.Equal<int>([2, 1, 0], story.Affair.Vote!.Result!.Tally.Counts);
    }

    [Fact]
    public void A_tie_fails()
    {
        var story = UpForVote().Vote(Bo, For).Vote(Cai, Against).Vote(Dee, Abstain);

        story.FallsDue(DeadlineKind.VoteEnds);

        Assert.Equal((Stage.Closed, Outcome.Rejected), (story.Affair.Stage, story.Affair.Outcome));
        Assert.Equal(Verdict.Tied, story.Affair.Vote!.Result!.Verdict);
        Assert.Equal(story.Now + story.Terms.ReopenWithin, story.Affair.ReopenUntil);
    }

    [Fact]
    public void Too_few_voters_get_as_much_time_again_once_and_then_it_lapses()
    {
        var story = UpForVote().Vote(Bo, For).Vote(Cai, For);

        var longer = Assert.IsType<VoteProlonged>(Assert.Single(story.FallsDue(DeadlineKind.VoteEnds)));
        Assert.Equal(story.Now.AddDays(3), longer.Until);
        Assert.Equal(2, longer.SoFar.Voters);
        Assert.Equal(story.Now.AddDays(2), story.When(DeadlineKind.RemindVoters));
        Assert.Equal(1, story.Affair.Vote!.Extensions);

        story.FallsDue(DeadlineKind.VoteEnds);
        Assert.Equal((Stage.Closed, Outcome.Lapsed), (story.Affair.Stage, story.Affair.Outcome));
        Assert.Equal(Verdict.NoQuorum, story.Affair.Vote!.Result!.Verdict);
    }

    [Fact]
    public void The_time_added_may_bring_the_voters_that_were_missing()
    {
        var story = UpForVote().Vote(Bo, For).Vote(Cai, For);
        story.FallsDue(DeadlineKind.VoteEnds);

        story.Vote(Dee, Abstain).FallsDue(DeadlineKind.VoteEnds);

        Assert.Equal(Stage.Assigning, story.Affair.Stage);
    }

    [Fact]
    public void Ballots_kept_apart_neither_make_a_quorum_nor_count()
    {
        var story = UpForVote().Vote(Bo, Against).Vote(Cai, Against).Vote(Stranger, For);
        var apart = Assert.IsType<VoteProlonged>(Assert.Single(story.FallsDue(DeadlineKind.VoteEnds))).SoFar;
        Assert.Equal((2, 1), (apart.Voters, apart.KeptApart));

        story.Vote(Dee, Against).FallsDue(DeadlineKind.VoteEnds);

        Assert.Equal<int>([0, 3, 0], story.Affair.Vote!.Result!.Tally.Counts);
        Assert.Equal(1, story.Affair.Vote!.Result!.Tally.KeptApart);
    }

    [Fact]
    public void A_moderator_closes_early_and_prolongs_nothing()
    {
        var story = UpForVote().Vote(Bo, For);

        var counted = story.Does<VoteCounted>(new CloseVote(Moderator));

        Assert.Equal((Moderator, Outcome.Lapsed), (counted.By, counted.Outcome));
        UpForVote().Refuses(new CloseVote(Ann), Reason.LeadersOnly);
    }

    [Fact]
    public void There_is_no_vote_to_close_where_none_runs()
    {
        foreach (var story in new[] { Raised(), Discussing(), Assigning(), Underway(), Reported(), Resolved() })
        {
            story.Refuses(new CloseVote(Moderator), Reason.NotNow);
        }
    }

    [Fact]
    public void A_vote_nobody_counted_ballots_for_has_none()
    {
        var story = UpForVote();
        var decided = AffairDecider.Decide(
            story.Affair, new CloseVote(Moderator), new Facts { Role = Role.Moderator }, story.Now);

        var result = Assert.IsType<VoteCounted>(Assert.Single(decided.Value)).Result;
        Assert.Equal((Verdict.NoQuorum, 3), (result.Verdict, result.Tally.Counts.Length));
    }
}
