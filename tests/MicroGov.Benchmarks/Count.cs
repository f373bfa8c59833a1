using System.Diagnostics;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;
using Spectre.Console;

namespace MicroGov.Benchmarks;

/// <summary>Counting methods over distinct ballots, beside a loop that only reads each ballot once.</summary>
internal static class Count
{
    private const int Seed = 20260926, RankedOptions = 12, Projects = Marking.MostMarks;

    public static void Run(int ballots, int rounds)
    {
        var random = new Random(Seed);
        var ranked = Distinct(ballots, RankedOptions, random);
        var approved = Approved(ballots, random);
        long[] costs = [.. Enumerable.Range(0, Projects).Select(_ => random.NextInt64(1_000_00, 20_000_00))];
        var lot = Lot.Of("benchmark");
        Measure(
            $"Schulze, {RankedOptions} options",
            ranked,
            rounds,
            out var schulze,
            () => Schulze.Count(RankedOptions, ranked, lot));
        Measure(
            $"Instant run-off, {RankedOptions} options",
            ranked,
            rounds,
            out var runoff,
            () => InstantRunoff.Count(RankedOptions, ranked, lot));
        Measure(
            $"Approval, {Projects} options", approved, rounds, out var approval, () => Approval.Count(Projects, approved, lot));
        Measure(
            $"Equal shares, {Projects} projects",
            approved,
            rounds,
            out var equal,
            () => EqualShares.Count([.. costs], costs.Sum() / 2, approved, Completion.None, lot));
        Measure(
            "… raised, then most approvals",
            approved,
            rounds,
            out var completed,
            () => EqualShares.Count([.. costs], costs.Sum() / 2, approved, Completion.Add1ThenGreedy, lot));
        var oneFriend = WithOneFriend(approved);
        Measure("… and raised in vain for one friend", oneFriend, rounds, out var vain,
            () => EqualShares.Count([.. costs], costs.Sum(), oneFriend, Completion.Add1ThenGreedy, lot));

        var table = new Table().AddColumns("Method", "Median", "Slowest", "Raw loop", "÷ raw loop");
        foreach (var row in new[] { schulze, runoff, approval, equal, completed, vain })
        {
            table.AddRow(row);
        }

        AnsiConsole.MarkupLine($"[bold]{ballots:N0} random ballots[/] (rankings all distinct), {rounds} rounds, times in ms");
        AnsiConsole.Write(table);
        CountAgain(rounds, random);
    }

    /// <summary>
    /// A million households' ballots of three thousand stairwells, by heads and area, from single ballots to the tests of the
    /// rule.
    /// </summary>
    private static void CountAgain(int rounds, Random random)
    {
        const int Ballots = 1_000_000,
            Units = 3_000,
            UnitsEach = 30;
        var entries = Enumerable
            .Range(0, Ballots)
            .Select(household => new RollEntry(household + 1, household % Units, random.NextInt64(30_00, 200_00), 0))
            .ToList();
        var quorum = new Requirement(new(2, 3), WeightBasis.Head, WeightBasis.Area);
        var vote = new Vote
        {
            Rule = new VoteRule
            {
                Basis = VoterBasis.Household,
                Quorum = quorum,
                Pass = quorum with { Of = new(1, 2), Strict = true, Among = Among.Participating },
            },
            Choices = Vote.BallotFor([]),
            Roll = Roll.Of(entries, unit => unit / UnitsEach),
        };
        var cast = entries.ConvertAll(entry => new BallotGroup(
            random.Next(3), BallotStanding.Counted, 1, entry.UnitId, entry.Area));
        var (counted, raw) = (new Figures(), new Figures());
        for (var round = -1; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            GC.KeepAlive(VoteCounting.Count(vote, BallotProfile.Of(cast), "seed"));
            var time = Stopwatch.GetElapsedTime(began);
            began = Stopwatch.GetTimestamp();
            var sums = new long[3];
            foreach (var ballot in cast)
            {
                sums[ballot.Marking.Choice] += ballot.Area;
            }

            GC.KeepAlive(sums);
            if (round >= 0)
            {
                counted.Add(time);
                raw.Add(Stopwatch.GetElapsedTime(began));
            }
        }

        AnsiConsole.WriteLine(
            $"Counting again {Ballots:N0} ballots, two bases: median {counted.Median:0} ms, slowest {counted.At(1):0} ms; "
                + $"{counted.Median / raw.Median:N0} of a loop that only sums"
        );
    }

    /// <summary>The first time is not measured: it compiles.</summary>
    private static void Measure(string what, WeightedBallot[] ballots, int rounds, out string[] row, Func<object> count)
    {
        var (counted, raw) = (new Figures(), new Figures());
        for (var round = -1; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            GC.KeepAlive(count());
            var time = Stopwatch.GetElapsedTime(began);
            began = Stopwatch.GetTimestamp();
            GC.KeepAlive(Walk(ballots));
            if (round >= 0)
            {
                counted.Add(time);
                raw.Add(Stopwatch.GetElapsedTime(began));
            }
        }

        row = [what, $"{counted.Median:0.0}", $"{counted.At(1):0.0}", $"{raw.Median:0.00}", $"{counted.Median / raw.Median:N0}"];
    }

    /// <summary>Every mark of every ballot, once, into one sum.</summary>
    private static long Walk(WeightedBallot[] ballots)
    {
        var sum = 0L;
        foreach (var (marking, weight) in ballots)
        {
            for (var i = 0; i < marking.Count; i++)
            {
                sum += marking[i] * weight;
            }
        }

        return sum;
    }

    private static WeightedBallot[] Distinct(int ballots, int options, Random random)
    {
        var order = Enumerable.Range(0, options).ToArray();
        var markings = new HashSet<Marking>();
        while (markings.Count < ballots)
        {
            random.Shuffle(order);
            markings.Add(Marking.Of(order));
        }

        return [.. markings.Select(marking => new WeightedBallot(marking, random.Next(1, 100)))];
    }

    /// <summary>Each approves of one to seven projects; in different orders, which a count must not mind.</summary>
    private static WeightedBallot[] Approved(int ballots, Random random)
    {
        var order = Enumerable.Range(0, Projects).ToArray();
        var approved = new WeightedBallot[ballots];
        for (var i = 0; i < ballots; i++)
        {
            random.Shuffle(order);
            approved[i] = new(Marking.Of(order.AsSpan(0, random.Next(1, (Projects / 2) + 1))), 1);
        }

        return approved;
    }

    /// <summary>
    /// The last project has a single voter left who wants it, and money for it there is: shares are raised as often as they can
    /// be.
    /// </summary>
    private static WeightedBallot[] WithOneFriend(WeightedBallot[] approved) =>
        [
            .. approved.Select(ballot =>
                ballot with
                {
                    Marking = Marking.Of([.. ballot.Marking.Marks.Where(project => project != Projects - 1)]),
                }
            ),
            new(Marking.Of(Projects - 1), 1),
        ];
}
