using MicroGov.Chat.Cards;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Delivery;

/// <summary>Toasts, reactions and turned pages.</summary>
internal sealed partial class Courier
{
    /// <summary>https://core.telegram.org/bots/api#answercallbackquery</summary>
    private const int LongestToast = 200;

    private async Task<Outcome> AnswerAsync(AnswerPress errand, CancellationToken ct)
    {
        var text = string.IsNullOrWhiteSpace(errand.Text) ? null : Shorten.To(errand.Text, LongestToast);
        await bot.AnswerCallbackQuery(errand.QueryId, text, errand.Alert, cancellationToken: ct);
        return Outcome.After();
    }

    private async Task<Outcome> ReactAsync(React errand, CancellationToken ct)
    {
        await bot.SetMessageReaction(errand.ChatId, errand.MessageId, [errand.Emoji], cancellationToken: ct);
        return Outcome.After();
    }

    private async Task<Outcome> EditAnswerAsync(EditAnswer errand, CancellationToken ct)
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

        return Outcome.After();
    }
}
