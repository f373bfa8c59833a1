using MicroGov.Core;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

public sealed class ProxyTests
{
    private static readonly VoteRule OneEach = ByHousehold with { ProxiesPerHolder = 1 };

    private static readonly VoteRule TwoEach = ByHousehold with { ProxiesPerHolder = 2, ExcludesConflicts = true };

    [Fact]
    public void Who_holds_a_proxy_casts_its_ballot_with_their_own()
    {
        var story = Open(OneEach);
        var given = story.Does<ProxyGiven>(new GiveProxy(Dee, Bo));
        Assert.Equal((Dee, 1, Dees, Bo), (given.By, given.Round, given.Household, given.To));
        story.DoesNothing(new GiveProxy(Dee, Bo));

        var cast = story.Does(new CastBallot(Bo, 1, For)).Cast<BallotCast>().ToList();

        Assert.Equal([(AnnAndBos, null), (Dees, true)], cast.Select(ballot => (ballot.Household!.Value, ballot.ByProxy)));
        Assert.Equal<int>([2, 0, 0], story.Tally.Counts);
    }

    [Fact]
    public void Nobody_holds_more_than_the_rule_allows()
    {
        var story = Open(OneEach).And(new GiveProxy(Dee, Bo));
        Assert.Equal("1", story.Refuses(new GiveProxy(Eve, Bo), Reason.TooManyProxies).Details["most"]);
        Open(OneEach).Refuses(new GiveProxy(Cai, Bo), Reason.TooManyProxies);
        Assert.Equal(2, Open(TwoEach).Does(new GiveProxy(Cai, Bo)).Length);
        Assert.Equal("household", Open(ByHousehold).Refuses(new GiveProxy(Dee, Bo), Reason.NoProxies).Details["rule"]);
    }

    [Fact]
    public void A_proxy_goes_to_somebody_else_who_has_a_vote()
    {
        Open(OneEach).Refuses(new GiveProxy(Dee, Dee), Reason.ProxyForYourself);
        Open(OneEach).Refuses(new GiveProxy(Ann, Bo), Reason.ProxyForYourself);
        Open(OneEach).Refuses(new GiveProxy(Dee, Moderator), Reason.HolderNotOnRoll);
        Open(OneEach).Refuses(new GiveProxy(Moderator, Bo), Reason.NoHousehold);
        Open(OneEach).Vote(Dee, For).Refuses(new GiveProxy(Dee, Bo), Reason.VotedThemselves);
    }

    [Fact]
    public void What_was_given_to_somebody_is_not_theirs_to_give() =>
        Assert.Equal(AnnAndBos, Open(TwoEach).And(new GiveProxy(Dee, Bo)).Does<ProxyGiven>(new GiveProxy(Bo, Eve)).Household);

    [Fact]
    public void The_households_own_ballot_beats_the_proxy_before_and_after()
    {
        var after = Open(OneEach).And(new GiveProxy(Dee, Bo)).Vote(Bo, For).Vote(Dee, Against);
        Assert.Equal<int>([1, 1, 0], after.Tally.Counts);

        Assert.Equal(AnnAndBos, after.Does<BallotCast>(new CastBallot(Bo, 1, Abstain)).Household);
        Assert.Equal(AnnAndBos, after.Does<BallotTakenBack>(new TakeBackBallot(Bo, 1)).Household);
        Assert.Equal<int>([0, 1, 0], after.Tally.Counts);

        var before = Open(OneEach).And(new GiveProxy(Dee, Bo)).Vote(Dee, Against).Vote(Bo, For);
        Assert.Equal<int>([1, 1, 0], before.Tally.Counts);
    }

    [Fact]
    public void Where_ballots_are_final_the_household_still_overrides_its_proxy()
    {
        var story = Open(OneEach with { MayChange = false }).And(new GiveProxy(Dee, Bo)).Vote(Bo, For);
        story.Refuses(new CastBallot(Bo, 1, Against), Reason.BallotIsFinal);

        story.Vote(Dee, Against);

        Assert.Equal<int>([1, 1, 0], story.Tally.Counts);
        story.Refuses(new CastBallot(Dee, 1, For), Reason.BallotIsFinal);
    }

    [Fact]
    public void Taking_it_back_takes_back_what_the_holder_cast()
    {
        var story = Open(TwoEach).And(new GiveProxy(Cai, Bo)).Vote(Bo, For);
        var events = story.Does(new TakeBackProxy(Cai));

        Assert.Equal([Cais, CaisOther], events.OfType<ProxyTakenBack>().Select(one => one.Household));
        Assert.Equal([Cais, CaisOther], events.OfType<BallotTakenBack>().Select(one => one.Household!.Value));
        Assert.Equal<int>([1, 0, 0], story.Tally.Counts);
        story.Vote(Bo, Against);
        Assert.Equal<int>([0, 1, 0], story.Tally.Counts);
        story.Refuses(new TakeBackProxy(Cai), Reason.NoProxyGiven);
    }

    [Fact]
    public void Taking_it_back_leaves_what_the_household_cast_itself()
    {
        var story = Open(OneEach).And(new GiveProxy(Dee, Bo)).Vote(Dee, For);
        story.Does<ProxyTakenBack>(new TakeBackProxy(Dee));
        Assert.Equal<int>([1, 0, 0], story.Tally.Counts);
    }

    [Fact]
    public void Given_to_another_it_is_taken_from_the_first_with_what_they_cast()
    {
        var story = Open(OneEach).And(new GiveProxy(Dee, Bo)).Vote(Bo, For);
        var events = story.Does(new GiveProxy(Dee, Eve));

        Assert.Equal(Eve, Assert.Single(events.OfType<ProxyGiven>()).To);
        Assert.Equal(Dees, Assert.Single(events.OfType<BallotTakenBack>()).Household);
        Assert.Equal<int>([1, 0, 0], story.Tally.Counts);
        Assert.Equal([Eve], story.Affair.Vote!.Proxies.Values);
    }

    [Fact]
    public void When_the_holder_leaves_the_group_all_that_they_cast_is_struck()
    {
        var story = Open(OneEach).And(new GiveProxy(Dee, Bo)).Vote(Bo, For);
        Assert.Equal(2, story.Does(new StrikeBallot(Bo)).Cast<BallotStruck>().Count());
        Assert.Equal((0, 2), (story.Tally.Voters, story.Tally.Struck));

        var overridden = Open(OneEach).And(new GiveProxy(Dee, Bo)).Vote(Bo, For).Vote(Dee, For).Vote(Ann, For);
        overridden.DoesNothing(new StrikeBallot(Bo));
        Assert.Equal(2, overridden.Tally.Voters);
    }

    [Fact]
    public void A_proxy_of_a_household_that_is_left_out_is_worth_nothing()
    {
        var story = Open(TwoEach).And(new GiveProxy(Dee, Bo)).And(new Recuse(Dee, Dee, "Lamps"));
        Assert.Equal(AnnAndBos, story.Does<BallotCast>(new CastBallot(Bo, 1, For)).Household);
    }

    [Fact]
    public void Outside_a_vote_there_is_nothing_to_give_or_take_back()
    {
        Under(OneEach).Refuses(new GiveProxy(Dee, Bo), Reason.VoteIsOver);
        var over = Open(OneEach).And(new GiveProxy(Dee, Bo)).And(new CloseVote(Moderator));
        over.Refuses(new TakeBackProxy(Dee), Reason.VoteIsOver);
    }
}
