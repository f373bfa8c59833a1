using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>Ballots: cast, changed, taken back, struck.</summary>
internal static class BallotDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Cast(Affair affair, CastBallot act, Facts facts)
    {
        if (Running(affair, act.Round) is not { } vote)
        {
            return Reason.VoteIsOver;
        }

        if (!BallotPaper.IsValid(vote, act.Choice))
        {
            return Reason.NoSuchChoice;
        }

        if (vote.Recused.ContainsKey(act.By))
        {
            return Reason.HasInterest;
        }

        if (vote.Rule.Method == VotingMethod.Consent && IsAgainst(vote, act.Choice) && string.IsNullOrWhiteSpace(act.Reason))
        {
            return Reason.ObjectionNeedsReason;
        }

        if (vote.Rule.Basis == VoterBasis.Household)
        {
            return HouseholdBallots.Cast(vote, act, facts);
        }

        var standing = Standing(facts);
        return facts.OwnBallot is { } own && own.Choice == act.Choice && own.Standing == standing && IsSaid(vote, act, act.By.Value) ? AffairDecider.Events()
            : facts.OwnBallot is { Counted: true } && !vote.Rule.MayChange ? Reason.BallotIsFinal
            : AffairDecider.Events(Event(vote, act, standing, null, facts.OwnBallot?.Receipt ?? facts.Receipts.FirstOrDefault()));
    }

    public static Result<ImmutableArray<AffairEvent>> TakeBack(Affair affair, TakeBackBallot act, Facts facts)
    {
        if (Running(affair, act.Round) is not { } vote)
        {
            return Reason.VoteIsOver;
        }

        return !vote.Rule.MayChange ? Reason.BallotIsFinal
            : vote.Recused.ContainsKey(act.By) ? Reason.HasInterest
            : vote.Rule.Basis == VoterBasis.Household ? HouseholdBallots.TakeBack(act, facts)
            : facts.OwnBallot is null ? AffairDecider.Events() : AffairDecider.Events(new BallotTakenBack(act.By, act.Round));
    }

    /// <summary>What others of a household cast since stays.</summary>
    public static Result<ImmutableArray<AffairEvent>> Strike(Affair affair, StrikeBallot act, Facts facts) =>
        affair is not { Stage: Stage.Voting, Vote: { Result: null } vote } ? AffairDecider.Events()
        : vote.Rule.Basis == VoterBasis.Household ? AffairDecider.Events(
            [.. facts.Households.Where(one => one.Ballot is { Counted: true } && one.Ballot.Voter == act.By)
                .Select(one => new BallotStruck(act.By, vote.Round, one.HouseholdId))])
        : facts.OwnBallot is { Counted: true } ? AffairDecider.Events(new BallotStruck(act.By, vote.Round))
        : AffairDecider.Events();

    /// <summary>To object to a consent is a ballot against it that says why.</summary>
    public static Result<ImmutableArray<AffairEvent>> Object(Affair affair, ObjectTo act, Facts facts) =>
        affair.Vote is { Result: null, Rule.Method: VotingMethod.Consent } vote
            ? Cast(affair, new CastBallot(act.By, vote.Round, Thresholds.PlaceOf(vote, ChoiceKind.Against), act.Reason), facts)
            : Reason.NoNoticeOpen;

    internal static Vote? Running(Affair affair, int round) =>
        affair is { Stage: Stage.Voting, Vote: { Result: null } vote } && vote.Round == round ? vote : null;

    /// <summary>The ballot as the journal keeps it: of a secret one, only that it was cast.</summary>
    internal static BallotCast Event(Vote vote, CastBallot act, BallotStanding standing, HouseholdBallot? one, string? receipt)
    {
        var isSecret = vote.Rule.Secrecy == Secrecy.Secret;
        return new BallotCast(act.By, act.Round, isSecret ? null : act.Choice, standing == BallotStanding.Counted, one?.HouseholdId)
        {
            Apart = standing == BallotStanding.Counted ? null : standing,
            Reason = standing == BallotStanding.Counted && vote.Rule.Method == VotingMethod.Consent && IsAgainst(vote, act.Choice) ? act.Reason : null,
            ByProxy = one is { IsByProxy: true } ? true : null,
            Sealed = isSecret ? act.Choice : null,
            Receipt = isSecret ? receipt : null,
        };
    }

    private static BallotStanding Standing(Facts facts) => facts.Role switch
    {
        Role.Outsider => BallotStanding.Outsider,
        Role.Neighbour => BallotStanding.OtherUnit,
        _ => facts.Belongs ? BallotStanding.Counted : BallotStanding.OtherUnit,
    };

    /// <summary>It gives no reason, or the one that it has given already.</summary>
    internal static bool IsSaid(Vote vote, CastBallot act, long key) =>
        act.Reason is null || (vote.Objections.TryGetValue(key, out var said) && said.Reason == act.Reason);

    private static bool IsAgainst(Vote vote, Marking choice) => vote.Choices[choice.Choice].Kind == ChoiceKind.Against;
}
