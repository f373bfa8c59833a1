using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace MicroGov.Delivery;

/// <summary>
/// What was on its way when the service was killed, or whose answer was lost, may stand in the group without our knowing.
/// Telegram has no method that finds a message, but it lets a bot change the buttons of its own messages only, and says
/// which one it changed (https://core.telegram.org/bots/api#editmessagereplymarkup). As a chat is written to one call at a
/// time, the first message of ours after the last one we know is the one that was lost.
/// </summary>
internal sealed partial class Courier
{
    /// <summary>So many messages of others may have come between; further on it is posted again.</summary>
    private const int MostLooks = 10;

    /// <summary>Looks at one message. The next one is a trip of its own, at its own pace.</summary>
    private async Task<Outcome> LookAsync(Trip trip, CancellationToken ct)
    {
        var first = await FirstUnknownAsync(trip.ChatId, ct);
        var at = trip.Errand.LookAt ?? first;
        try
        {
            return await FindAsync(trip, at, ct);
        }
        catch (Exception exception) when (Fault.Of(exception) is { Trouble: Trouble.Refused } fault)
        {
            // "message can't be edited" is somebody else's; "message to edit not found" is the end of the chat.
            var next = fault.Says("can't be edited") && at + 1 < first + MostLooks ? at + 1 : 0;
            return Now(trip) with { Instead = trip.Errand with { LookAt = next } };
        }
    }

    private async Task<Outcome> FindAsync(Trip trip, int at, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        switch (trip.Errand)
        {
            case Post errand:
                return Sent(errand, await TouchAsync(trip.ChatId, at, errand.Buttons, ct), errand.Asks);
            case PostCard errand when await DrawAsync(errand, ct) is { } drawn:
                var card = await TouchAsync(trip.ChatId, at, drawn.Card.Buttons, ct);
                var hasPhoto = card.Photo is not null || (drawn.Card is { Photo: not null, Buttons.Count: 0 });
                // It shows what was true before: leave it stale, so that it is drawn anew.
                return Outcome.After(new Lesson.CardPosted(drawn.AffairId, at, hasPhoto, Version: 0, Shows: ""), Remember(errand, card));
            case PostPoll { AffairId: { } affair } errand when await polls.PaintAsync(db, affair, errand.Round, ct) is { } sheet:
                return PollStands(errand, await TouchAsync(trip.ChatId, at, sheet.Buttons, ct));
            case PostPoll errand:
                // Its vote is over by now.
                var late = await TouchAsync(trip.ChatId, at, [], ct);
                await bot.StopPoll(trip.ChatId, at, cancellationToken: ct);
                return Outcome.After(Remember(errand, late));
            default:
                return Outcome.NothingToDo();
        }
    }

    /// <summary>Sets the buttons of a message that may be ours; refused when it is not.</summary>
    private async Task<Message> TouchAsync(long chatId, int at, IReadOnlyList<IReadOnlyList<Button>> buttons, CancellationToken ct)
    {
        try
        {
            await bot.EditMessageReplyMarkup(chatId, at, null, cancellationToken: ct);
        }
        catch (Exception exception) when (Fault.Of(exception)?.Says("message is not modified") == true)
        {
            // It is ours, and has no buttons.
        }

        return Keyboard(buttons) is { } keyboard
            ? await bot.EditMessageReplyMarkup(chatId, at, keyboard, cancellationToken: ct)
            : new Message { Id = at, Chat = new Telegram.Bot.Types.Chat { Id = chatId } };
    }

    private async Task<int> FirstUnknownAsync(long chatId, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        return 1 + (await db.Messages.Where(row => row.ChatId == chatId).MaxAsync(row => (int?)row.MessageId, ct) ?? 0);
    }
}
