using System.Collections.Immutable;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Core.Affairs;

/// <summary>
/// The one place where it is decided what an act does: affair, act, facts and now in; events or a refusal out.
/// A harmless repeat is a row that returns no events.
/// </summary>
public static class AffairDecider
{
    /// <summary>Longest title, in UTF-16 units.</summary>
    public const int LongestTitle = 120;

    /// <summary>Longest other text of a resident, in UTF-16 units.</summary>
    public const int LongestText = 3_500;

    public static Result<ImmutableArray<AffairEvent>> Decide(Affair affair, Act act, Facts facts, DateTimeOffset now)
    {
        if (Permissions.Check(act, facts.Role, affair, facts.Belongs) is { } refusal)
        {
            return refusal;
        }

        return act switch
        {
            Raise a => affair.RaisedBy == default ? Raise(a, facts, now) : StageRefusal.NotNow(affair.Stage),
            Second a => SecondingDecisions.Second(affair, a, facts, now),
            OpenDiscussion a => SecondingDecisions.Open(affair, a, facts, now),
            Speak a => DiscussionDecisions.Speak(affair, a),
            ProposeOption a => DiscussionDecisions.Propose(affair, a),
            AmendMotion a => DiscussionDecisions.Amend(affair, a),
            OpenVote a => OpeningDecisions.Open(affair, a.By, a, facts, now),
            CastBallot a => BallotDecisions.Cast(affair, a, facts),
            TakeBackBallot a => BallotDecisions.TakeBack(affair, a, facts),
            StrikeBallot a => BallotDecisions.Strike(affair, a, facts),
            Recuse a => RecusalDecisions.Recuse(affair, a, facts),
            NotePaper a => PaperDecisions.Note(affair, a, facts),
            ConfirmPaper a => PaperDecisions.Confirm(affair, a, facts),
            GiveProxy a => ProxyDecisions.Give(affair, a, facts),
            TakeBackProxy a => ProxyDecisions.TakeBack(affair, a, facts),
            CloseVote a => ClosingDecisions.Close(affair, a.By, facts, now),
            VoidVote a => ClosingDecisions.Void(affair, a, facts, now),
            Extend a => Extend(affair, a, now),
            DeclareUrgent a => MoveBy(affair, Transition.Expedite, now, to => new DeclaredUrgent(to, a.By)),
            Assign a => WorkDecisions.Assign(affair, a, now),
            HandOver a => WorkDecisions.HandOver(affair, a, facts, now),
            Claim a => WorkDecisions.Claim(affair, a, facts, now),
            Release a => WorkDecisions.Release(affair, a, now),
            LeaveWork a => WorkDecisions.Leave(affair, a, now),
            ReportProgress a => WorkDecisions.Progress(affair, a, facts, now),
            ReportDone a => WorkDecisions.Done(affair, a, facts, now),
            AcceptWork a => JudgementDecisions.Accept(affair, a, facts, now),
            RejectWork a => JudgementDecisions.Reject(affair, a, facts, now),
            Rate a => JudgementDecisions.Rate(affair, a),
            ObjectTo a => affair.Stage switch
            {
                Stage.Voting => BallotDecisions.Object(affair, a, facts),
                Stage.Assigning => ClosingDecisions.Object(affair, a, facts, now),
                _ => JudgementDecisions.Object(affair, a, facts, now),
            },
            Close a => Close(affair, Transition.Resolve, affair.Work?.Body is null ? Outcome.Resolved : Outcome.HandedOver, a.By, a.Note, facts, now),
            Decline a => Close(affair, Transition.Decline, Outcome.Declined, a.By, a.Reason, facts, now),
            Withdraw a => Close(affair, Transition.Withdraw, Outcome.Withdrawn, a.By, "", facts, now),
            Merge a => a.Into == affair.Id
                ? Reason.NotIntoItself
                : Close(affair, Transition.Merge, Outcome.Merged, a.By, "", facts, now, a.Into),
            Reopen a => Reopen(affair, a, facts, now),
            Escalate a => MoveDecisions.Escalate(affair, a, facts, now),
            SendDown a => MoveDecisions.SendDown(affair, a, facts),
            ChooseUnit a => MoveDecisions.Settle(affair, a, facts, now),
            FallDue a => DeadlineDecisions.Answer(affair, a.Kind, facts, now),
            _ => throw new InvalidOperationException($"No row for {act.GetType().Name}"),
        };
    }

    /// <summary>The event that moves the affair, or the refusal of the lifecycle table.</summary>
    internal static Result<ImmutableArray<AffairEvent>> MoveBy(Affair affair, Transition move, DateTimeOffset now, Func<Stage, AffairEvent> tell)
    {
        var next = AffairLifecycle.Next(affair, move, now);
        return next.Refusal is { } refusal ? refusal : Events(tell(next.Value));
    }

    internal static ImmutableArray<AffairEvent> Events(params ImmutableArray<AffairEvent> events) => events;

    internal static Result<ImmutableArray<AffairEvent>> Close(
        Affair affair, Transition move, Outcome outcome, PersonId? by, string note, Facts facts, DateTimeOffset now, long? into = null) =>
        MoveBy(affair, move, now, to => new AffairClosed(to, outcome, by, note, into, now + facts.Terms.ReopenWithin));

    private static Result<ImmutableArray<AffairEvent>> Raise(Raise act, Facts facts, DateTimeOffset now) =>
        Events(new AffairRaised(
            act.By, facts.CommunityId, facts.NextNumber, act.Title, act.Description, act.Photos, now,
            now + facts.Terms.SecondWithin, facts.UnitId));

    private static Result<ImmutableArray<AffairEvent>> Extend(Affair affair, Extend act, DateTimeOffset now)
    {
        DateTimeOffset? end = affair.Stage switch
        {
            Stage.Raised or Stage.Discussing => affair.StageEnds,
            Stage.Voting => affair.Vote?.Until,
            Stage.Underway => affair.Work?.Due,
            _ => null,
        };
        return end is { } until
            ? Events(new DeadlineMoved(act.By, (until > now ? until : now) + act.Longer))
            : StageRefusal.NotNow(affair.Stage);
    }

    /// <summary>What was decided and done is done again; what was not is debated again.</summary>
    private static Result<ImmutableArray<AffairEvent>> Reopen(Affair affair, Reopen act, Facts facts, DateTimeOffset now) =>
        affair.Outcome is Outcome.Resolved or Outcome.HandedOver
            ? MoveBy(affair, Transition.ReopenWork, now, to => new AffairReopened(to, act.By, act.Reason, null))
            : MoveBy(affair, Transition.ReopenDebate, now, to => new AffairReopened(to, act.By, act.Reason, now + facts.Terms.DiscussFor));
}
