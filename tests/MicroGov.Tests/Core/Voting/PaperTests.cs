using MicroGov.Core;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

public sealed class PaperTests
{
    private static readonly NotePaper DeeIsFor = new(Moderator, Dees, For);

    private static readonly ConfirmPaper Seen = new(Cai, 1, Dees);

    private static Story Noted(VoteRule? rule = null) => Open(rule ?? ByHousehold).And(DeeIsFor);

    [Fact]
    public void A_paper_counts_when_a_second_person_has_seen_it()
    {
        var story = Open(ByHousehold);
        var noted = story.Does<PaperNoted>(DeeIsFor);
        Assert.Equal((Moderator, 1, Dees, For), (noted.By, noted.Round, noted.Household, noted.Choice.Choice));
        Assert.Equal(0, story.Tally.Voters);

        var cast = story.Does<BallotCast>(Seen);

        Assert.Equal((Moderator, Cai, Dees, true), (cast.By, cast.Witness, cast.Household, cast.Counted));
        Assert.Equal<int>([1, 0, 0], story.Tally.Counts);
        Assert.Empty(story.Affair.Vote!.Papers);
        story.Refuses(new ConfirmPaper(Ann, 1, Dees), Reason.ButtonIsOld);
    }

    [Fact]
    public void Nobody_confirms_what_they_wrote_down_themselves() =>
        Noted().Refuses(new ConfirmPaper(Moderator, 1, Dees), Reason.NeedsSecondPerson);

    [Fact]
    public void Only_who_leads_writes_one_down_and_only_neighbours_confirm()
    {
        Open(ByHousehold).Refuses(DeeIsFor with { By = Ann }, Reason.LeadersOnly);
        Noted().Refuses(Seen with { By = Stranger }, Reason.Outsider);
    }

    [Fact]
    public void What_was_written_wrongly_is_written_again()
    {
        var story = Noted();
        story.DoesNothing(DeeIsFor);
        story.Does<PaperNoted>(DeeIsFor with { Choice = Against });

        story.And(Seen);
        Assert.Equal<int>([0, 1, 0], story.Tally.Counts);

        story.And(DeeIsFor).And(Seen);
        Assert.Equal<int>([1, 0, 0], story.Tally.Counts);
    }

    [Fact]
    public void Who_has_voted_themselves_needs_no_paper() =>
        Open(ByHousehold).Vote(Dee, Against).Refuses(DeeIsFor, Reason.VotedThemselves);

    [Fact]
    public void An_own_ballot_beats_a_paper_that_waits()
    {
        var story = Noted().Vote(Dee, Against);
        Assert.Empty(story.Affair.Vote!.Papers);
        story.Refuses(Seen, Reason.ButtonIsOld);
        Assert.Equal<int>([0, 1, 0], story.Tally.Counts);
    }

    [Fact]
    public void An_own_ballot_beats_a_paper_that_counts_even_where_ballots_are_final()
    {
        var story = Noted(ByHousehold with { MayChange = false }).And(Seen);

        story.Vote(Dee, Against);

        Assert.Equal<int>([0, 1, 0], story.Tally.Counts);
        story.Refuses(new CastBallot(Dee, 1, For), Reason.BallotIsFinal);
        story.Refuses(DeeIsFor, Reason.VotedThemselves);
    }

    [Fact]
    public void The_household_takes_back_what_was_on_paper() =>
        Assert.Equal(Dees, Noted().And(Seen).Does<BallotTakenBack>(new TakeBackBallot(Dee, 1)).Household);

    [Fact]
    public void A_vote_by_heads_of_people_takes_no_paper_nor_does_a_secret_one()
    {
        Assert.Equal("simple", Open(VoteRule.Simple).Refuses(DeeIsFor, Reason.PaperNeedsHouseholds).Details["rule"]);
        Open(Secret with { Basis = VoterBasis.Household }).Refuses(DeeIsFor, Reason.PaperIsNotSecret);
    }

    [Fact]
    public void A_paper_says_one_choice_of_the_vote_for_a_household_of_its_roll()
    {
        Open(ByHousehold).Refuses(DeeIsFor with { Choice = 3 }, Reason.NoSuchChoice);
        Open(ByHousehold).Refuses(DeeIsFor with { Choice = Marking.Of(0) }, Reason.NoSuchChoice);
        Open(ByHousehold with { Method = VotingMethod.Approval }, "Red", "Green")
            .Refuses(DeeIsFor with { Choice = 3 }, Reason.NoSuchChoice);
        Open(ByHousehold).Refuses(DeeIsFor with { HouseholdId = 77 }, Reason.NotOnRoll);
        Open(ByHousehold with { OwnersOnly = true }).Refuses(DeeIsFor with { HouseholdId = Eves }, Reason.NotOnRoll);
    }

    [Fact]
    public void An_objection_to_a_consent_is_not_made_on_paper()
    {
        var story = Open(Consent with { Basis = VoterBasis.Household });
        story.Refuses(DeeIsFor with { Choice = Against }, Reason.ObjectionNeedsReason);
        story.Does<PaperNoted>(DeeIsFor with { Choice = Abstain });
    }

    [Fact]
    public void After_the_count_nothing_is_written_down_or_confirmed()
    {
        var story = Noted().Vote(Ann, For).Vote(Cai, For).And(new CloseVote(Moderator));
        Assert.Empty(story.Affair.Vote!.Papers);
        story.Refuses(Seen, Reason.VoteIsOver);
        story.Refuses(DeeIsFor, Reason.VoteIsOver);
        Noted().Refuses(Seen with { Round = 2 }, Reason.VoteIsOver);
    }
}
