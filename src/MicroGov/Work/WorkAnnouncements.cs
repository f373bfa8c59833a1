using MicroGov.Core.Lifecycle;
using MicroGov.Core.Work;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Work;

/// <summary>What is said about work: offers and reminders to whoever has it, the report to everybody.</summary>
internal static class WorkAnnouncements
{
    private const int LongestReport = 600;

    public static IReadOnlyList<Announcement> All { get; } =
    [
        Announcement.Of<WorkOffered>((context, e) => context.WriteToAsync(e.Who, "nudge.offered", ("what", e.What))),
        Announcement.Of<DoerReminded>((context, _) => RemindAsync(context, "nudge.due")),
        Announcement.Of<WorkFellDue>(FallDueAsync),
        Announcement.Of<WorkGivenBack>(GiveBack),
        Announcement.Of<HandedOver>((context, e) =>
            context.Tell("news.handedover", ("body", e.Body), ("until", context.At(e.Due)))),
        Announcement.Of<WorkReported>(ReportAsync),
        Announcement.Of<WorkSentBack>(SendBackAsync),
    ];

    private static Task RemindAsync(AnnouncementContext context, string key) => context.Affair.Doer is { } doer
        ? context.WriteToAsync(doer, key, ("until", context.At(context.Affair.Work!.Due)))
        : Task.CompletedTask;

    /// <summary>Whoever raised it looks after what an outside body does.</summary>
    private static Task FallDueAsync(AnnouncementContext context, WorkFellDue happened) => context.Affair switch
    {
        { Doer: null, Work: { Body: { } body } } => context.WriteToAsync(context.Affair.RaisedBy, "nudge.body", ("body", body)),
        _ => RemindAsync(context, "nudge.overdue"),
    };

    /// <summary>Only what lapsed by itself is news.</summary>
    private static void GiveBack(AnnouncementContext context, WorkGivenBack happened)
    {
        if (happened.By is null)
        {
            context.Tell("news.expired");
        }
    }

    private static async Task ReportAsync(AnnouncementContext context, WorkReported report)
    {
        var html = context.Texts.Say("news.reported", context.Naming(
            ("name", await context.NameAsync(report.By)), ("words", Shorten.To(report.Text, LongestReport))));
        context.Post(new PostMessage(context.Home.ChatId, html)
        {
            AffairId = context.Affair.Id,
            Photo = report.Attachments.FirstOrDefault(shown => shown.Kind == AttachmentKind.Photo)?.FileId,
            ReplyTo = context.Row.CardMessageId,
        });
    }

    private static Task SendBackAsync(AnnouncementContext context, WorkSentBack happened) => context.Affair.Doer is { } doer
        ? context.WriteToAsync(doer, "nudge.sentback", ("reason", happened.Reason), ("until", context.At(happened.Due)))
        : Task.CompletedTask;
}
