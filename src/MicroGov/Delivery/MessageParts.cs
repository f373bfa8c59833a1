using MicroGov.Storage.Rows;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace MicroGov.Delivery;

/// <summary>What messages are made of in Telegram's terms, and what is remembered of those that were sent.</summary>
internal static class MessageParts
{
    public static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <summary>What was replied to may be gone by now; what is said still matters.</summary>
    public static ReplyParameters? ReplyTo(int? messageId) =>
        messageId is { } id ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true } : null;

    public static ReplyMarkup? Markup(IReadOnlyList<IReadOnlyList<Button>> buttons, string? asks) =>
        Keyboard(buttons) ?? (asks is null ? null : (ReplyMarkup)new ForceReplyMarkup { Selective = true });

    /// <summary>Null takes the buttons of an edited message away.</summary>
    public static InlineKeyboardMarkup? Keyboard(IReadOnlyList<IReadOnlyList<Button>> buttons)
    {
        var rows = buttons.Where(row => row.Count > 0)
            .Select(row => row.Select(button => InlineKeyboardButton.WithCallbackData(button.Text, button.Data))).ToList();
        return rows.Count == 0 ? null : new InlineKeyboardMarkup(rows);
    }

    /// <summary>A reply to the message that was sent means the affair, or answers what was asked.</summary>
    public static SendEffect.MessageSent Remember(
        OutboxMessage message, Message sent, string? asks = null, StoredMessageKind kind = default, int? round = null) =>
        new(
            new()
            {
                ChatId = sent.Chat.Id,
                MessageId = sent.Id,
                Kind = kind.ToString(),
                Round = round,
                AffairId = message.AffairId,
                Asks = asks,
            });

    /// <summary>A message whose lost answer was never seen.</summary>
    public static Message Standing(long chatId, int at) =>
        new() { Id = at, Chat = new global::Telegram.Bot.Types.Chat { Id = chatId } };
}
