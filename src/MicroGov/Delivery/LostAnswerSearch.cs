using Microsoft.EntityFrameworkCore;

namespace MicroGov.Delivery;

/// <summary>
/// What was on its way when the service was killed, or whose answer was lost, may stand in the group without our knowing.
/// Telegram has no method that finds a message, but it lets a bot change the buttons of its own messages only, and says
/// which one it changed (https://core.telegram.org/bots/api#editmessagereplymarkup). As a chat is written to one call at a
/// time, the first message of ours after the last one we know is the one that was lost.
/// </summary>
internal sealed class LostAnswerSearch(SendContext context)
{
    /// <summary>So many messages of others may have come between; further on it is posted again.</summary>
    public const int UsualLooks = 10;

    /// <summary>Looks at one message. The next one is an attempt of its own, at its own pace.</summary>
    public async Task<SendResult> LookAsync(SendAttempt attempt, CancellationToken ct)
    {
        if (attempt.Message.FoundAt is { } found)
        {
            return await attempt.Kind.FinishAsync(context, attempt, found, ct);
        }

        var first = await FirstUnknownAsync(attempt.ChatId, ct);
        var at = attempt.Message.LookAt ?? first;
        try
        {
            return await attempt.Kind.ConfirmAsync(context, attempt, at, ct);
        }
        catch (Exception exception) when (SendFault.Of(exception) is { Trouble: SendFaultKind.Refused } fault)
        {
            // "message can't be edited" is somebody else's; "message to edit not found" is the end of the chat.
            var next = fault.Says("can't be edited") && at + 1 < first + attempt.Kind.MostLooks ? at + 1 : 0;
            return context.AtOnce(attempt) with { Instead = attempt.Message with { LookAt = next } };
        }
    }

    private async Task<int> FirstUnknownAsync(long chatId, CancellationToken ct)
    {
        await using var db = await context.Database.OpenAsync(ct);
        return 1 + (await db.Messages.Where(row => row.ChatId == chatId).MaxAsync(row => (int?)row.MessageId, ct) ?? 0);
    }
}
