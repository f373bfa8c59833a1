using System.Collections.Immutable;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;
using MicroGov.Voting.Rules;

namespace MicroGov.Tests.Core.Voting.Packs;

/// <summary>A vote under a shipped pack, with ballots written as people would on the back of an envelope.</summary>
internal static class PackVote
{
    public const int SquareMetre = 100;

    private const long Unit = 1;

    public static VoteRule Pack(string name) => RulePacks.Shipped.Single(rule => rule.Name == name);

    /// <summary>People: so many for, against, abstaining.</summary>
    public static VoteResult People(string pack, int pro, int against, int abstain) =>
        Options(pack, [], pro, against, abstain);

    /// <summary>People: so many for each choice, the last two against and abstaining.</summary>
    public static VoteResult Options(string pack, ImmutableArray<string> options, params int[] counts) => VoteCounting.Count(
        new Vote { Round = 1, Rule = Pack(pack), Choices = Vote.BallotFor(options) },
        new([.. counts.Select((count, choice) => new BallotGroup(choice, BallotStanding.Counted, count))]),
        "seed");

    /// <summary>People: lists of marks, each by so many.</summary>
    public static VoteResult Lists(
        VoteRule rule, ImmutableArray<string> options, long? ceiling, params (int Voters, int[] Marks)[] papers) =>
        VoteCounting.Count(
            new Vote
            {
                Round = 1,
                Rule = rule,
                Choices = Vote.BallotFor(options, rule.Method),
                Ceiling = ceiling,
            },
            new([.. papers.Select(paper => new BallotGroup(Marking.Of(paper.Marks), BallotStanding.Counted, paper.Voters))]),
            "seed");

    /// <summary>Homes, one letter and one area in square metres each: f for, a against, o abstaining, . silent.</summary>
    public static VoteResult Homes(VoteRule rule, string ballots, IReadOnlyList<int> areas, bool secondCall = false)
    {
        var vote = Of(rule, areas) with { IsSecondCall = secondCall };
        return VoteCounting.Count(vote, Cast(ballots, areas), "seed");
    }

    /// <summary>The same with homes of 100 m² each.</summary>
    public static VoteResult Homes(string pack, string ballots, bool secondCall = false) =>
        Homes(Pack(pack), ballots, Alike(ballots.Length), secondCall);

    public static IReadOnlyList<int> Alike(int homes) => [.. Enumerable.Repeat(100, homes)];

    public static Vote Of(VoteRule rule, IReadOnlyList<int> areas)
    {
        var roll = Roll.Of([.. areas.Select((area, at) => new RollEntry(at + 1, Unit, area * SquareMetre, 0))], unit => unit);
        return new() { Round = 1, Rule = rule, Choices = Vote.BallotFor([]), Roll = roll, Eligible = roll.Heads };
    }

    public static BallotProfile Cast(string ballots, IReadOnlyList<int> areas) =>
        new([
            .. ballots
                .Select((letter, at) => (Choice: "fao".IndexOf(letter, StringComparison.Ordinal), Area: areas[at] * SquareMetre))
                .Where(one => one.Choice >= 0)
                .Select(one => new BallotGroup(one.Choice, BallotStanding.Counted, 1, Unit, one.Area)),
        ]);

    /// <summary>Got and needed of one test.</summary>
    public static (long Got, long Needed) Test(this VoteResult result, TestKind kind, WeightBasis basis)
    {
        var test = result.Tests.Single(one => one.Kind == kind && one.Basis == basis);
        return (test.Got, test.Needed);
    }
}
