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
                ballots[cast.By] = new(
                    cast.By, (cast.Choice ?? cast.Sealed)!.Value, cast.Apart ?? BallotStanding.Counted, cast.Receipt);
                break;
            case BallotStruck struck:
                ballots[struck.By] = ballots[struck.By] with { Standing = BallotStanding.Left };
                break;
            case BallotTakenBack taken:
                ballots.Remove(taken.By);
                break;
        }
    }

    public BallotProfile Profile => BallotProfile.Of(ballots.Values.Select(ballot => new BallotGroup(ballot.Choice, ballot.Standing, 1)));

    public ImmutableArray<PublishedBallot> Published =>
        [.. ballots.Values.Where(ballot => ballot.Counted).Select(ballot => new PublishedBallot(ballot.Receipt!, ballot.Choice)).OrderBy(one => one.Receipt, StringComparer.Ordinal)];
}
