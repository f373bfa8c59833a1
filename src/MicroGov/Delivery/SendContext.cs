using MicroGov.Storage;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace MicroGov.Delivery;

/// <summary>What kinds of messages make their calls with.</summary>
internal sealed class SendContext(
    Database database, ITelegramBotClient bot, AffairPainters painters, TimeProvider time, ILogger logger)
{
    public Database Database => database;

    public ITelegramBotClient Bot => bot;

    public AffairPainters Painters => painters;

    public CardRenderer Cards { get; } = new(database, painters, time);

    public ILogger Logger => logger;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>It stays owed and is tried next, as it is or as something else.</summary>
    public SendResult.Again AtOnce(SendAttempt attempt) => new(Now, attempt.Attempts);

    /// <summary>Null when there is nothing to say. A text too long for a caption goes without the photo.</summary>
    public async Task<Message?> SendTextAsync(
        long chatId, string html, string? photo, ReplyParameters? reply, ReplyMarkup? markup, CancellationToken ct,
        EphemeralMessageParameters? onlyFor = null)
    {
        if (photo is not null && Caption.Fits(html))
        {
            return await bot.SendPhoto(
                chatId, InputFile.FromFileId(photo), html, ParseMode.Html, reply, markup, ephemeralMessageParameters: onlyFor,
                cancellationToken: ct);
        }

        return string.IsNullOrWhiteSpace(html)
            ? null
            : await bot.SendMessage(
                chatId, html, ParseMode.Html, reply, markup, MessageParts.NoPreview, ephemeralMessageParameters: onlyFor,
                cancellationToken: ct);
    }

    /// <summary>Sets the buttons of a message that may be ours; refused when it is not.</summary>
    /// <returns>The message, when it had other buttons before; null when nothing changed.</returns>
    public async Task<Message?> SetButtonsAsync(
        long chatId, int at, IReadOnlyList<IReadOnlyList<Button>> buttons, CancellationToken ct)
    {
        try
        {
            return await bot.EditMessageReplyMarkup(chatId, at, MessageParts.Keyboard(buttons), cancellationToken: ct);
        }
        catch (Exception exception) when (SendFault.Of(exception)?.Says(SendFault.NotModified) == true)
        {
            return null;
        }
    }
}
