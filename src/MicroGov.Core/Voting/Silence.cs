using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Core.Voting;

/// <summary>Those who have not voted, as if they had.</summary>
internal static class Silence
{
    /// <summary>Those who said nothing choose what most of the others chose.</summary>
    public static BallotProfile JoinMajority(Vote vote, BallotProfile ballots)
    {
        var abstain = Thresholds.PlaceOf(vote, ChoiceKind.Abstain);
        var basis = vote.Rule.Pass?.Bases[0] ?? vote.Rule.Weight;
        var tests = new Thresholds(vote, ballots);
        var ranked = Enumerable.Range(0, vote.Choices.Length).Where(choice => choice != abstain)
            .OrderByDescending(choice => tests.For(choice, basis)).ToList();
        // There is no majority to join when two are level.
        return tests.For(ranked[0], basis) == tests.For(ranked[1], basis) ? ballots : Fill(vote, ballots, ranked[0]);
    }

    /// <summary>All who are missing choose the same.</summary>
    public static BallotProfile Fill(Vote vote, BallotProfile ballots, int choice)
    {
        if (vote.Roll is not { } roll)
        {
            var missing = Math.Max(0, (vote.Eligible ?? 0) - vote.Recused.Count - ballots.Voters);
            return new(ballots.Groups.Add(new(choice, BallotStanding.Counted, missing)));
        }

        var given = ballots.Groups.Where(group => group.Standing is BallotStanding.Counted or BallotStanding.Recused)
            .ToLookup(group => group.Unit);
        return new(
        [
            .. ballots.Groups,
            .. roll.Parts.Select(part => new BallotGroup(
                choice, BallotStanding.Counted,
                part.Heads - given[part.UnitId].Sum(group => group.Voters), part.UnitId,
                part.Area - given[part.UnitId].Sum(group => group.Area),
                part.Shares - given[part.UnitId].Sum(group => group.Shares))),
        ]);
    }
}
