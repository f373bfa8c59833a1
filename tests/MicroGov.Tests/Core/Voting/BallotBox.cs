using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Core.Voting;

namespace MicroGov.Tests.Core.Voting;

/// <summary>What the storage around Core does with ballots: the latest of each voter in the running vote.</summary>
internal sealed class BallotBox
{
    private readonly Dictionary<PersonId, Ballot> ballots = [];

    public Ballot? Of(PersonId voter) => ballots.GetValueOrDefault(voter);

    public void See(AffairEvent happened)
    {
        switch (happened)
        {
            case VoteOpened:
                ballots.Clear();
                break;
            case BallotCast cast:
                ballots[cast.By] = new(cast.By, cast.Choice, cast.Counted);
                break;
            case BallotStruck struck:
                ballots[struck.By] = ballots[struck.By] with { Counted = false };
                break;
            case BallotTakenBack taken:
                ballots.Remove(taken.By);
                break;
        }
    }

    public Tally Count(int choices) => new(
        [.. Enumerable.Range(0, choices).Select(place => ballots.Values.Count(ballot => ballot.Counted && ballot.Choice == place))],
        ballots.Values.Count(ballot => !ballot.Counted));
}
