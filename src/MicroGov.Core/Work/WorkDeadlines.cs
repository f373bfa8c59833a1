using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

/// <summary>What falls due about the work.</summary>
internal static class WorkDeadlines
{
    public static ImmutableArray<DeadlineRule<WorkSlice>> Rules { get; } =
    [
        // That work is overdue only reminds.
        new(DeadlineKind.WorkDue, affair => InTime(affair)?.Due, _ => Decision.Of(new WorkFellDue())) { IsReminder = true },
        // After an outage the due date itself may have come: it falls due next, and a reminder would come too late.
        new(DeadlineKind.RemindDoer, RemindAt, affair =>
            affair.Work.Task!.Due <= affair.Now ? Decision.Of() : Decision.Of(new DoerReminded())) { IsReminder = true },
        new(DeadlineKind.CommitmentExpires, ExpiresAt, affair =>
            affair.Move(Transition.GiveBack, to => new WorkGivenBack(to, null))),
        new(
            DeadlineKind.AcceptanceEnds,
            affair => affair is { Stage: Stage.Reported, Work.NoticeUntil: null } ? affair.Work.AcceptUntil : null,
            affair => Decision.Of(new LeftUnjudged(affair.Now + affair.Terms.NoticeFor))),
    ];

    private static WorkTask? InTime(WorkSlice affair) =>
        affair is { Stage: Stage.Underway, Work.Task: { Overdue: false } task } ? task : null;

    private static DateTimeOffset? RemindAt(WorkSlice affair) =>
        InTime(affair) is { Reminded: false, Doer: not null } task
            && task.Due - affair.Terms.RemindDoerBefore is var at && at > task.TakenOnAt
            ? at
            : null;

    /// <summary>So long after the due date, or after the last report since.</summary>
    private static DateTimeOffset? ExpiresAt(WorkSlice affair) =>
        affair is { Stage: Stage.Underway, Work.Task: { Overdue: true, Doer: not null } task }
            ? (task.LastReport > task.Due ? task.LastReport.Value : task.Due) + affair.Terms.CommitmentExpiresAfter
            : null;
}
