using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

/// <summary>评事: those who did not do the work judge it.</summary>
internal static class JudgementDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Accept(Affair affair, AcceptWork act, Facts facts, DateTimeOffset now) =>
        affair switch
        {
            { Stage: not Stage.Reported } => StageRefusal.NotNow(affair.Stage),
            { AcceptedBy: not null } => Reason.AlreadyAccepted,
            _ => AffairDecider.Events(new WorkAccepted(act.By, affair.NoticeUntil ?? now + facts.Terms.NoticeFor)),
        };

    /// <summary>
    /// On notice, one person's "no" is an objection. When the notice ended with objections, it can be sent back or closed.
    /// </summary>
    public static Result<ImmutableArray<AffairEvent>> Reject(Affair affair, RejectWork act, Facts facts, DateTimeOffset now) =>
        affair is { Stage: Stage.Reported, NoticeUntil: not null, NoticeOver: false }
            ? Reason.AlreadyAccepted
            : SendBack(affair, act.By, act.Reason, facts, now);

    public static Result<ImmutableArray<AffairEvent>> Rate(Affair affair, Rate act)
    {
        if (affair.Stage != Stage.Reported)
        {
            return StageRefusal.NotNow(affair.Stage);
        }

        if (act.Score is < 1 or > 5)
        {
            return Reason.NeedsScore;
        }

        return affair.Ratings.TryGetValue(act.By, out var score) && score == act.Score
            ? AffairDecider.Events()
            : AffairDecider.Events(new WorkRated(act.By, act.Score));
    }

    public static Result<ImmutableArray<AffairEvent>> Object(Affair affair, ObjectTo act, Facts facts, DateTimeOffset now)
    {
        if (affair is not { Stage: Stage.Reported, NoticeUntil: not null, NoticeOver: false })
        {
            return Reason.NoNoticeOpen;
        }

        if (affair.Objections.ContainsKey(act.By))
        {
            return Reason.AlreadyObjected;
        }

        var objection = new ObjectionMade(act.By, act.Reason);
        if (affair.Objections.Count + 1 < facts.Terms.ObjectionsNeeded)
        {
            return AffairDecider.Events(objection);
        }

        var back = SendBack(affair, null, act.Reason, facts, now);
        return back.Refusal is { } refusal ? refusal : back.Value.Insert(0, objection);
    }

    private static Result<ImmutableArray<AffairEvent>> SendBack(
        Affair affair, PersonId? by, string reason, Facts facts, DateTimeOffset now) =>
        AffairDecider.MoveBy(affair, Transition.Rework, now, to => new WorkSentBack(to, by, reason, now + facts.Terms.WorkFor));
}
