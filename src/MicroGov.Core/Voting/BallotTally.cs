using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>Ballots counted per choice, whatever the rule makes of them.</summary>
public static class BallotTally
{
    public static Tally TallyOf(this BallotProfile ballots, Vote vote)
    {
        ArgumentNullException.ThrowIfNull(ballots);
        ArgumentNullException.ThrowIfNull(vote);
        var choices = vote.Choices.Length;
        var bases = vote.Rule.Bases.ToList();
        var heads = ballots.PerChoice(choices, WeightBasis.Head);
        return new([.. heads.Select(count => (int)count)], ballots.Number(BallotStanding.Outsider, BallotStanding.OtherUnit))
        {
            Listed = ballots.Counted.Where(group => group.Marking.IsList).Sum(group => group.Voters),
            Struck = ballots.Number(BallotStanding.Left),
            Recused = ballots.Number(BallotStanding.Recused),
            Areas = bases.Contains(WeightBasis.Area) ? [.. ballots.PerChoice(choices, WeightBasis.Area)] : [],
            Shares = bases.Contains(WeightBasis.Share) ? [.. ballots.PerChoice(choices, WeightBasis.Share)] : [],
        };
    }
}
