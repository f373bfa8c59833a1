using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

/// <summary>
/// Two options: the paper is Saturday, Sunday, against, abstain. Lists mark all but the last; projects are the first two.
/// </summary>
public sealed class BallotTests
{
    private static readonly VoteRule Final = VoteRule.Simple with { MayChange = false };

    public static TheoryData<VotingMethod, int[]> Understood => new()
    {
        { VotingMethod.Approval, [] },
        { VotingMethod.Approval, [2, 0, 1] },
        { VotingMethod.Score, [0, 5, 3] },
        { VotingMethod.InstantRunoff, [1] },
        { VotingMethod.InstantRunoff, [1, 0, 2] },
        { VotingMethod.Schulze, [2, 1] },
        { VotingMethod.Budget, [] },
        { VotingMethod.Budget, [1, 0] },
    };

    public static TheoryData<VotingMethod, int[]> Misunderstood => new()
    {
        { VotingMethod.Plurality, [0] },
        { VotingMethod.Consent, [0] },
        { VotingMethod.Approval, [3] },
        { VotingMethod.Approval, [0, 0] },
        { VotingMethod.Score, [1, 2] },
        { VotingMethod.Score, [1, 2, 6] },
        { VotingMethod.Score, [1, 2, 3, 4] },
        { VotingMethod.InstantRunoff, [] },
        { VotingMethod.InstantRunoff, [1, 1] },
        { VotingMethod.InstantRunoff, [3] },
        { VotingMethod.Schulze, [] },
        { VotingMethod.Schulze, [0, 1, 2, 3] },
        { VotingMethod.Budget, [2] },
        { VotingMethod.Budget, [1, 1] },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public void A_list_that_the_method_understands_is_cast_as_it_is(VotingMethod method, int[] marks) =>
        Assert.Equal(Marking.Of(marks), By(method).Does<BallotCast>(new CastBallot(Bo, 1, Marking.Of(marks))).Choice);

    [Theory]
    [MemberData(nameof(Misunderstood))]
    public void Any_other_is_refused(VotingMethod method, int[] marks) =>
        By(method).Refuses(new CastBallot(Bo, 1, Marking.Of(marks)), Reason.NoSuchChoice);

    [Theory]
    [InlineData(VotingMethod.Approval)]
    [InlineData(VotingMethod.Score)]
    [InlineData(VotingMethod.InstantRunoff)]
    [InlineData(VotingMethod.Schulze)]
    [InlineData(VotingMethod.Budget)]
    public void Where_lists_are_marked_one_choice_can_only_be_to_abstain(VotingMethod method)
    {
        var story = By(method);
        foreach (var choice in new[] { -1, 0, 1, 2, 4 })
        {
            story.Refuses(new CastBallot(Bo, 1, choice), Reason.NoSuchChoice);
        }

        story.Does<BallotCast>(new CastBallot(Bo, 1, 3));
    }

    [Fact]
    public void A_list_with_stray_bits_is_refused() =>
        By(VotingMethod.Schulze)
            .Refuses(new CastBallot(Bo, 1, new Marking(Marking.Of(1).Packed | (1L << 8))), Reason.NoSuchChoice);

    [Fact]
    public void Where_the_rule_says_so_a_ballot_is_final()
    {
        var story = Open(Final).Vote(Bo, For);

        story.Refuses(new CastBallot(Bo, 1, Against), Reason.BallotIsFinal);
        story.Refuses(new TakeBackBallot(Bo, 1), Reason.BallotIsFinal);
        story.DoesNothing(new CastBallot(Bo, 1, For));
        story.Vote(Cai, Against);
        Assert.Equal<int>([1, 1, 0], story.Tally.Counts);
    }

    [Fact]
    public void A_ballot_that_never_counted_is_not_final()
    {
        var story = Open(Final).Vote(Stranger, For);
        Assert.Empty(story.Does(new CastBallot(Stranger, 1, For)));

        var joined = Assert.IsType<BallotCast>(Assert.Single(story.Does(new CastBallot(Stranger, 1, Against), Role.Resident)));

        Assert.True(joined.Counted);
        Assert.Equal<int>([0, 1, 0], story.Tally.Counts);
    }

    [Fact]
    public void A_neighbour_of_another_unit_is_kept_apart_and_told_from_an_outsider()
    {
        var story = Open(VoteRule.Simple);
        var neighbour = Assert.IsType<BallotCast>(Assert.Single(story.Does(new CastBallot(Bo, 1, For), Role.Neighbour)));
        var outsider = story.Does<BallotCast>(new CastBallot(Stranger, 1, For));

        Assert.Equal((BallotStanding.OtherUnit, BallotStanding.Outsider), (neighbour.Apart, outsider.Apart));
        Assert.Equal((0, 2), (story.Tally.Voters, story.Tally.KeptApart));
    }

    [Fact]
    public void Who_leaves_the_group_is_struck_and_may_vote_again_when_they_are_back()
    {
        var story = Open(VoteRule.Simple).Vote(Bo, For);
        story.Does<BallotStruck>(new StrikeBallot(Bo));
        story.DoesNothing(new StrikeBallot(Bo));
        Assert.Equal((0, 1), (story.Tally.Voters, story.Tally.Struck));

        story.Vote(Bo, For);
        Assert.Equal((1, 0), (story.Tally.Voters, story.Tally.Struck));
    }

    [Fact]
    public void A_reason_is_kept_only_of_an_objection_to_a_consent()
    {
        Assert.Null(Open(VoteRule.Simple).Does<BallotCast>(new CastBallot(Bo, 1, Against, "Too dear")).Reason);
        Assert.Null(Open(Consent).Does<BallotCast>(new CastBallot(Bo, 1, For, "Because")).Reason);
        var outsider = Open(Consent);
        Assert.Null(outsider.Does<BallotCast>(new CastBallot(Stranger, 1, Against, "Buy my lamps")).Reason);
        Assert.Empty(outsider.Affair.Vote!.Objections);
    }

    private static Story By(VotingMethod method) =>
        Open(
            new VoteRule
            {
                Name = "lists",
                Method = method,
                Ceiling = method == VotingMethod.Budget ? 100_000 : null,
            },
            "Saturday: 500",
            "Sunday: 200");
}
