using System.Collections.Immutable;
using CsCheck;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using static MicroGov.Tests.Core.Voting.RandomVotes;

namespace MicroGov.Tests.Core.Voting;

/// <summary>Whether a vote is settled, held against every way in which those who are missing might still vote, or not.</summary>
public sealed class SettledProperties
{
    [Fact]
    public void It_is_settled_exactly_when_no_way_to_vote_on_ends_it_differently() =>
        Gen.OneOf(RandomVotes.Of(OfPeople, 0, 8), RandomVotes.Of(OfHouseholds, 0, 8)).Where(IsSmall).Sample(
            (vote, homes, chosen) => Assert.Equal(
                Endings(vote, homes, chosen).Distinct().Count() == 1,
                VoteCounting.IsSettled(vote, RandomVotes.Ballots(vote, homes, chosen))),
            iter: 1_500);

    [Fact]
    public void With_a_run_off_ahead_it_is_never_called_settled_when_it_is_not() =>
        RandomVotes
            .Of(WithRunOff, 2, 8)
            .Where(IsSmall)
            .Sample(
                (vote, homes, chosen) =>
                    Assert.True(
                        Endings(vote, homes, chosen).Distinct().Count() == 1
                            || !VoteCounting.IsSettled(vote, RandomVotes.Ballots(vote, homes, chosen))),
                iter: 1_500);

    /// <summary>Without this the properties above might hold because nothing is ever settled, or everything.</summary>
    [Fact]
    public void Settled_and_open_votes_are_both_common()
    {
        var (settled, open) = (0, 0);
        Gen.OneOf(RandomVotes.Of(OfPeople, 0, 8), RandomVotes.Of(OfHouseholds, 0, 8), RandomVotes.Of(WithRunOff, 2, 8))
            .Where(one => one.Chosen.Contains(Silent))
            .Sample(
                (vote, homes, chosen) =>
                {
                    _ = VoteCounting.IsSettled(vote, RandomVotes.Ballots(vote, homes, chosen))
                        ? Interlocked.Increment(ref settled)
                        : Interlocked.Increment(ref open);
                },
                iter: 1_000);
        Assert.InRange(settled, 100, 900);
        Assert.InRange(open, 100, 900);
    }

    [Fact]
    public void Those_who_are_left_out_are_not_waited_for()
    {
        var vote = Opened(
            Two with
            {
                ExcludesConflicts = true,
            },
            0,
            [.. Enumerable.Range(1, 4).Select(at => new Home(at, 1, 1, 1))]);
        var ballots = new BallotProfile([new(0, BallotStanding.Counted, 2), new(1, BallotStanding.Counted, 1)]);
        Assert.False(VoteCounting.IsSettled(vote, ballots));
        Assert.True(VoteCounting.IsSettled(vote with { Recused = vote.Recused.Add(new(9), "Lamps") }, ballots));
    }

    [Fact]
    public void What_cannot_be_known_is_never_settled()
    {
        var homes = new[] { new Home(1, 1, 1, 1) };
        foreach (
            var rule in new[]
            {
                Two with
                {
                    Method = VotingMethod.Approval,
                },
                Elections.ByHousehold with
                {
                    Silence = new("Clause 4"),
                },
            })
        {
            Assert.False(VoteCounting.IsSettled(Opened(rule, 2, homes), BallotProfile.Empty));
        }

        Assert.False(VoteCounting.IsSettled(Opened(Two, 0, homes) with { Eligible = null }, BallotProfile.Empty));
    }

    private static bool IsSmall((Vote Vote, Home[] Homes, int[] Chosen) one) => one.Chosen.Count(choice => choice == Silent) <= 4;

    /// <summary>A tie fails as a rejection does. Who goes on, and between whom a lot is drawn, belongs to the ending.</summary>
    private static IEnumerable<string> Endings(Vote vote, Home[] homes, int[] chosen) =>
        Completions(chosen, vote.Choices.Length)
            .Select(all => VoteCounting.Count(vote, RandomVotes.Ballots(vote, homes, all), ""))
            .Select(end =>
                (end.Verdict == Verdict.Tied && vote.Rule.Method == VotingMethod.Plurality ? Verdict.Rejected : end.Verdict)
                + $"{end.Winner} {string.Join(',', end.Finalists)} {string.Join(',', end.Drawn)}"
            );

    private static IEnumerable<ImmutableArray<int>> Completions(int[] chosen, int choices) =>
        chosen.Aggregate(
            (IEnumerable<ImmutableArray<int>>)
                [
                    [],
                ],
            (some, choice) =>
                some.SelectMany(before =>
                    (choice == Silent ? Enumerable.Range(Silent, choices + 1) : [choice]).Select(next => before.Add(next))
                ));
}
