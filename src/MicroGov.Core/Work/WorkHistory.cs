using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

/// <summary>What each event makes of the work.</summary>
internal static class WorkHistory
{
    /// <summary>Whatever belonged to the stage that is left ends with it.</summary>
    public static WorkState Enter(WorkState work, Stage stage) => work with
    {
        Offer = stage == Stage.Assigning ? work.Offer : null,
        AcceptUntil = null,
        AcceptedBy = stage == Stage.Closed ? work.AcceptedBy : null,
        NoticeUntil = stage == Stage.Closed ? work.NoticeUntil : null,
        NoticeOver = stage == Stage.Closed && work.NoticeOver,
    };

    public static WorkState Apply(WorkState work, AffairEvent happened) => happened switch
    {
        WorkOffered e => work with { Offer = new WorkOffer(e.Who, e.Due, e.What) },
        WorkTakenOn e => work with { Task = new WorkTask { Doer = e.By, What = e.What, TakenOnAt = e.At, Due = e.Due } },
        HandedOver e => work with { Task = new WorkTask { Body = e.Body, TakenOnAt = e.At, Due = e.Due } },
        WorkGivenBack => work with { Task = null, Offer = null },
        DoerReminded => work with { Task = work.Task! with { Reminded = true } },
        WorkFellDue => work with { Task = work.Task! with { Overdue = true } },
        ProgressReported e => work with { Task = Reported(work.Task!, e.Text, e.Attachments) with { LastReport = e.At } },
        WorkReported e => work with { Task = Reported(work.Task!, e.Text, e.Attachments), AcceptUntil = e.AcceptUntil },
        WorkSentBack e => work with { Task = MoveEnd(work.Task!, e.Due) with { LastWords = e.Reason } },
        WorkAccepted e => work with { AcceptedBy = e.By, NoticeUntil = e.NoticeUntil, AcceptUntil = null },
        LeftUnjudged e => work with { NoticeUntil = e.NoticeUntil, AcceptUntil = null },
        WorkRated e => work with { Ratings = work.Ratings.SetItem(e.By, e.Score) },
        NoticeEnded => work with { NoticeOver = true },
        _ => work,
    };

    public static WorkTask MoveEnd(WorkTask task, DateTimeOffset due) =>
        task with { Due = due, Reminded = false, Overdue = false };

    private static WorkTask Reported(WorkTask task, string text, ImmutableArray<Attachment> shown) => task with
    {
        Reports = task.Reports + 1,
        LastWords = text.Length > 0 ? text : task.LastWords,
        Evidence = task.Evidence.AddRange(shown.Select(one => one.Number)),
    };
}
