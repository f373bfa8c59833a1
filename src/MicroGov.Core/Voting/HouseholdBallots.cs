using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Core.Voting;

/// <summary>Ballots where households vote: one press speaks for every household that somebody belongs to, or votes for.</summary>
internal static class HouseholdBallots
{
    public static Result<ImmutableArray<AffairEvent>> Cast(VotingSlice affair, Vote vote, CastBallot act) =>
        ForEach(affair, one => CastOne(affair.Facts, vote, act, one));

    public static Result<ImmutableArray<AffairEvent>> TakeBack(VotingSlice affair, TakeBackBallot act) =>
        ForEach(affair, own => TakeBackOne(act, own));

    private static Result<AffairEvent?> CastOne(VoteFacts facts, Vote vote, CastBallot act, HouseholdBallot one)
    {
        var own = one.Ballot;
        if (own is { Standing: BallotStanding.Recused })
        {
            return Reason.HasInterest;
        }

        if (one is { IsByProxy: true, IsOwn: true }
            || (own is { Counted: true } && own.Choice == act.Choice && own.Voter == act.By
                && BallotDecisions.IsSaid(vote, act, one.HouseholdId)))
        {
            return (AffairEvent?)null;
        }

        if (own is { Counted: true } && !vote.Rule.MayChange && (one.IsOwn || one.IsByProxy))
        {
            return Reason.BallotIsFinal;
        }

        var receipt = own?.Receipt ?? facts.Receipts.ElementAtOrDefault(facts.Households.IndexOf(one));
        return BallotDecisions.Event(vote, act, BallotStanding.Counted, one, receipt);
    }

    private static Result<AffairEvent?> TakeBackOne(TakeBackBallot act, HouseholdBallot own) => own switch
    {
        { Ballot: null } or { IsByProxy: true, IsOwn: true } => (AffairEvent?)null,
        { Ballot.Standing: BallotStanding.Recused } => Reason.HasInterest,
        _ => new BallotTakenBack(act.By, act.Round, own.HouseholdId),
    };

    private static Result<ImmutableArray<AffairEvent>> ForEach(
        VotingSlice affair, Func<HouseholdBallot, Result<AffairEvent?>> cast)
    {
        if (affair.Facts.NoVote is { } no)
        {
            return no;
        }

        if (affair.Role == Role.Outsider || !affair.Frame.Belongs)
        {
            return Reason.Outsider;
        }

        var results = affair.Facts.Households.Select(cast).ToList();
        // One household's reason is only said when there is no other household to vote for.
        return results.TrueForAll(one => one.Refusal is not null) && results is [var first, ..] ? first.Refusal!
            : Decision.Of([.. results.Where(one => one.Refusal is null).Select(one => one.Value).OfType<AffairEvent>()]);
    }
}
