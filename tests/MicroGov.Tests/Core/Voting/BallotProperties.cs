using System.Text.Json;
using CsCheck;
using MicroGov.Core.Journal;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Voting.RandomVotes;

namespace MicroGov.Tests.Core.Voting;

public sealed class BallotProperties
{
    private static readonly BallotStanding[] Standings = Enum.GetValues<BallotStanding>();

    /// <summary>Ballots one by one: single choices of the four on the paper, and lists of the three that can be marked.</summary>
    private static readonly Gen<BallotGroup[]> Ballots =
        (from choice in Gen.Int[0, 3]
         from marks in Gen.Shuffle(new[] { 0, 1, 2 }, 1, 3)
         from isList in Gen.Bool
         from standing in Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, Standings.Length - 1]))
         from unit in Gen.Long[1, 2]
         from area in Gen.Long[1, 9]
         select new BallotGroup(isList ? Marking.Of(marks) : choice, Standings[standing], 1, unit, area, 10 - area)).Array[0, 30];

    private static readonly VoteRule[] Rules =
    [
        .. OfPeople, .. OfHouseholds, .. WithRunOff,
        Elections.ByHousehold with { Silence = new("Clause 4") },
        .. new[] { VotingMethod.Approval, VotingMethod.InstantRunoff, VotingMethod.Schulze }
            .Select(method => VoteRule.Simple with { Method = method, Tie = TieRule.Lot }),
    ];

    [Fact]
    public void In_which_order_and_how_many_parts_ballots_are_counted_changes_nothing() =>
        (from rule in Gen.Int[0, Rules.Length - 1]
         from ballots in Ballots
         from order in Gen.Shuffle(ballots)
         from parts in Gen.Int[1, 5].Array[order.Length]
         select (rule, ballots, order, parts)).Sample(
            (rule, ballots, order, parts) =>
            {
                var vote = Opened(Rules[rule], 2, [.. Enumerable.Range(1, 12).Select(at => new Home(at, 1 + (at % 2), 5, 5))]);
                var one = Counted(vote, new([.. ballots]));
                Assert.Equal(one, Counted(vote, BallotProfile.Of(ballots)));
                Assert.Equal(one, Counted(vote, BallotProfile.Of(order)));
                var batches = order
                    .Zip(parts)
                    .GroupBy(pair => pair.Second)
                    .SelectMany(batch => BallotProfile.Of(batch.Select(pair => pair.First)).Groups);
                Assert.Equal(one, Counted(vote, new([.. batches])));
                Assert.Equal(one, Counted(vote, BallotProfile.Of(batches)));
            },
            iter: 2_000);

    [Fact]
    public void Equal_ballots_of_one_unit_become_one_group_and_none_is_lost() => Ballots.Sample(ballots =>
    {
        var groups = BallotProfile.Of(ballots).Groups;
        Assert.Equal(groups.Length, groups.DistinctBy(group => (group.Marking, group.Standing, group.Unit)).Count());
        foreach (var basis in Enum.GetValues<WeightBasis>())
        {
            Assert.Equal(ballots.Sum(ballot => ballot.Weight(basis)), groups.Sum(group => group.Weight(basis)));
        }
    });

    [Fact]
    public void One_more_ballot_for_the_winner_never_makes_it_lose() =>
        Gen.OneOf(RandomVotes.Of(OfPeople, 0, 9), RandomVotes.Of(OfHouseholds, 0, 9), RandomVotes.Of(WithRunOff, 2, 9)).Sample(
            (vote, homes, chosen) =>
            {
                var (winner, missing) = (VoteCounting.Count(vote, RandomVotes.Ballots(vote, homes, chosen), "seed").Winner, Array.IndexOf(chosen, Silent));
                if (winner is { } place && missing >= 0)
                {
                    int[] more = [.. chosen.Select((choice, at) => at == missing ? place : choice)];
                    Assert.Equal(winner, VoteCounting.Count(vote, RandomVotes.Ballots(vote, homes, more), "seed").Winner);
                }
            },
            iter: 2_000);

    /// <summary>Ann and Bo are one household, Cai is two.</summary>
    [Fact]
    public void A_changed_ballot_is_as_good_as_the_last_alone() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 3])
            .Array[0, 20]
            .Sample(
                acts =>
                {
                    foreach (
                        var rule in new[]
                        {
                            VoteRule.Simple,
                            Elections.ByHousehold,
                            Elections.Secret with
                            {
                                Basis = VoterBasis.Household,
                            },
                        })
                    {
                        int Voter((int By, int Choice) act) =>
                            rule.Basis == VoterBasis.Household && act.By == Bo.Value ? (int)Ann.Value : act.By;
                        var last = acts.Reverse().DistinctBy(Voter).Reverse();
                        Assert.Equal(Stand(rule, acts), Stand(rule, last));
                    }
                },
                iter: 200);

    private static string Stand(VoteRule rule, IEnumerable<(int By, int Choice)> acts)
    {
        var story = Elections.Open(rule);
        foreach (var (by, choice) in acts)
        {
            story.And(choice == 3 ? new TakeBackBallot(new(by), 1) : new CastBallot(new(by), 1, choice));
        }

        return JsonSerializer.Serialize(story.Profile, JournalJson.Options)
            + string.Join(';', story.Ballots.Lines(withChoices: true));
    }

    private static string Counted(Vote vote, BallotProfile ballots) =>
        JsonSerializer.Serialize(VoteCounting.Count(vote, ballots, "seed"), JournalJson.Options);
}
