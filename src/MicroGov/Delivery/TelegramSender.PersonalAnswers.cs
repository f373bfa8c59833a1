using Telegram.Bot.Types;

namespace MicroGov.Delivery;

/// <summary>
/// Answers that only one person should see. One call tries one way; the next way is a trip of its own, at its own pace.
/// </summary>
internal sealed partial class TelegramSender
{
    private async Task<SendResult> WhisperAsync(PersonalAnswer errand, CancellationToken ct)
    {
        var markup = Keyboard(errand.Buttons);
        var route = SendAttempt.RouteOf(errand);
        var sent = await (route switch
        {
            PersonalAnswerRoute.Ephemeral => SendAsync(
                errand.ChatId, errand.Html, errand.Photo, EphemeralReply(errand), markup, ct, Receiver(errand)),
            PersonalAnswerRoute.Private => SendAsync(errand.UserId, errand.Html, errand.Photo, null, markup, ct),
            // What is for these eyes only is not said here.
            _ when errand.Aloud is { } aloud => SendAsync(errand.ChatId, aloud, null, ReplyTo(errand.ReplyTo), null, ct),
            _ => SendAsync(errand.ChatId, errand.Html, errand.Photo, ReplyTo(errand.ReplyTo), markup, ct),
        });
        // An ephemeral message has message_id 0, and nobody can reply to it in a way that we would see.
        return sent is null ? NothingToSay : route == PersonalAnswerRoute.Ephemeral ? SendResult.After() : Sent(errand, sent);
    }

    /// <summary>https://core.telegram.org/bots/api#ephemeral-messages-and-commands</summary>
    private static EphemeralMessageParameters Receiver(PersonalAnswer errand) =>
        new() { ReceiverUserId = errand.UserId, CallbackQueryId = errand.QueryId };

    private static ReplyParameters? EphemeralReply(PersonalAnswer errand) => errand.EphemeralReplyTo is { } command
        ? new ReplyParameters { EphemeralMessageId = command }
        : ReplyTo(errand.ReplyTo);
}
