using System.Collections.Immutable;
using MicroGov.Core.Voting.Ballots;
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
        if (vote.IsMarkedInPrivate || (vote.Roll is null && vote.Eligible is null) || vote.Rule.Silence is not null)
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
        var turnout = new Thresholds(vote, ballots).Turnout().ToImmutableArray();
        var result = turnout.All(test => test.IsMet)
            ? VotingMethods.Of(vote.Rule.Method).Count(vote, ballots, seed)
            : new VoteResult(Verdict.NoQuorum, null, ballots.TallyOf(vote));
        return result with { Tests = [.. turnout, .. result.Tests] };
    }
}
