using System.Collections.Immutable;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>
/// Counts a vote under its rule: a pure function of the ballot paper, the roll and the ballots, in integers, so that whoever has
/// the three comes to the same result.
/// </summary>
public static class VoteCounting
{
    /// <param name="seed">What a lot is drawn from: the journal's head before the count.</param>
    public static VoteResult Count(Vote vote, BallotProfile ballots, string seed)
    {
        ArgumentNullException.ThrowIfNull(vote);
        ArgumentNullException.ThrowIfNull(ballots);
        var plain = CountPlainly(vote, ballots, seed);
        if (vote.Rule.Silence is null || vote.Roll is null)
        {
            return plain;
        }

        var withSilence = CountPlainly(vote, Silence.JoinMajority(vote, ballots), seed);
        return withSilence with { Tally = plain.Tally, WithSilence = withSilence.Tally, WithoutSilence = plain };
    }

    /// <summary>
    /// Whether those who are missing can still change how it ends, whatever they choose, as long as nobody changes their
    /// mind.
    /// </summary>
    public static bool IsSettled(Vote vote, BallotProfile ballots)
    {
        ArgumentNullException.ThrowIfNull(vote);
        ArgumentNullException.ThrowIfNull(ballots);
        if (vote.Rule.IsMarkedInPrivate || (vote.Roll is null && vote.Eligible is null) || vote.Rule.Silence is not null)
        {
            return false;
        }

        // The extremes: each test is met most easily when all the missing choose alike. Only a run-off may need two of them
        // who do not.
        var ends = Enumerable.Range(0, vote.Choices.Length).Select(choice => Silence.Fill(vote, ballots, choice)).Append(ballots)
            .Select(all => EndOf(vote, Count(vote, all, ""))).Distinct().ToList();
        return ends is [var end] && (end.Verdict != Verdict.Rejected || !vote.Rule.RunOff || vote.IsRunOff);
    }

    /// <summary>
    /// What follows from a result. A tie fails as any rejection does; what a lot decides is open between those it is drawn
    /// for.
    /// </summary>
    private static (Verdict Verdict, int? Winner, string Level) EndOf(Vote vote, VoteResult result) => (
        result.Verdict == Verdict.Tied && vote.Rule.Method == VotingMethod.Plurality ? Verdict.Rejected : result.Verdict,
        result.Winner,
        $"{string.Join(',', result.Finalists)};{string.Join(',', result.Drawn)}");

    /// <summary>How the tests of turnout stand.</summary>
    public static IEnumerable<TestOutcome> Turnout(Vote vote, BallotProfile ballots) => new Thresholds(vote, ballots).Turnout();

    private static VoteResult CountPlainly(Vote vote, BallotProfile ballots, string seed)
    {
        var tests = new Thresholds(vote, ballots);
        var turnout = tests.Turnout().ToImmutableArray();
        var result = turnout.All(test => test.IsMet)
            ? vote.Rule.Method switch
            {
                VotingMethod.Plurality => Plurality(vote, ballots, tests, seed),
                VotingMethod.Consent => Consent(vote, ballots, tests),
                _ => ListCounting.Count(vote, ballots, seed),
            }
            : new VoteResult(Verdict.NoQuorum, null, ballots.TallyOf(vote));
        return result with { Tests = [.. turnout, .. result.Tests] };
    }

    private static VoteResult Plurality(Vote vote, BallotProfile ballots, Thresholds tests, string seed)
    {
        var tally = ballots.TallyOf(vote);
        var basis = vote.Rule.Pass?.Bases[0] ?? vote.Rule.Weight;
        var proposals = Proposals(vote);
        var most = proposals.Max(choice => tests.For(choice, basis));
        var level = proposals.Where(choice => tests.For(choice, basis) == most).ToImmutableArray();
        // On another basis one of those that are level may pass, and the other not.
        ImmutableArray<int> leaders = [.. level.Where(choice => tests.Passing(choice).All(test => test.IsMet))];
        var against = tests.For(Thresholds.PlaceOf(vote, ChoiceKind.Against), basis);
        var passing = tests.Passing(leaders.IsEmpty ? level[0] : leaders[0]).ToImmutableArray();
        var result = new VoteResult(Verdict.Rejected, null, tally) { Tests = passing };
        if (!passing.All(test => test.IsMet))
        {
            return FinalistsOf(vote, proposals, tests, basis, seed) is ({ Length: 2 } finalists, var drawn)
                ? result with { Verdict = Verdict.RunOff, Finalists = finalists, Drawn = drawn }
                : most > 0 && most == against ? result with { Verdict = Verdict.Tied }
                : result;
        }

        return leaders switch
        {
            [var winner] => result with { Verdict = Verdict.Adopted, Winner = winner },
            _ when vote.Rule.Tie == TieRule.Lot =>
                result with { Verdict = Verdict.Adopted, Winner = Lot.Of(seed).First(leaders), Drawn = leaders },
            _ => result with { Verdict = Verdict.Tied },
        };
    }

    /// <summary>Sociocratic consent: not that all are for it, but that nobody has a reason against it.</summary>
    private static VoteResult Consent(Vote vote, BallotProfile ballots, Thresholds tests)
    {
        var tally = ballots.TallyOf(vote);
        var objections = tests.For(Thresholds.PlaceOf(vote, ChoiceKind.Against), WeightBasis.Head);
        var proposals = Proposals(vote);
        var leader = proposals.MaxBy(choice => tests.For(choice, WeightBasis.Head));
        var isLevel = proposals.Count(choice => tests.For(choice, WeightBasis.Head) == tests.For(leader, WeightBasis.Head)) > 1;
        var verdict = objections > 0 ? Verdict.Rejected : isLevel ? Verdict.Tied : Verdict.Adopted;
        return new(verdict, verdict == Verdict.Adopted ? leader : null, tally)
        {
            Tests = [new(TestKind.Objections, WeightBasis.Head, objections, 0)],
        };
    }

    /// <summary>The two that lead, when more than two stood and somebody wants each of them.</summary>
    private static (ImmutableArray<int> Finalists, ImmutableArray<int> Drawn) FinalistsOf(
        Vote vote, List<int> proposals, Thresholds tests, WeightBasis basis, string seed)
    {
        // What is voted down needs no second round.
        var against = Thresholds.PlaceOf(vote, ChoiceKind.Against);
        if (!vote.Rule.RunOff || vote.IsRunOff || proposals.Count < 3 || vote.Rule.Pass is null
            || tests.Passing(against).All(test => test.IsMet))
        {
            return ([], []);
        }

        var found = RunOff.Finalists([.. proposals.Select(choice => tests.For(choice, basis))], Lot.Of(seed));
        return (
            [.. found.Options.Select(at => proposals[at]).Where(choice => tests.For(choice, basis) > 0).Order()],
            [.. found.Drawn.Select(at => proposals[at])]);
    }

    private static List<int> Proposals(Vote vote) =>
    [
        .. Enumerable.Range(0, vote.Choices.Length)
            .Where(place => vote.Choices[place].Kind is ChoiceKind.For or ChoiceKind.Option),
    ];
}
