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
internal sealed partial class TelegramSender
{
    /// <summary>So many messages of others may have come between; further on it is posted again.</summary>
    private const int MostLooks = 10;

    /// <summary>One vote must not have two polls, so for a poll we look further.</summary>
    private const int MostLooksForPoll = 40;

    /// <summary>Looks at one message. The next one is a trip of its own, at its own pace.</summary>
    private async Task<SendResult> LookAsync(SendAttempt trip, CancellationToken ct)
    {
        if (trip.Message is PostPoll { FoundAt: { } found } poll)
        {
            return await FinishPollAsync(trip, poll, found, ct);
        }

        var first = await FirstUnknownAsync(trip.ChatId, ct);
        var at = trip.Message.LookAt ?? first;
        try
        {
            return await FindAsync(trip, at, ct);
        }
        catch (Exception exception) when (SendFault.Of(exception) is { Trouble: SendFaultKind.Refused } fault)
        {
            // "message can't be edited" is somebody else's; "message to edit not found" is the end of the chat.
            var most = trip.Message is PostPoll ? MostLooksForPoll : MostLooks;
            var next = fault.Says("can't be edited") && at + 1 < first + most ? at + 1 : 0;
            return Now(trip) with { Instead = trip.Message with { LookAt = next } };
        }
    }

    private async Task<SendResult> FindAsync(SendAttempt trip, int at, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        switch (trip.Message)
        {
            case PostMessage errand:
                await TouchAsync(trip.ChatId, at, errand.Buttons, ct);
                return SendResult.After(Remember(errand, Standing(trip.ChatId, at), errand.Asks));
            case PostCard errand when await DrawAsync(errand, errand.ChatId, ct) is { } drawn:
                var card = await TouchAsync(trip.ChatId, at, drawn.Card.Buttons, ct);
                var hasPhoto = card is null ? PhotoOf(drawn) is not null : card.Photo is not null;
                // It shows what was true before: leave it stale, so that it is drawn anew.
                return SendResult.After(
                    new SendEffect.CardPosted(drawn.AffairId, trip.ChatId, at, hasPhoto, default, Shows: "", drawn.ShowedBefore), Remember(errand, Standing(trip.ChatId, at)));
            case PostPoll errand:
                // Only an edit that changes something shows the poll: its buttons go now and come back with the next call.
                await TouchAsync(trip.ChatId, at, [], ct);
                return Now(trip) with { Instead = errand with { FoundAt = at } };
            default:
                return SendResult.NothingToDo();
        }
    }

    /// <summary>The poll gets its buttons back, and its id is known; or it is closed, when its vote is over by now.</summary>
    private async Task<SendResult> FinishPollAsync(SendAttempt trip, PostPoll errand, int at, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        if (await polls.PaintAsync(db, errand.AffairId ?? 0, errand.Round, ct) is not { } sheet)
        {
            // Its answers were given to that vote, and must not be taken for another's.
            var (closed, stands) = (await bot.StopPoll(trip.ChatId, at, cancellationToken: ct), Standing(trip.ChatId, at));
            stands.Poll = closed;
            return PollStands(errand, stands);
        }

        try
        {
            return await TouchAsync(trip.ChatId, at, sheet.Buttons, ct) is { Poll: not null } stands
                ? PollStands(errand, stands)
                : Now(trip) with { Instead = errand with { LookAt = at, FoundAt = null } };
        }
        catch (Exception exception) when (SendFault.Of(exception) is { Trouble: SendFaultKind.Refused })
        {
            // Somebody has deleted it meanwhile.
            return Now(trip) with { Instead = errand with { LookAt = 0, FoundAt = null } };
        }
    }

    /// <summary>Sets the buttons of a message that may be ours; refused when it is not.</summary>
    /// <returns>The message, when it had other buttons before; null when nothing changed.</returns>
    private async Task<Message?> TouchAsync(long chatId, int at, IReadOnlyList<IReadOnlyList<Button>> buttons, CancellationToken ct)
    {
        try
        {
            return await bot.EditMessageReplyMarkup(chatId, at, Keyboard(buttons), cancellationToken: ct);
        }
        catch (Exception exception) when (SendFault.Of(exception)?.Says("message is not modified") == true)
        {
            return null;
        }
    }

    private static Message Standing(long chatId, int at) => new() { Id = at, Chat = new global::Telegram.Bot.Types.Chat { Id = chatId } };

    private async Task<int> FirstUnknownAsync(long chatId, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        return 1 + (await db.Messages.Where(row => row.ChatId == chatId).MaxAsync(row => (int?)row.MessageId, ct) ?? 0);
    }
}
