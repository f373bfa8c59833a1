using MicroGov.Presentation;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Delivery;

/// <summary>Toasts, reactions and turned pages.</summary>
internal sealed partial class TelegramSender
{
    /// <summary>https://core.telegram.org/bots/api#answercallbackquery</summary>
    private const int LongestToast = 200;

    private async Task<SendResult> AnswerAsync(AnswerButton errand, CancellationToken ct)
    {
        var text = string.IsNullOrWhiteSpace(errand.Text) ? null : Shorten.To(errand.Text, LongestToast);
        await bot.AnswerCallbackQuery(errand.QueryId, text, errand.Alert, cancellationToken: ct);
        return SendResult.After();
    }

    private async Task<SendResult> ReactAsync(React errand, CancellationToken ct)
    {
        await bot.SetMessageReaction(errand.ChatId, errand.MessageId, [errand.Emoji], cancellationToken: ct);
        return SendResult.After();
    }

    private async Task<SendResult> EditAnswerAsync(EditAnswer errand, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(errand.Html))
        {
            return NothingToSay;
        }

        var markup = Keyboard(errand.Buttons);
        if (errand.EphemeralMessageId is { } ephemeral)
        {
            await bot.EditEphemeralMessageText(
                errand.ChatId, errand.UserId, ephemeral, errand.Html, ParseMode.Html, markup, NoPreview, cancellationToken: ct);
        }
        else
        {
            await bot.EditMessageText(
                errand.ChatId, errand.MessageId, errand.Html, ParseMode.Html, markup, NoPreview, cancellationToken: ct);
        }

        return SendResult.After();
    }
}
