using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>Ballots: cast, changed, taken back, struck.</summary>
internal static class BallotDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Cast(VotingSlice affair, CastBallot act)
    {
        if (Running(affair, act.Round) is not { } vote)
        {
            return Reason.VoteIsOver;
        }

        if (affair.Facts.IsLocked)
        {
            return Reason.BallotsAreLocked;
        }

        if (!BallotPaper.IsValid(vote, act.Choice))
        {
            return Reason.NoSuchChoice;
        }

        if (vote.Recused.ContainsKey(act.By))
        {
            return Reason.HasInterest;
        }

        if (IsObjection(vote, act.Choice) && string.IsNullOrWhiteSpace(act.Reason))
        {
            return Reason.ObjectionNeedsReason;
        }

        if (vote.Rule.Basis == VoterBasis.Household)
        {
            return HouseholdBallots.Cast(affair, vote, act);
        }

        var standing = Standing(affair);
        var own = affair.Facts.OwnBallot;
        var isRepeat = own?.Choice == act.Choice && own.Standing == standing && IsSaid(vote, act, act.By.Value);
        return isRepeat ? Decision.Of()
            : own is { Counted: true } && !vote.Rule.MayChange ? Reason.BallotIsFinal
            : Decision.Of(Event(vote, act, standing, null, own?.Receipt ?? affair.Facts.Receipts.FirstOrDefault()));
    }

    public static Result<ImmutableArray<AffairEvent>> TakeBack(VotingSlice affair, TakeBackBallot act)
    {
        if (Running(affair, act.Round) is not { } vote)
        {
            return Reason.VoteIsOver;
        }

        return !vote.Rule.MayChange ? Reason.BallotIsFinal
            : vote.Recused.ContainsKey(act.By) ? Reason.HasInterest
            : vote.Rule.Basis == VoterBasis.Household ? HouseholdBallots.TakeBack(affair, act)
            : affair.Facts.OwnBallot is null ? Decision.Of() : Decision.Of(new BallotTakenBack(act.By, act.Round));
    }

    /// <summary>What others of a household cast since stays.</summary>
    public static Result<ImmutableArray<AffairEvent>> Strike(VotingSlice affair, StrikeBallot act) =>
        affair is not { Stage: Stage.Voting, Vote: { Result: null } vote } ? Decision.Of()
        : vote.Rule.Basis == VoterBasis.Household ? Decision.Of(
            [.. affair.Facts.Households.Where(one => one.Ballot is { Counted: true } && one.Ballot.Voter == act.By)
                .Select(one => new BallotStruck(act.By, vote.Round, one.HouseholdId))])
        : affair.Facts.OwnBallot is { Counted: true } ? Decision.Of(new BallotStruck(act.By, vote.Round))
        : Decision.Of();

    /// <summary>To object to a consent is a ballot against it that says why.</summary>
    public static Result<ImmutableArray<AffairEvent>> Object(VotingSlice affair, ObjectTo act) =>
        affair.Vote is { Result: null, Rule.Method: VotingMethod.Consent } vote
            ? Cast(affair, new CastBallot(act.By, vote.Round, Thresholds.PlaceOf(vote, ChoiceKind.Against), act.Reason))
            : Reason.NoNoticeOpen;

    internal static Vote? Running(VotingSlice affair, int round) =>
        affair is { Stage: Stage.Voting, Vote: { Result: null } vote } && vote.Round == round ? vote : null;

    /// <summary>The ballot as the journal keeps it: of a secret one, only that it was cast.</summary>
    internal static BallotCast Event(Vote vote, CastBallot act, BallotStanding standing, HouseholdBallot? one, string? receipt)
    {
        var isSecret = vote.Rule.Secrecy == Secrecy.Secret;
        var counts = standing == BallotStanding.Counted;
        return new BallotCast(act.By, act.Round, isSecret ? null : act.Choice, counts, one?.HouseholdId)
        {
            Apart = counts ? null : standing,
            Reason = counts && IsObjection(vote, act.Choice) ? act.Reason : null,
            ByProxy = one is { IsByProxy: true } ? true : null,
            Sealed = isSecret ? act.Choice : null,
            Receipt = isSecret ? receipt : null,
        };
    }

    private static BallotStanding Standing(VotingSlice affair) => affair.Role switch
    {
        Role.Outsider => BallotStanding.Outsider,
        Role.Neighbour => BallotStanding.OtherUnit,
        _ => affair.Frame.Belongs ? BallotStanding.Counted : BallotStanding.OtherUnit,
    };

    /// <summary>It gives no reason, or the one that it has given already.</summary>
    internal static bool IsSaid(Vote vote, CastBallot act, long key) =>
        act.Reason is null || (vote.Objections.TryGetValue(key, out var said) && said.Reason == act.Reason);

    private static bool IsObjection(Vote vote, Marking choice) =>
        vote.Rule.Method == VotingMethod.Consent && vote.Choices[choice.Choice].Kind == ChoiceKind.Against;
}
