using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;

namespace MicroGov.Core.Voting;

/// <summary>决事: opening, casting, counting.</summary>
internal static class VoteDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Open(
        Affair affair, PersonId? by, OpenVote? asked, Facts facts, DateTimeOffset now)
    {
        var name = asked?.Rule ?? facts.Terms.Rule;
        if (VoteRule.Named(name) is not { } rule)
        {
            return new Refusal(Reason.NoSuchRule).With("rule", name);
        }

        if (rule.Basis == VoterBasis.Household && facts.Eligible == 0)
        {
            return Reason.NoHouseholds;
        }

        return Deciding.MoveBy(affair, Move.OpenVote, now, to => new VoteOpened(
            to, by, rule, Vote.BallotFor(affair.Options), now, now + (asked?.For ?? facts.Terms.VoteFor), facts.Eligible));
    }

    public static Result<ImmutableArray<AffairEvent>> Cast(Affair affair, CastBallot act, Facts facts)
    {
        if (Running(affair, act.Round) is not { } vote)
        {
            return Reason.VoteIsOver;
        }

        if (act.Choice < 0 || act.Choice >= vote.Choices.Length)
        {
            return Reason.NoSuchChoice;
        }

        if (vote.Rule.Basis == VoterBasis.Household)
        {
            return CastFor(facts, (household, own) => own is { Counted: true } && own.Choice == act.Choice && own.Voter == act.By
                ? null
                : new BallotCast(act.By, act.Round, act.Choice, true, household));
        }

        var counted = facts.Belongs && facts.Role is not (Role.Outsider or Role.Neighbour);
        return facts.OwnBallot is { } own && own.Choice == act.Choice && own.Counted == counted
            ? Deciding.Events()
            : Deciding.Events(new BallotCast(act.By, act.Round, act.Choice, counted));
    }

    public static Result<ImmutableArray<AffairEvent>> TakeBack(Affair affair, TakeBackBallot act, Facts facts)
    {
        if (Running(affair, act.Round) is not { } vote)
        {
            return Reason.VoteIsOver;
        }

        return vote.Rule.Basis == VoterBasis.Household
            ? CastFor(facts, (household, own) => own is null ? null : new BallotTakenBack(act.By, act.Round, household))
            : facts.OwnBallot is null ? Deciding.Events() : Deciding.Events(new BallotTakenBack(act.By, act.Round));
    }

    /// <summary>What others of a household cast since stays.</summary>
    public static Result<ImmutableArray<AffairEvent>> Strike(Affair affair, StrikeBallot act, Facts facts) =>
        affair is not { Stage: Stage.Voting, Vote: { Result: null } vote } ? Deciding.Events()
        : vote.Rule.Basis == VoterBasis.Household ? Deciding.Events(
            [.. facts.Households.Where(one => one.Ballot is { Counted: true } && one.Ballot.Voter == act.By)
                .Select(one => new BallotStruck(act.By, vote.Round, one.HouseholdId))])
        : facts.OwnBallot is { Counted: true } ? Deciding.Events(new BallotStruck(act.By, vote.Round))
        : Deciding.Events();

    /// <summary>One press speaks for every household that somebody belongs to.</summary>
    private static Result<ImmutableArray<AffairEvent>> CastFor(Facts facts, Func<long, Ballot?, AffairEvent?> cast) =>
        facts.NoVote is { } no ? no
        : facts.Role == Role.Outsider || !facts.Belongs ? Reason.Outsider
        : Deciding.Events([.. facts.Households.Select(one => cast(one.HouseholdId, one.Ballot)).OfType<AffairEvent>()]);

    /// <summary>Counts and moves on. By the clock, a vote without quorum is prolonged once.</summary>
    public static Result<ImmutableArray<AffairEvent>> Close(Affair affair, PersonId? by, Facts facts, DateTimeOffset now)
    {
        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote })
        {
            return Refusal.NotNow(affair.Stage);
        }

        var result = vote.Rule.Count(vote.Choices, facts.Tally ?? Tally.Empty(vote.Choices.Length));
        if (result.Verdict == Verdict.NoQuorum && by is null && !vote.Extended)
        {
            return Deciding.Events(new VoteProlonged(now + (vote.Until - vote.OpenedAt), result.Tally));
        }

        var (move, outcome) = result.Verdict switch
        {
            Verdict.Adopted => (Move.Adopt, (Outcome?)null),
            Verdict.NoQuorum => (Move.Lapse, Outcome.Lapsed),
            _ => (Move.Reject, Outcome.Rejected),
        };
        return Deciding.MoveBy(affair, move, now, to => new VoteCounted(
            to, by, result, outcome, outcome is null ? null : now + facts.Terms.ReopenWithin));
    }

    private static Vote? Running(Affair affair, int round) =>
        affair is { Stage: Stage.Voting, Vote: { Result: null } vote } && vote.Round == round ? vote : null;
}
