using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

/// <summary>评事: those who did not do the work judge it.</summary>
internal static class JudgementDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Accept(WorkSlice affair, AcceptWork act) =>
        affair switch
        {
            { Stage: not Stage.Reported } => affair.NotNow,
            { Work.AcceptedBy: not null } => Reason.AlreadyAccepted,
            _ => Decision.Of(new WorkAccepted(act.By, affair.Work.NoticeUntil ?? affair.Now + affair.Terms.NoticeFor)),
        };

    /// <summary>
    /// On notice, one person's "no" is an objection. When the notice ended with objections, it can be sent back or closed.
    /// </summary>
    public static Result<ImmutableArray<AffairEvent>> Reject(WorkSlice affair, RejectWork act) =>
        affair is { Stage: Stage.Reported, Work.IsOnNotice: true }
            ? Reason.AlreadyAccepted
            : SendBack(affair, act.By, act.Reason);

    public static Result<ImmutableArray<AffairEvent>> Rate(WorkSlice affair, Rate act)
    {
        if (affair.Stage != Stage.Reported)
        {
            return affair.NotNow;
        }

        if (act.Score is < 1 or > 5)
        {
            return Reason.NeedsScore;
        }

        return affair.Work.Ratings.TryGetValue(act.By, out var score) && score == act.Score
            ? Decision.Of()
            : Decision.Of(new WorkRated(act.By, act.Score));
    }

    public static Result<ImmutableArray<AffairEvent>> Object(WorkSlice affair, ObjectTo act)
    {
        if (affair is not { Stage: Stage.Reported, Work.IsOnNotice: true })
        {
            return Reason.NoNoticeOpen;
        }

        var objections = affair.Frame.Objections;
        if (objections.ContainsKey(act.By))
        {
            return Reason.AlreadyObjected;
        }

        var objection = new ObjectionMade(act.By, act.Reason);
        return objections.Count + 1 < affair.Terms.ObjectionsNeeded
            ? Decision.Of(objection)
            : Decision.After(objection, SendBack(affair, null, act.Reason));
    }

    private static Result<ImmutableArray<AffairEvent>> SendBack(WorkSlice affair, PersonId? by, string reason) =>
        affair.Move(Transition.Rework, to => new WorkSentBack(to, by, reason, affair.Now + affair.Terms.WorkFor));
}
