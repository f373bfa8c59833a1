using MicroGov.Storage.Rows;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace MicroGov.Delivery;

/// <summary>Messages for a group or for one person's private chat.</summary>
internal sealed partial class TelegramSender
{
    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    private async Task<SendResult> PostAsync(PostMessage errand, CancellationToken ct)
    {
        var reply = ReplyTo(errand.ReplyTo);
        return await SendAsync(errand.ChatId, errand.Html, errand.Photo, reply, Markup(errand.Buttons, errand.Asks), ct) is { } sent
            ? Sent(errand, sent, errand.Asks)
            : NothingToSay;
    }

    private async Task<SendResult> WriteAsync(PrivateMessage errand, CancellationToken ct) =>
        await SendAsync(errand.UserId, errand.Html, errand.Photo, reply: null, Markup(errand.Buttons, errand.Asks), ct) is { } sent
            ? Sent(errand, sent, errand.Asks)
            : NothingToSay;

    private static SendResult NothingToSay => new SendResult.GivenUp("It says nothing.") { WasCalled = false };

    /// <summary>Null when there is nothing to say. A text too long for a caption goes without the photo.</summary>
    private async Task<Message?> SendAsync(
        long chatId, string html, string? photo, ReplyParameters? reply, ReplyMarkup? markup, CancellationToken ct,
        EphemeralMessageParameters? onlyFor = null)
    {
        if (photo is not null && Caption.Fits(html))
        {
            return await bot.SendPhoto(
                chatId, InputFile.FromFileId(photo), html, ParseMode.Html, reply, markup, ephemeralMessageParameters: onlyFor, cancellationToken: ct);
        }

        return string.IsNullOrWhiteSpace(html)
            ? null
            : await bot.SendMessage(
                chatId, html, ParseMode.Html, reply, markup, NoPreview, ephemeralMessageParameters: onlyFor, cancellationToken: ct);
    }

    private static SendResult Sent(OutboxMessage errand, Message sent, string? asks = null) => SendResult.After(Remember(errand, sent, asks));

    private static SendEffect.MessageSent Remember(OutboxMessage errand, Message sent, string? asks = null) => new(new MessageRow
    {
        ChatId = sent.Chat.Id,
        MessageId = sent.Id,
        AffairId = errand.AffairId,
        Asks = asks,
    });

    /// <summary>What was replied to may be gone by now; what is said still matters.</summary>
    private static ReplyParameters? ReplyTo(int? messageId) =>
        messageId is { } id ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true } : null;

    private static ReplyMarkup? Markup(IReadOnlyList<IReadOnlyList<Button>> buttons, string? asks) =>
        Keyboard(buttons) ?? (asks is null ? null : (ReplyMarkup)new ForceReplyMarkup { Selective = true });

    /// <summary>Null takes the buttons of an edited message away.</summary>
    private static InlineKeyboardMarkup? Keyboard(IReadOnlyList<IReadOnlyList<Button>> buttons)
    {
        var rows = buttons.Where(row => row.Count > 0)
            .Select(row => row.Select(button => InlineKeyboardButton.WithCallbackData(button.Text, button.Data))).ToList();
        return rows.Count == 0 ? null : new InlineKeyboardMarkup(rows);
    }
}
