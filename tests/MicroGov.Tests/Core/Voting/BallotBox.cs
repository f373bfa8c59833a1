using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Tests.Core.Voting;

/// <summary>What the storage around Core does with ballots: the latest of each voter in the running vote.</summary>
internal sealed class BallotBox
{
    /// <summary>By person, or by household.</summary>
    private readonly SortedDictionary<(long Person, long Household), (Ballot Ballot, bool IsOwn)> ballots = [];

    public Ballot? Of(PersonId voter) => ballots.GetValueOrDefault((voter.Value, 0)).Ballot;

    public HouseholdBallot Of(long household, bool isByProxy)
    {
        var (ballot, isOwn) = ballots.GetValueOrDefault((0, household));
        return new(household, ballot, isOwn, isByProxy);
    }

    public ImmutableArray<PublishedBallot> Published =>
        [
            .. ballots
                .Values.Select(one => one.Ballot)
                .Where(ballot => ballot.Counted)
                .Select(ballot => new PublishedBallot(ballot.Receipt!, ballot.Choice))
                .OrderBy(one => one.Receipt, StringComparer.Ordinal),
        ];

    /// <summary>Everything in it, in words that can be compared.</summary>
    /// <param name="withChoices">False: as the journal of a secret vote tells it.</param>
    public IEnumerable<string> Lines(bool withChoices) =>
        ballots.Select(one =>
            $"{one.Key} {one.Value.Ballot.Voter} {one.Value.Ballot.Standing} {one.Value.IsOwn} {(withChoices ? one.Value.Ballot.Choice : "")}"
        );

    public BallotProfile Profile(Vote vote, ImmutableArray<Home> homes) => BallotProfile.Of(ballots.Select(one =>
        vote.Roll is not null && homes.FirstOrDefault(home => home.Id == one.Key.Household) is { } home
            ? new BallotGroup(one.Value.Ballot.Choice, one.Value.Ballot.Standing, 1, home.UnitId, home.Area, home.Shares)
            : new BallotGroup(one.Value.Ballot.Choice, one.Value.Ballot.Standing, 1)));

    public void See(AffairEvent happened)
    {
        switch (happened)
        {
            case VoteOpened or RunOffOpened:
                ballots.Clear();
                break;
            case BallotCast cast:
                ballots[Key(cast.By, cast.Household)] = (
                    new(cast.By, cast.Choice ?? cast.Sealed ?? 0, cast.Apart ?? BallotStanding.Counted, cast.Receipt),
                    cast is { Witness: null, ByProxy: not true });
                break;
            case BallotStruck struck when ballots.TryGetValue(Key(struck.By, struck.Household), out var one):
                ballots[Key(struck.By, struck.Household)] = one with
                {
                    Ballot = one.Ballot with { Standing = BallotStanding.Left },
                };
                break;
            case VoterRecused recused:
                var of = Key(recused.Who, recused.Household);
                var before = ballots.GetValueOrDefault(of).Ballot;
                ballots[of] = (new(recused.Who, before?.Choice ?? 0, BallotStanding.Recused), true);
                break;
            case BallotTakenBack taken:
                ballots.Remove(Key(taken.By, taken.Household));
                break;
        }
    }

    private static (long Person, long Household) Key(PersonId by, long? household) =>
        household is { } id ? (0, id) : (by.Value, 0);
}
