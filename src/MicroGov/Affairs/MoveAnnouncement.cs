using MicroGov.Core.Affairs;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Affairs;

/// <summary>
/// An affair moves to another unit: its card goes to that unit's group, and what it leaves behind says where it is.
/// Where both units talk in the same group, only the card changes.
/// </summary>
internal sealed class MoveAnnouncement(AnnouncementContext context)
{
    private readonly UnitOfWork work = context.Work;
    private readonly Home home = context.Home;
    private readonly Wording texts = context.Texts;

    /// <summary>So that title, unit, group and reason together fit under a photo.</summary>
    private const int LongestUnit = 200;

    public async Task MakeAsync(AffairMoved moved)
    {
        var (affair, row) = (context.Affair, context.Row);
        var to = await work.Homes.OfUnitAsync(home, moved.Into);
        if (to.Group.Id == home.Group.Id)
        {
            return;
        }

        var (card, hasPhoto) = await work.Affairs.MoveAsync(row, to);
        var pointer = texts.Say(
            "news.moved",
            ("number", affair.Number),
            ("title", affair.Title),
            ("unit", Shorten.To(await NameOfAsync(moved.Into), LongestUnit)),
            ("group", to.Group.Title));
        var because =
            moved.Reason.Length == 0
                ? pointer
                : new Html($"{pointer}\n{texts.Say("news.moved.because", ("reason", moved.Reason))}");
        if (card is { } message)
        {
            if (home.Group.BotMayPin)
            {
                work.Enqueue(home.ChatId, new UnpinMessage(home.ChatId, message));
            }

            work.Enqueue(
                home.ChatId, new MarkCardMoved(home.ChatId, message, because) { HasPhoto = hasPhoto, AffairId = affair.Id });
        }
        else
        {
            work.Enqueue(home.ChatId, new PostMessage(home.ChatId, because) { AffairId = affair.Id });
        }

        work.Enqueue(to.ChatId, new PostCard(to.ChatId) { AffairId = affair.Id });
        if (to.Group.BotMayPin)
        {
            work.Enqueue(to.ChatId, new PinCard(to.ChatId, true) { AffairId = affair.Id });
        }
    }

    private async Task<string> NameOfAsync(long? unit) =>
        unit is { } id && await work.Units.TreeAsync(home.Community.Id) is { } tree
            ? tree.PathOf(id).ToString()
            : home.Community.Title;
}
