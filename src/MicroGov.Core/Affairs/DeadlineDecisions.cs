using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Core.Affairs;

/// <summary>What the clock's knocks lead to. Late, early and repeated ones find nothing to do.</summary>
internal static class DeadlineDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Answer(Affair affair, DeadlineKind kind, Facts facts, DateTimeOffset now)
    {
        var isDue = Deadline.Of(affair, facts.Terms).Any(deadline => deadline.Kind == kind && deadline.At <= now);
        if (!isDue)
        {
            return AffairDecider.Events();
        }

        return kind switch
        {
            DeadlineKind.SecondsEnd => AffairDecider.Close(affair, Transition.Lapse, Outcome.Lapsed, null, "", facts, now),
            DeadlineKind.DiscussionEnds => OpeningDecisions.Open(affair, null, null, facts, now),
            // After an outage the end itself may have come: it knocks next, and a reminder would come too late.
            DeadlineKind.RemindVoters when affair.Vote!.Until <= now => AffairDecider.Events(),
            DeadlineKind.RemindDoer when affair.Work!.Due <= now => AffairDecider.Events(),
            DeadlineKind.RemindVoters => AffairDecider.Events(new VotersReminded(IsSettled(affair, facts) ? true : null)),
            DeadlineKind.VoteEnds => ClosingDecisions.Close(affair, null, facts, now),
            DeadlineKind.RemindDoer => AffairDecider.Events(new DoerReminded()),
            DeadlineKind.WorkDue => AffairDecider.Events(new WorkFellDue()),
            DeadlineKind.CommitmentExpires =>
                AffairDecider.MoveBy(affair, Transition.GiveBack, now, to => new WorkGivenBack(to, null)),
            DeadlineKind.AcceptanceEnds => AffairDecider.Events(new LeftUnjudged(now + facts.Terms.NoticeFor)),
            DeadlineKind.NoticeEnds => affair.Objections.IsEmpty
                ? AffairDecider.Close(
                    affair, Transition.Resolve, affair.Work?.Body is null ? Outcome.Resolved : Outcome.HandedOver, null, "", facts, now)
                : AffairDecider.Events(new NoticeEnded()),
            _ => AffairDecider.Events(),
        };
    }

    private static bool IsSettled(Affair affair, Facts facts) =>
        facts.Ballots is { } ballots && VoteCounting.IsSettled(affair.Vote!, ballots);
}
