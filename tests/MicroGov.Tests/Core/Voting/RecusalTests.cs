using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

public sealed class RecusalTests
{
    private static readonly VoteRule People = VoteRule.Simple with
    {
        ExcludesConflicts = true,
        Quorum = TwoThirds(),
        MinimumVoters = 1,
    };

    private static readonly VoteRule Households = ByHousehold with
    {
        ExcludesConflicts = true,
        Quorum = TwoThirds(WeightBasis.Head, WeightBasis.Area),
    };

    [Fact]
    public void Anybody_leaves_themselves_out_and_a_leader_leaves_out_others()
    {
        var story = Open(People);
        var own = story.Does<VoterRecused>(new Recuse(Bo, Bo, "My brother sells lamps"));
        Assert.Equal((Bo, Bo, 1, "My brother sells lamps"), (own.By, own.Who, own.Round, own.Reason));

        story.Refuses(new Recuse(Cai, Dee, "She is his sister"), Reason.LeadersOnly);
        story.Does<VoterRecused>(new Recuse(Moderator, Dee, "She is his sister"));
        Assert.Equal([Bo, Dee], story.Affair.Vote!.Recused.Keys);
    }

    [Fact]
    public void Twice_is_a_harmless_repeat() =>
        Open(People).And(new Recuse(Bo, Bo, "Lamps")).DoesNothing(new Recuse(Moderator, Bo, "Lamps"));

    [Fact]
    public void A_rule_that_leaves_nobody_out_is_named() =>
        Assert.Equal(
            "simple", Open(VoteRule.Simple).Refuses(new Recuse(Bo, Bo, "Lamps"), Reason.RuleLeavesNobodyOut).Details["rule"]);

    [Fact]
    public void There_is_nobody_to_leave_out_when_no_vote_runs()
    {
        Under(People).Refuses(new Recuse(Bo, Bo, "Lamps"), Reason.VoteIsOver);
        Open(People)
            .Vote(Bo, For)
            .And(new VoidVote(Moderator, "Wrong roll"))
            .Refuses(new Recuse(Bo, Bo, "Lamps"), Reason.VoteIsOver);
    }

    [Fact]
    public void Their_ballot_counts_no_longer_and_they_cast_no_other_nor_take_it_back()
    {
        var story = Open(People).Vote(Bo, For).Vote(Cai, Against).And(new Recuse(Bo, Bo, "Lamps"));

        Assert.Equal<int>([0, 1, 0], story.Tally.Counts);
        Assert.Equal(1, story.Tally.Recused);
        story.Refuses(new CastBallot(Bo, 1, Against), Reason.HasInterest);
        story.Refuses(new TakeBackBallot(Bo, 1), Reason.HasInterest);
    }

    [Fact]
    public void A_quorum_is_of_those_who_are_still_asked()
    {
        var story = Open(People);
        foreach (var voter in Enumerable.Range(1, 7))
        {
            story.Vote(new PersonId(voter), For);
        }

        // Seven of twelve are too few; of ten they are enough.
        Assert.Equal((7, 8), Quorum(story, WeightBasis.Head));
        story.And(new Recuse(Moderator, new(20), "Lamps")).And(new Recuse(Moderator, new(21), "Lamps"));
        Assert.Equal((7, 7), Quorum(story, WeightBasis.Head));
    }

    [Fact]
    public void Where_households_vote_all_of_theirs_are_left_out_with_what_they_weigh()
    {
        var story = Open(Households).Vote(Cai, For).Vote(Dee, For);
        Assert.Equal(((3, 4), (16_000, 20_000)), (Quorum(story, WeightBasis.Head), Quorum(story, WeightBasis.Area)));

        story.Does(new Recuse(Cai, Cai, "Lamps"));

        Assert.Equal(2, story.Tally.Recused);
        Assert.Equal(((1, 2), (6_000, 13_334)), (Quorum(story, WeightBasis.Head), Quorum(story, WeightBasis.Area)));
    }

    [Fact]
    public void A_recused_household_casts_no_ballot_whoever_of_it_tries()
    {
        var story = Open(Households).And(new Recuse(Ann, Ann, "Lamps"));

        story.Refuses(new CastBallot(Ann, 1, For), Reason.HasInterest);
        story.Refuses(new CastBallot(Bo, 1, For), Reason.HasInterest);
        story.Refuses(new TakeBackBallot(Bo, 1), Reason.HasInterest);
        story.Refuses(new NotePaper(Moderator, AnnAndBos, For), Reason.HasInterest);
        Assert.Equal((0, 1), (story.Tally.Voters, story.Tally.Recused));
    }

    [Fact]
    public void A_paper_that_waits_for_a_recused_household_is_void()
    {
        var story = Open(Households).And(new NotePaper(Moderator, Dees, For)).And(new Recuse(Dee, Dee, "Lamps"));

        Assert.Empty(story.Affair.Vote!.Papers);
        story.Refuses(new ConfirmPaper(Cai, 1, Dees), Reason.ButtonIsOld);
    }

    [Fact]
    public void Who_has_no_household_on_the_roll_needs_no_leaving_out() =>
        Open(Households).Refuses(new Recuse(Moderator, Stranger, "Lamps"), Reason.NotOnRoll);

    [Fact]
    public void What_a_recused_person_objected_to_stands_no_longer()
    {
        var story = Open(Consent with { ExcludesConflicts = true }).And(new ObjectTo(Bo, "My shop is darker")).Vote(Cai, For);
        story.And(new Recuse(Moderator, Bo, "His shop"));

        Assert.Empty(story.Affair.Vote!.Objections);
        Assert.Equal(Verdict.Adopted, story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Result.Verdict);
    }

    private static (long Got, long Needed) Quorum(Story story, WeightBasis basis)
    {
        var test = VoteCounting
            .Turnout(story.Affair.Vote!, story.Profile)
            .Single(test => test.Kind == TestKind.Quorum && test.Basis == basis);
        return (test.Got, test.Needed);
    }
}
