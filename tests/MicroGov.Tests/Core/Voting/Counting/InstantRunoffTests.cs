using System.Text.Json;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using static MicroGov.Tests.Core.Voting.Counting.PublishedElections;

namespace MicroGov.Tests.Core.Voting.Counting;

public sealed class InstantRunoffTests
{
    [Fact]
    public void Burlington_elected_Kiss()
    {
        var count = InstantRunoff.Count(3, Burlington);

        Assert.Equal(Kiss, count.Winner);
        Assert.Equal(2, count.Rounds.Length);
        Assert.Equal<long>([2982, 2554, 3297], count.Rounds[0].Votes);
        Assert.Equal(
            (Montroll, LastPlace.Fewest, 0), (count.Rounds[0].Eliminated, count.Rounds[0].By, count.Rounds[0].Exhausted));
        Assert.Equal<int>([Kiss, Wright], count.Rounds[1].Remaining);
        Assert.Equal<long>([4314, 4064], count.Rounds[1].Votes);
        Assert.Equal(455, count.Rounds[1].Exhausted);
    }

    [Fact]
    public void Tennessee_elects_Knoxville()
    {
        var count = InstantRunoff.Count(4, Tennessee);

        Assert.Equal(Knoxville, count.Winner);
        Assert.Equal([Chattanooga, Nashville, null], count.Rounds.Select(round => round.Eliminated));
        Assert.Equal<long>([42, 26, 32], count.Rounds[1].Votes);
        Assert.Equal<long>([42, 58], count.Rounds[2].Votes);
    }

    /// <summary>C and D leave first. Then A and B are level with 5 each; B had fewer in the second round.</summary>
    [Fact]
    public void Level_in_last_place_the_latest_round_that_differs_decides()
    {
        var ballots = Rankings((6, "E"), (4, "A"), (1, "CAE"), (3, "B"), (2, "DB"));

        var count = InstantRunoff.Count(5, ballots);

        Assert.Equal([(2, LastPlace.Fewest), (3, LastPlace.Fewest), (1, LastPlace.EarlierRound)],
            count.Rounds.SkipLast(1).Select(round => (round.Eliminated!.Value, round.By)));
        Assert.Equal(4, count.Winner);
    }

    [Fact]
    public void Level_in_every_round_nobody_wins_without_a_lot()
    {
        var count = InstantRunoff.Count(3, Rankings((2, "A"), (1, "BA"), (1, "CA")));

        Assert.Null(count.Winner);
        Assert.Equal<int>([1, 2], count.Level);
        Assert.Equal(LastPlace.None, Assert.Single(count.Rounds).By);
    }

    [Fact]
    public void A_lot_sends_the_unluckier_away_and_the_round_says_so()
    {
        var lot = Lot.Of("head");

        var count = InstantRunoff.Count(3, Rankings((2, "A"), (1, "BA"), (1, "CA")), lot);

        Assert.Equal(0, count.Winner);
        Assert.Empty(count.Level);
        Assert.Equal<int>([1, 2], count.Rounds[0].Drawn);
        Assert.Equal((lot.Sorted([1, 2])[1], LastPlace.Lot), (count.Rounds[0].Eliminated!.Value, count.Rounds[0].By));
    }

    [Fact]
    public void Just_half_is_not_more_than_half()
    {
        Assert.Null(InstantRunoff.Count(2, Rankings((2, "A"), (2, "B"))).Winner);
        Assert.Equal(0, InstantRunoff.Count(2, Rankings((3, "A"), (2, "B"))).Winner);
    }

    [Fact]
    public void Without_ballots_nobody_wins_even_by_lot()
    {
        var count = InstantRunoff.Count(3, [], Lot.Of("head"));

        Assert.Null(count.Winner);
        Assert.Equal<int>([0, 1, 2], count.Level);
    }

    [Fact]
    public void Ballots_that_should_not_exist_are_not_counted()
    {
        Assert.Throws<ArgumentException>(() => InstantRunoff.Count(2, [new(Marking.Of(2), 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => InstantRunoff.Count(2, [new(Marking.Of(1), -1)]));
    }

    [Fact]
    public void A_count_can_be_stored()
    {
        var json = JsonSerializer.Serialize(InstantRunoff.Count(4, Tennessee, Lot.Of("head")));

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<InstantRunoffCount>(json)));
    }
}
