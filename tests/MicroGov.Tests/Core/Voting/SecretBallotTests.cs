using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

public sealed class SecretBallotTests
{
    private static readonly VoteRule Hidden = VoteRule.Simple with { Name = "hidden", Secrecy = Secrecy.Hidden };

    private static readonly VoteRule SecretByHousehold = Secret with { Basis = VoterBasis.Household };

    [Fact]
    public void The_journal_says_that_somebody_voted_and_not_what()
    {
        var cast = Open(Secret).Does<BallotCast>(new CastBallot(Bo, 1, Against));

        Assert.Equal((null, Against, true), (cast.Choice, cast.Sealed!.Value.Choice, cast.Counted));
        Assert.NotNull(cast.Receipt);
        var written = AffairEvents.Format.Write(cast);
        Assert.DoesNotContain(cast.Receipt, written, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed", written, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(cast with { Sealed = null, Receipt = null }, AffairEvents.Format.Read(written));
    }

    [Fact]
    public void Any_other_vote_seals_nothing_and_hands_out_no_receipt()
    {
        foreach (var rule in new[] { VoteRule.Simple, Hidden })
        {
            var cast = Open(rule).Does<BallotCast>(new CastBallot(Bo, 1, Against));
            Assert.Equal((Against, null, null), (cast.Choice!.Value.Choice, cast.Sealed, cast.Receipt));
        }
    }

    [Fact]
    public void A_changed_ballot_keeps_its_receipt_and_a_repeat_is_no_event()
    {
        var story = Open(Secret);
        var first = story.Does<BallotCast>(new CastBallot(Bo, 1, For));
        story.DoesNothing(new CastBallot(Bo, 1, For));
        var other = story.Does<BallotCast>(new CastBallot(Cai, 1, For));
        var changed = story.Does<BallotCast>(new CastBallot(Bo, 1, Against));

        Assert.Equal(first.Receipt, changed.Receipt);
        Assert.NotEqual(first.Receipt, other.Receipt);
    }

    [Fact]
    public void Each_household_has_a_receipt_of_its_own_which_housemates_share()
    {
        var story = Open(SecretByHousehold);
        var both = story.Does(new CastBallot(Cai, 1, For)).Cast<BallotCast>().Select(cast => cast.Receipt).ToList();
        Assert.Equal(2, both.Distinct().Count());
        Assert.Equal(both, story.Does(new CastBallot(Cai, 1, Against)).Cast<BallotCast>().Select(cast => cast.Receipt));

        var ann = story.Does<BallotCast>(new CastBallot(Ann, 1, For)).Receipt;
        Assert.Equal(ann, story.Does<BallotCast>(new CastBallot(Bo, 1, Against)).Receipt);
    }

    [Fact]
    public void Counted_ballots_are_published_in_the_order_of_their_receipts()
    {
        var story = Open(Secret)
            .Vote(Bo, For)
            .Vote(Cai, Against)
            .Vote(Dee, Abstain)
            .Vote(Stranger, For)
            .Vote(Eve, For)
            .Vote(Bo, Against);
        story.Does(new StrikeBallot(Dee));
        var receipts = new[] { Bo, Cai, Eve }.ToDictionary(
            voter => story.Ballots.Of(voter)!.Receipt!, voter => story.Ballots.Of(voter)!.Choice);

        var published = story.Does<VoteCounted>(new CloseVote(Moderator)).Published!.Value;

        Assert.Equal(receipts.Keys.Order(StringComparer.Ordinal), published.Select(line => line.Receipt));
        Assert.All(published, line => Assert.Equal(receipts[line.Receipt], line.Choice));
        Assert.NotEqual(receipts.Keys, published.Select(line => line.Receipt));
        Assert.Null(Open(Hidden).Does<VoteCounted>(new CloseVote(Moderator)).Published);
    }

    [Fact]
    public void Until_it_closes_only_the_turnout_is_told()
    {
        foreach (var rule in new[] { Hidden, Secret })
        {
            var story = Open(rule).Vote(Bo, For).Vote(Cai, Against).Vote(Stranger, For);
            var prolonged = story.FallsDue<VoteProlonged>(DeadlineKind.VoteEnds).SoFar;
            Assert.Equal((2, 1, 2, true), (prolonged.Voters, prolonged.KeptApart, prolonged.Listed, prolonged.Counts.IsEmpty));

            var advice = story.Does(new Escalate(Moderator, "The whole building is dark")).OfType<AskedAgain>().Single().Advice!;
            Assert.Equal((2, true), (advice.Voters, advice.Counts.IsEmpty));
        }

        var open = Open(VoteRule.Simple).Vote(Bo, For).Vote(Cai, Against);
        Assert.Equal<int>([1, 1, 0], open.FallsDue<VoteProlonged>(DeadlineKind.VoteEnds).SoFar.Counts);
        Assert.Equal<int>(
            [1, 1, 0], open.Does(new Escalate(Moderator, "All of it")).OfType<AskedAgain>().Single().Advice!.Counts);
    }

    [Fact]
    public void A_void_vote_tells_nothing_of_what_was_cast()
    {
        var story = Open(Secret).Vote(Bo, For).Vote(Cai, For).Vote(Dee, Against).And(new VoidVote(Moderator, "Wrong question"));
        Assert.Equal<int>([0, 0, 0], story.Affair.Vote!.Result!.Tally.Counts);
        Assert.DoesNotContain(story.Journal, entry => entry.Read() is VoteCounted or BallotCast { Choice: not null });
    }

    [Fact]
    public void A_secret_run_off_publishes_each_round()
    {
        var story = Open(
            Secret with
            {
                RunOff = true,
                Pass = new(new(1, 2)) { Strict = true },
                MinimumVoters = 1,
            },
            "Red",
            "Green",
            "Blue");
        story.Vote(Bo, 0).Vote(Cai, 1);
        Assert.Equal(2, story.FallsDue<RunOffOpened>(DeadlineKind.VoteEnds).Published!.Value.Length);
        Assert.Empty(story.Ballots.Published);

        story.Vote(Bo, 0);
        Assert.Single(story.FallsDue<VoteCounted>(DeadlineKind.VoteEnds).Published!.Value);
    }
}
