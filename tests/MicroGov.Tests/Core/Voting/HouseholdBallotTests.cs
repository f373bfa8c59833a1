using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

public sealed class HouseholdBallotTests
{
    private static readonly VoteRule Final = ByHousehold with { MayChange = false };

    [Fact]
    public void One_press_speaks_for_every_household_of_who_presses()
    {
        var story = Open(ByHousehold);
        var cast = story.Does(new CastBallot(Cai, 1, For)).Cast<BallotCast>().ToList();

        Assert.Equal([Cais, CaisOther], cast.Select(ballot => ballot.Household!.Value));
        Assert.All(cast, ballot => Assert.True(ballot is { Counted: true, Apart: null, ByProxy: null, Witness: null }));
        Assert.Equal<int>([2, 0, 0], story.Tally.Counts);
        story.DoesNothing(new CastBallot(Cai, 1, For));
    }

    [Fact]
    public void The_latest_of_a_household_counts_and_who_changed_it_is_known()
    {
        var story = Open(ByHousehold).Vote(Ann, For);
        var changed = story.Does<BallotCast>(new CastBallot(Bo, 1, Against));

        Assert.Equal((Bo, AnnAndBos), (changed.By, changed.Household));
        Assert.Equal<int>([0, 1, 0], story.Tally.Counts);
        Assert.Equal(Bo, story.Ballots.Of(AnnAndBos, false).Ballot!.Voter);
    }

    [Fact]
    public void The_same_choice_by_a_housemate_is_theirs_now()
    {
        var story = Open(ByHousehold).Vote(Ann, For).Vote(Bo, For);
        Assert.Equal<int>([1, 0, 0], story.Tally.Counts);

        story.DoesNothing(new StrikeBallot(Ann));
        story.Does<BallotStruck>(new StrikeBallot(Bo));
        Assert.Equal((0, 1), (story.Tally.Voters, story.Tally.Struck));
        story.Vote(Ann, For);
        Assert.Equal((1, 0), (story.Tally.Voters, story.Tally.Struck));
    }

    [Fact]
    public void Whoever_of_the_household_takes_it_back()
    {
        var story = Open(ByHousehold).Vote(Ann, For);
        Assert.Equal(AnnAndBos, story.Does<BallotTakenBack>(new TakeBackBallot(Bo, 1)).Household);
        story.DoesNothing(new TakeBackBallot(Ann, 1));
        Assert.Equal(0, story.Tally.Voters);

        story.Vote(Cai, For);
        Assert.Equal(2, story.Does(new TakeBackBallot(Cai, 1)).Length);
    }

    [Fact]
    public void A_final_ballot_is_final_for_housemates_too()
    {
        var story = Open(Final).Vote(Ann, For);
        story.Refuses(new CastBallot(Bo, 1, For), Reason.BallotIsFinal);
        story.Refuses(new CastBallot(Bo, 1, Against), Reason.BallotIsFinal);
        story.Refuses(new TakeBackBallot(Bo, 1), Reason.BallotIsFinal);
        story.DoesNothing(new CastBallot(Ann, 1, For));
    }

    [Fact]
    public void What_one_household_may_not_the_other_still_may()
    {
        var homes = Homes.SetItem(4, Homes[4] with { Members = [Cai, Dee] });
        var story = Under(Final, homes, 12).And(new OpenVote(Moderator, null, null)).Vote(Dee, For);
        Assert.Equal<int>([2, 0, 0], story.Tally.Counts);

        // Cai's own door is free; the one shared with Dee has voted.
        Assert.Equal(Cais, story.Does<BallotCast>(new CastBallot(Cai, 1, Against)).Household);
        story.Refuses(new CastBallot(Cai, 1, For), Reason.BallotIsFinal);
    }

    [Fact]
    public void Who_has_no_household_on_the_roll_hears_why()
    {
        var owners = ByHousehold with { OwnersOnly = true };
        Open(owners).Refuses(new CastBallot(Eve, 1, For), Reason.NotOwner);
        Open(ByHousehold).Refuses(new CastBallot(Moderator, 1, For), Reason.NoHousehold);
        Open(ByHousehold).Refuses(new TakeBackBallot(Moderator, 1), Reason.NoHousehold);
        Open(ByHousehold).Refuses(new CastBallot(Stranger, 1, For), Reason.NoHousehold);
        Assert.Equal(Reason.Outsider, Open(ByHousehold).Decide(new CastBallot(Bo, 1, For), Role.Outsider).Refusal?.Reason);
    }

    [Fact]
    public void A_ballot_weighs_what_the_roll_says()
    {
        var story = Open(
            ByHousehold with
            {
                Pass = TwoThirds(WeightBasis.Head, WeightBasis.Area),
                Quorum = TwoThirds(WeightBasis.Share),
            });
        story.Vote(Cai, For).Vote(Dee, Against);

        Assert.Equal<long>([10_000, 6_000, 0], story.Tally.Areas);
        Assert.Equal<long>([30, 10, 0], story.Tally.Shares);
        Assert.Equal<int>([2, 1, 0], story.Tally.Counts);
    }

    [Fact]
    public void A_double_majority_needs_both()
    {
        var rule = ByHousehold with
        {
            Pass = new(new(1, 2), WeightBasis.Head, WeightBasis.Area) { Strict = true },
            Extensions = 0,
        };
        Verdict Of(params (PersonId Who, int What)[] ballots)
        {
            var story = Open(rule);
            foreach (var (who, what) in ballots)
            {
                story.Vote(who, what);
            }

            return story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Result.Verdict;
        }

        Assert.Equal(Verdict.Adopted, Of((Ann, For), (Cai, For), (Dee, Against), (Eve, Against)));
        // Two doors of three, but half of 200 m².
        Assert.Equal(Verdict.Rejected, Of((Dee, For), (Eve, For), (Ann, Against)));
        // 160 of 260 m², but two doors of four.
        Assert.Equal(Verdict.Tied, Of((Ann, For), (Dee, For), (Cai, Against)));
    }
}
