using System.Collections.Immutable;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Tests.Core.Voting;

/// <summary>Counts ballots that are given as numbers per choice.</summary>
internal static class Tallied
{
    public static VoteResult Count(this VoteRule rule, ImmutableArray<Choice> paper, Tally tally) =>
        VoteCounting.Count(new Vote { Rule = rule, Choices = paper }, Profile(tally), "seed");

    private static BallotProfile Profile(Tally tally) => new(
    [
        .. tally.Counts.Select((count, place) => new BallotGroup(place, BallotStanding.Counted, count)),
        new(0, BallotStanding.Outsider, tally.KeptApart),
    ]);
}
