using System.Text.Json;
using CsCheck;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using static MicroGov.Tests.Core.Voting.Counting.RandomElections;

namespace MicroGov.Tests.Core.Voting.Counting;

public sealed class CountingMethodProperties
{
    private const int Elections = 2_000;

    private delegate OptionTotals Totals(int options, ReadOnlySpan<WeightedBallot> ballots, Lot? lot);

    [Fact]
    public void The_order_and_grouping_of_ballots_changes_nothing()
    {
        Unchanged(Approvals, (options, ballots, lot) => Approval.Count(options, ballots, lot));
        Unchanged(Scores, (options, ballots, lot) => Score.Count(options, ballots, lot));
        Unchanged(Rankings, (options, ballots, lot) => InstantRunoff.Count(options, ballots, lot));
        Unchanged(Rankings, (options, ballots, lot) => Schulze.Count(options, ballots, lot));
    }

    [Fact]
    public void A_lot_decides_whenever_somebody_has_a_vote() => Gen.Select(Rankings, Gen.Int).Sample(
        (election, seed) =>
        {
            var (lot, anybody) = (Lot.Of($"{seed}"), WeightedBallot.Sum(election.Ballots) > 0);
            Assert.Equal(anybody, Schulze.Count(election.Options, election.Ballots, lot).Winner is not null);
            Assert.Equal(anybody, InstantRunoff.Count(election.Options, election.Ballots, lot).Winner is not null);
        },
        iter: Elections);

    [Fact]
    public void Without_a_lot_there_is_a_winner_or_somebody_is_level() =>
        Rankings.Sample(
            election =>
            {
                var (schulze, runoff) = (
                    Schulze.Count(election.Options, election.Ballots), InstantRunoff.Count(election.Options, election.Ballots));
                Assert.Equal(schulze.Winner is null, !schulze.Level.IsEmpty);
                Assert.Equal(runoff.Winner is null, !runoff.Level.IsEmpty);
            },
            iter: Elections);

    [Fact]
    public void Schulze_elects_whoever_beats_everybody() => Rankings.Sample(
        election =>
        {
            var count = Schulze.Count(election.Options, election.Ballots);
            var beatsAll = Enumerable.Range(0, election.Options).Where(i => election.Options > 1 && Enumerable.Range(0, election.Options)
                .All(j => i == j || Prefer(election.Ballots, i, j) > Prefer(election.Ballots, j, i))).ToList();
            if (beatsAll is [var winner])
            {
                Assert.Equal(winner, count.Winner);
            }
        },
        iter: Elections);

    [Fact]
    public void One_more_ballot_for_the_winner_alone_never_makes_it_lose()
    {
        Keeps(Approvals, Approval.Count, (_, winner) => Marking.Of(winner));
        Keeps(
            Scores,
            Score.Count,
            (options, winner) => Marking.Of([.. Enumerable.Range(0, options).Select(option => option == winner ? 5 : 0)]));
        Rankings.Sample(
            election =>
            {
                if (Schulze.Count(election.Options, election.Ballots).Winner is { } winner)
                {
                    Assert.Equal(
                        winner, Schulze.Count(election.Options, [.. election.Ballots, new(Marking.Of(winner), 1)]).Winner);
                }
            },
            iter: Elections);
    }

    [Fact]
    public void Raising_the_winner_on_a_ballot_never_makes_it_lose_by_Schulze() =>
        Rankings
            .Where(e => e.Ballots.Length > 0)
            .Sample(
                election =>
                {
                    if (Schulze.Count(election.Options, election.Ballots).Winner is { } winner)
                    {
                        var raised = Marking.Of([winner, .. election.Ballots[0].Marking.Marks.Where(option => option != winner)]);
                        Assert.Equal(
                            winner,
                            Schulze
                                .Count(
                                    election.Options,
                                    [election.Ballots[0] with { Marking = raised }, .. election.Ballots.Skip(1)])
                                .Winner);
                    }
                },
                iter: Elections);

    [Fact]
    public void Every_round_accounts_for_all_ballots_and_loses_one() =>
        Gen.Select(Rankings, MaybeALot)
            .Sample(
                (election, lot) =>
                {
                    var count = InstantRunoff.Count(election.Options, election.Ballots, lot);
                    Assert.All(
                        count.Rounds,
                        round => Assert.Equal(WeightedBallot.Sum(election.Ballots), round.Votes.Sum() + round.Exhausted));
                    Assert.Equal(
                        Enumerable.Range(0, count.Rounds.Length).Select(round => election.Options - round),
                        count.Rounds.Select(round => round.Remaining.Length));
                    if (count.Winner is { } winner)
                    {
                        var last = count.Rounds[^1];
                        Assert.True(2 * last.Votes[last.Remaining.IndexOf(winner)] > last.Votes.Sum());
                    }
                },
                iter: Elections);

    [Fact]
    public void A_lot_orders_everybody_and_the_same_seed_in_the_same_way() => Gen.Select(Gen.String, Gen.Int[1, 14]).Sample(
        (seed, options) =>
        {
            var order = Lot.Of(seed).Order(options);
            Assert.Equal(order.AsEnumerable(), Lot.Of(seed).Order(options));
            Assert.Equal(Enumerable.Range(0, options), order.Order());
        },
        iter: 200);

    private static void Unchanged<T>(
        Gen<(int Options, WeightedBallot[] Ballots)> elections, Func<int, WeightedBallot[], Lot?, T> count) =>
        Gen.Select(elections, MaybeALot)
            .Sample(
                (election, lot) =>
                    Assert.Equal(
                        JsonSerializer.Serialize(count(election.Options, election.Ballots, lot)),
                        JsonSerializer.Serialize(count(election.Options, Regrouped(election.Ballots), lot))),
                iter: Elections);

    private static void Keeps(Gen<(int Options, WeightedBallot[] Ballots)> elections, Totals count, Func<int, int, Marking> forWinner) =>
        Gen.Select(elections, MaybeALot).Sample(
            (election, lot) =>
            {
                if (count(election.Options, election.Ballots, lot).Winner is { } winner)
                {
                    Assert.Equal(winner, count(
                        election.Options, [.. election.Ballots, new(forWinner(election.Options, winner), 1)], lot).Winner);
                }
            },
            iter: Elections);

    private static long Prefer(WeightedBallot[] ballots, int one, int other) => ballots
        .Where(ballot => Place(ballot.Marking, one) < Place(ballot.Marking, other))
        .Sum(ballot => ballot.Weight);

    private static int Place(Marking marking, int option) =>
        marking.Marks.IndexOf(option) is var place and >= 0 ? place : int.MaxValue;
}
