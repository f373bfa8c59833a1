using System.Collections.Immutable;
using MicroGov.Core.Voting;

namespace MicroGov.Core.Affairs;

/// <summary>What the clock's knocks lead to. Late, early and repeated ones find nothing to do.</summary>
internal static class Knocks
{
    public static Result<ImmutableArray<AffairEvent>> Answer(Affair affair, DeadlineKind kind, Facts facts, DateTimeOffset now)
    {
        var isDue = Deadline.Of(affair, facts.Terms).Any(deadline => deadline.Kind == kind && deadline.At <= now);
        if (!isDue)
        {
            return Deciding.Events();
        }

        return kind switch
        {
            DeadlineKind.SecondsEnd => Deciding.Close(affair, Move.Lapse, Outcome.Lapsed, null, "", facts, now),
            DeadlineKind.DiscussionEnds => OpeningDecisions.Open(affair, null, null, facts, now),
            // After an outage the end itself may have come: it knocks next, and a reminder would come too late.
            DeadlineKind.RemindVoters when affair.Vote!.Until <= now => Deciding.Events(),
            DeadlineKind.RemindDoer when affair.Work!.Due <= now => Deciding.Events(),
            DeadlineKind.RemindVoters => Deciding.Events(new VotersReminded(IsSettled(affair, facts) ? true : null)),
            DeadlineKind.VoteEnds => ClosingDecisions.Close(affair, null, facts, now),
            DeadlineKind.RemindDoer => Deciding.Events(new DoerReminded()),
            DeadlineKind.WorkDue => Deciding.Events(new WorkFellDue()),
            DeadlineKind.CommitmentExpires =>
                Deciding.MoveBy(affair, Move.GiveBack, now, to => new WorkGivenBack(to, null)),
            DeadlineKind.AcceptanceEnds => Deciding.Events(new LeftUnjudged(now + facts.Terms.NoticeFor)),
            DeadlineKind.NoticeEnds => affair.Objections.IsEmpty
                ? Deciding.Close(
                    affair, Move.Resolve, affair.Work?.Body is null ? Outcome.Resolved : Outcome.HandedOver, null, "", facts, now)
                : Deciding.Events(new NoticeEnded()),
            _ => Deciding.Events(),
        };
    }

    private static bool IsSettled(Affair affair, Facts facts) =>
        facts.Ballots is { } ballots && VoteCounting.IsSettled(affair.Vote!, ballots);
}
