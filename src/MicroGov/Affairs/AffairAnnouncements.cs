using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Pipeline;

namespace MicroGov.Affairs;

/// <summary>What is said about an affair itself: that it moved, ended, or was taken up again.</summary>
internal static class AffairAnnouncements
{
    private const int LengthOfHead = 16;

    public static IReadOnlyList<Announcement> All { get; } =
    [
        Announcement.Of<AffairMoved>((context, e) => new MoveAnnouncement(context).MakeAsync(e)),
        Announcement.Of<AffairClosed>(async (context, e) => context.Tell(
            "news.closed." + e.Outcome,
            ("note", e.Note), ("head", context.Row.JournalHead[..LengthOfHead]), ("into", await NumberOfAsync(context, e.Into)))),
        Announcement.Of<AffairReopened>(async (context, e) => context.Tell(
            "news.reopened", ("name", await context.NameAsync(e.By)), ("reason", e.Reason))),
    ];

    /// <summary>Only what is open stays pinned.</summary>
    public static void Pin(AnnouncementContext context)
    {
        var isOpen = context.Affair.Stage != Stage.Closed;
        var wasOpen = context.Before.Stage != Stage.Closed;
        if (context.Home.Group.BotMayPin && context.Row.CardMessageId is not null && isOpen != wasOpen)
        {
            context.Post(new PinCard(context.Home.ChatId, isOpen) { AffairId = context.Affair.Id });
        }
    }

    private static async Task<int?> NumberOfAsync(AnnouncementContext context, long? affairId) => affairId is { } id
        ? await context.Work.Affairs.NumberOfAsync(id)
        : null;
}
