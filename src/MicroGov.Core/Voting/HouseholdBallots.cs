using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Core.Voting;

/// <summary>Ballots where households vote: one press speaks for every household that somebody belongs to, or votes for.</summary>
internal static class HouseholdBallots
{
    public static Result<ImmutableArray<AffairEvent>> Cast(Vote vote, CastBallot act, Facts facts) =>
        ForEach(facts, one => CastOne(vote, act, facts, one));

    public static Result<ImmutableArray<AffairEvent>> TakeBack(TakeBackBallot act, Facts facts) => ForEach(facts, own => TakeBackOne(act, own));

    private static Result<AffairEvent?> CastOne(Vote vote, CastBallot act, Facts facts, HouseholdBallot one)
    {
        var own = one.Ballot;
        if (own is { Standing: BallotStanding.Recused })
        {
            return Reason.HasInterest;
        }

        if (one is { IsByProxy: true, IsOwn: true }
            || (own is { Counted: true } && own.Choice == act.Choice && own.Voter == act.By && BallotDecisions.IsSaid(vote, act, one.HouseholdId)))
        {
            return (AffairEvent?)null;
        }

        if (own is { Counted: true } && !vote.Rule.MayChange && (one.IsOwn || one.IsByProxy))
        {
            return Reason.BallotIsFinal;
        }

        var at = facts.Households.IndexOf(one);
        return BallotDecisions.Event(vote, act, BallotStanding.Counted, one, own?.Receipt ?? facts.Receipts.ElementAtOrDefault(at));
    }

    private static Result<AffairEvent?> TakeBackOne(TakeBackBallot act, HouseholdBallot own) => own switch
    {
        { Ballot: null } or { IsByProxy: true, IsOwn: true } => (AffairEvent?)null,
        { Ballot.Standing: BallotStanding.Recused } => Reason.HasInterest,
        _ => new BallotTakenBack(act.By, act.Round, own.HouseholdId),
    };

    private static Result<ImmutableArray<AffairEvent>> ForEach(Facts facts, Func<HouseholdBallot, Result<AffairEvent?>> cast)
    {
        if (facts.NoVote is { } no)
        {
            return no;
        }

        if (facts.Role == Role.Outsider || !facts.Belongs)
        {
            return Reason.Outsider;
        }

        var results = facts.Households.Select(cast).ToList();
        // One household's reason is only said when there is no other household to vote for.
        return results.TrueForAll(one => one.Refusal is not null) && results is [var first, ..] ? first.Refusal!
            : AffairDecider.Events([.. results.Where(one => one.Refusal is null).Select(one => one.Value).OfType<AffairEvent>()]);
    }
}
