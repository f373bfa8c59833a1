using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

public sealed class RunOffTests
{
    /// <summary>The places on the first paper; of the second, the first two are whoever goes on.</summary>
    private const int Red = 0, Green = 1, Blue = 2, Against = 3;

    private static readonly ImmutableArray<string> Colours = ["Red", "Green", "Blue"];

    private static readonly VoteRule Majority = VoteRule.Simple with { RunOff = true, Pass = new(new(1, 2)) { Strict = true } };

    private static readonly VoteRule Households = Majority with
    {
        Basis = VoterBasis.Household,
        ExcludesConflicts = true,
        ProxiesPerHolder = 1,
    };

    [Fact]
    public void The_two_that_lead_are_voted_on_once_more()
    {
        var story = Open(Majority, Colours).Vote(Bo, Blue).Vote(Cai, Blue).Vote(Dee, Red).Vote(Eve, Red).Vote(Ann, Green);

        var opened = story.FallsDue<RunOffOpened>(DeadlineKind.VoteEnds);

        Assert.Equal((null, story.Now + TimeSpan.FromDays(3)), (opened.By, opened.Until));
        Assert.Equal<int>([Red, Blue], opened.First.Finalists);
        Assert.Equal(["Red", "Blue", "", ""], opened.Choices.Select(choice => choice.Text));
        Assert.Empty(opened.First.Drawn);
        var vote = story.Affair.Vote!;
        Assert.Equal(
            (Stage.Voting, 2, 1, true, 0), (story.Affair.Stage, vote.Round, vote.RollRound, vote.IsRunOff, story.Tally.Voters));
        Assert.Equal(Verdict.RunOff, vote.FirstRound!.Verdict);
        Assert.Null(vote.Result);
    }

    [Fact]
    public void The_second_round_decides()
    {
        var story = SecondRound().Vote(Bo, 1).Vote(Cai, 1).Vote(Dee, 0);
        story.Refuses(new CastBallot(Eve, 1, 0), Reason.VoteIsOver);
        Assert.Equal(1, story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Result.Winner);
        Assert.Equal("Blue", story.Affair.Vote!.Choices[1].Text);
    }

    [Fact]
    public void There_is_never_a_third()
    {
        var story = SecondRound().Vote(Bo, 0).Vote(Cai, 1).Vote(Dee, 2);
        Assert.Equal(Verdict.Tied, story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Result.Verdict);
    }

    [Fact]
    public void There_is_none_when_one_passes_or_fewer_than_two_are_wanted_or_the_rule_knows_none()
    {
        static Verdict After(VoteRule rule, ImmutableArray<string> options, params int[] ballots)
        {
            var story = Open(rule, options);
            foreach (var (at, choice) in ballots.Index())
            {
                story.Vote(new PersonId(at + 1), choice);
            }

            return story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Result.Verdict;
        }

        Assert.Equal(Verdict.Adopted, After(Majority, Colours, Red, Red, Blue));
        Assert.Equal(Verdict.Rejected, After(Majority, Colours, Red, Against, Against));
        Assert.Equal(Verdict.Rejected, After(Majority with { RunOff = false }, Colours, Red, Green, Blue, Blue, Against));
        Assert.Equal(Verdict.Tied, After(Majority, ["Red", "Green"], 0, 1, 2));
    }

    [Fact]
    public void A_leader_who_closes_it_opens_the_run_off_too()
    {
        var story = Open(Majority, Colours).Vote(Bo, Blue).Vote(Cai, Red).Vote(Dee, Against);
        Assert.Equal(Moderator, story.Does<RunOffOpened>(new CloseVote(Moderator)).By);
    }

    [Fact]
    public void A_lot_decides_who_goes_on_and_is_told()
    {
        var story = Open(Majority, Colours).Vote(Ann, Green).Vote(Bo, Green).Vote(Cai, Red).Vote(Dee, Blue);
        var seed = story.Journal[^1].Hash;

        var first = story.FallsDue<RunOffOpened>(DeadlineKind.VoteEnds).First;

        Assert.Equal<int>([Red, Blue], first.Drawn);
        var lucky = MicroGov.Core.Voting.Counting.Lot.Of(seed).First([Red, Blue]);
        Assert.Equal<int>([.. new[] { Green, lucky }.Order()], first.Finalists);
    }

    [Fact]
    public void Its_roll_and_its_proxies_are_those_of_the_first_round()
    {
        var story = Open(Households, Colours).And(new GiveProxy(Dee, Bo)).Vote(Ann, Red).Vote(Cai, Blue).Vote(Eve, Red);
        var before = story.Affair.Vote!.Roll;
        story.FallsDue(DeadlineKind.VoteEnds);

        Assert.Same(before, story.Affair.Vote!.Roll);
        Assert.Equal(1, story.Affair.Vote.RollRound);
        Assert.Equal(2, story.Does(new CastBallot(Bo, 2, 0)).Length);
    }

    [Fact]
    public void Who_was_left_out_is_left_out_of_it_as_well()
    {
        var story = Open(Households, Colours)
            .And(new Recuse(Moderator, Bo, "Sells paint"))
            .Vote(Cai, Blue)
            .Vote(Dee, Red)
            .Vote(Eve, Against);
        var events = story.FallsDue(DeadlineKind.VoteEnds);

        Assert.IsType<RunOffOpened>(events[0]);
        Assert.Equal(
            (Bo, 2, AnnAndBos, "Sells paint"),
            events[1] is VoterRecused one ? (one.Who, one.Round, one.Household!.Value, one.Reason) : default);
        Assert.Equal(1, story.Tally.Recused);
        story.Refuses(new CastBallot(Ann, 2, 0), Reason.HasInterest);
        story.Refuses(new CastBallot(Bo, 2, 0), Reason.HasInterest);
    }

    [Fact]
    public void So_is_a_person_where_people_vote()
    {
        var story = Open(Majority with { ExcludesConflicts = true }, Colours).And(new Recuse(Moderator, Ann, "Sells paint"))
            .Vote(Bo, Blue).Vote(Cai, Red).Vote(Dee, Against);
        var events = story.FallsDue(DeadlineKind.VoteEnds);

        Assert.Equal(new VoterRecused(PersonId.Clock, Ann, 2, "Sells paint"), events[1]);
        Assert.Equal(1, story.Tally.Recused);
        story.Refuses(new CastBallot(Ann, 2, 0), Reason.HasInterest);
    }

    [Fact]
    public void A_paper_of_the_first_round_is_none_of_the_second()
    {
        var story = Open(Households, Colours)
            .And(new NotePaper(Moderator, Dees, Green))
            .Vote(Ann, Red)
            .Vote(Cai, Blue)
            .Vote(Eve, Red);
        story.FallsDue(DeadlineKind.VoteEnds);

        Assert.Empty(story.Affair.Vote!.Papers);
        story.Refuses(new ConfirmPaper(Ann, 1, Dees), Reason.VoteIsOver);
        story.Refuses(new ConfirmPaper(Ann, 2, Dees), Reason.ButtonIsOld);
    }

    private static Story SecondRound()
    {
        var story = Open(Majority, Colours).Vote(Bo, Blue).Vote(Cai, Red).Vote(Dee, Against);
        story.FallsDue<RunOffOpened>(DeadlineKind.VoteEnds);
        return story;
    }
}
