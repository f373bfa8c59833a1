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

        var counted = facts.Role != Role.Outsider;
        return facts.OwnBallot is { } own && own.Choice == act.Choice && own.Counted == counted
            ? Deciding.Events()
            : Deciding.Events(new BallotCast(act.By, act.Round, act.Choice, counted));
    }

    public static Result<ImmutableArray<AffairEvent>> TakeBack(Affair affair, TakeBackBallot act, Facts facts)
    {
        if (Running(affair, act.Round) is null)
        {
            return Reason.VoteIsOver;
        }

        return facts.OwnBallot is null ? Deciding.Events() : Deciding.Events(new BallotTakenBack(act.By, act.Round));
    }

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
