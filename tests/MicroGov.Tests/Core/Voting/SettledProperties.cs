using System.Collections.Immutable;
using CsCheck;
using MicroGov.Core.Voting;

namespace MicroGov.Tests.Core.Voting;

/// <summary>Whether a vote is settled, held against every way in which those who are missing might still vote, or not.</summary>
public sealed class SettledProperties
{
    private const int Silent = -1;

    private static readonly Requirement Half = new(new(1, 2)) { Strict = true };

    private static readonly VoteRule Two = VoteRule.Simple with { MinimumVoters = 2 };

    private static readonly VoteRule[] OfPeople =
    [
        VoteRule.Simple,
        Two with { Pass = Elections.TwoThirds() },
        Two with { Quorum = Elections.TwoThirds(), Pass = Half },
        Two with { Quorum = Half with { CountsAbstentions = false }, Tie = TieRule.Lot },
        Two with { Pass = Half with { Among = Among.Participating }, Tie = TieRule.Lot },
        Two with { Pass = Half with { Among = Among.All } },
        Two with { Method = VotingMethod.Consent },
    ];

    private static readonly VoteRule[] OfHouseholds =
    [
        Elections.ByHousehold,
        Elections.ByHousehold with { Weight = WeightBasis.Area },
        Elections.ByHousehold with { Quorum = Elections.TwoThirds(WeightBasis.Head, WeightBasis.Area), Pass = Half with { Bases = [WeightBasis.Head, WeightBasis.Area], Among = Among.Participating } },
        Elections.ByHousehold with { Pass = Half with { Bases = [WeightBasis.Area, WeightBasis.Share] }, InEachUnit = true },
        Elections.ByHousehold with { Quorum = Half, Pass = Elections.TwoThirds(WeightBasis.Share), MinimumVoters = 0 },
    ];

    private static readonly VoteRule[] WithRunOff =
    [
        Two with { RunOff = true, Pass = Half },
        Two with { RunOff = true, Pass = Half with { Among = Among.All }, Quorum = Half },
        Elections.ByHousehold with { RunOff = true, Pass = Half with { Bases = [WeightBasis.Area] }, MinimumVoters = 0 },
    ];

    /// <summary>A vote, and what each who may vote has chosen: a place of the paper, or nothing yet.</summary>
    private static Gen<(Vote Vote, Home[] Homes, int[] Chosen)> Random(VoteRule[] rules, int fewestOptions, int mostVoters) =>
        from rule in Gen.OneOf(rules.Select(Gen.Const).ToArray())
        from options in Gen.Int[fewestOptions, 3]
        from voters in Gen.Int[1, mostVoters]
        from homes in Gen.Select(Gen.Long[1, 2], Gen.Long[1, 4], Gen.Long[1, 4]).Array[voters]
        from chosen in Gen.Frequency((3, Gen.Int[0, (options == 0 ? 1 : options) + 1]), (1, Gen.Const(Silent))).Array[voters]
        let street = homes.Select((home, at) => new Home(at + 1, home.Item1, home.Item2, home.Item3)).ToArray()
        select (Of(rule, options, street), street, chosen);

    [Fact]
    public void It_is_settled_exactly_when_no_way_to_vote_on_ends_it_differently() =>
        Gen.OneOf(Random(OfPeople, 0, 8), Random(OfHouseholds, 0, 8)).Where(IsSmall).Sample(
            (vote, homes, chosen) => Assert.Equal(
                Endings(vote, homes, chosen).Distinct().Count() == 1,
                VoteCounting.IsSettled(vote, Ballots(vote, homes, chosen))),
            iter: 3_000);

    [Fact]
    public void With_a_run_off_ahead_it_is_never_called_settled_when_it_is_not() => Random(WithRunOff, 2, 8).Where(IsSmall).Sample(
        (vote, homes, chosen) => Assert.True(
            Endings(vote, homes, chosen).Distinct().Count() == 1 || !VoteCounting.IsSettled(vote, Ballots(vote, homes, chosen))),
        iter: 3_000);

    /// <summary>Without this the properties above might hold because nothing is ever settled, or everything.</summary>
    [Fact]
    public void Settled_and_open_votes_are_both_common()
    {
        var (settled, open) = (0, 0);
        Gen.OneOf(Random(OfPeople, 0, 8), Random(OfHouseholds, 0, 8), Random(WithRunOff, 2, 8)).Where(one => one.Chosen.Contains(Silent)).Sample(
            (vote, homes, chosen) =>
            {
                _ = VoteCounting.IsSettled(vote, Ballots(vote, homes, chosen)) ? Interlocked.Increment(ref settled) : Interlocked.Increment(ref open);
            },
            iter: 1_000);
        Assert.InRange(settled, 100, 900);
        Assert.InRange(open, 100, 900);
    }

    [Fact]
    public void Those_who_are_left_out_are_not_waited_for()
    {
        var vote = Of(Two with { ExcludesConflicts = true }, 0, [.. Enumerable.Range(1, 4).Select(at => new Home(at, 1, 1, 1))]);
        var ballots = new BallotProfile([new(0, BallotStanding.Counted, 2), new(1, BallotStanding.Counted, 1)]);
        Assert.False(VoteCounting.IsSettled(vote, ballots));
        Assert.True(VoteCounting.IsSettled(vote with { Recused = vote.Recused.Add(new(9), "Lamps") }, ballots));
    }

    [Fact]
    public void What_cannot_be_known_is_never_settled()
    {
        var homes = new[] { new Home(1, 1, 1, 1) };
        foreach (var rule in new[] { Two with { Method = VotingMethod.Approval }, Elections.ByHousehold with { Silence = new("Clause 4") } })
        {
            Assert.False(VoteCounting.IsSettled(Of(rule, 2, homes), BallotProfile.Empty));
        }

        Assert.False(VoteCounting.IsSettled(Of(Two, 0, homes) with { Eligible = null }, BallotProfile.Empty));
    }

    private static Vote Of(VoteRule rule, int options, Home[] homes) => new()
    {
        Round = 1,
        Rule = rule,
        Choices = Vote.BallotFor([.. Enumerable.Range(0, options).Select(option => $"option {option}")]),
        Eligible = homes.Length,
        Roll = rule.Basis == VoterBasis.Household ? Home.RollOf(homes) : null,
    };

    private static BallotProfile Ballots(Vote vote, Home[] homes, IReadOnlyList<int> chosen) => BallotProfile.Of(
        chosen.Select((choice, at) => (choice, home: homes[at])).Where(one => one.choice != Silent).Select(one => vote.Roll is null
            ? new BallotGroup(one.choice, BallotStanding.Counted, 1)
            : new(one.choice, BallotStanding.Counted, 1, one.home.UnitId, one.home.Area, one.home.Shares)));

    private static bool IsSmall((Vote Vote, Home[] Homes, int[] Chosen) one) => one.Chosen.Count(choice => choice == Silent) <= 4;

    /// <summary>A tie fails as a rejection does. Who goes on, and between whom a lot is drawn, belongs to the ending.</summary>
    private static IEnumerable<string> Endings(Vote vote, Home[] homes, int[] chosen) => Completions(chosen, vote.Choices.Length)
        .Select(all => VoteCounting.Count(vote, Ballots(vote, homes, all), ""))
        .Select(end => (end.Verdict == Verdict.Tied && vote.Rule.Method == VotingMethod.Plurality ? Verdict.Rejected : end.Verdict)
            + $"{end.Winner} {string.Join(',', end.Finalists)} {string.Join(',', end.Drawn)}");

    private static IEnumerable<ImmutableArray<int>> Completions(int[] chosen, int choices) => chosen.Aggregate(
        (IEnumerable<ImmutableArray<int>>)[[]],
        (some, choice) => some.SelectMany(before => (choice == Silent ? Enumerable.Range(Silent, choices + 1) : [choice]).Select(next => before.Add(next))));
}
