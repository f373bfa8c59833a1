using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using MicroGov.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Delivery;

/// <summary>An affair's card: drawn from the state at the moment of the call.</summary>
internal sealed partial class TelegramSender
{
    /// <summary>Affairs whose photo Telegram did not take; their cards are posted as text.</summary>
    private readonly ConcurrentDictionary<long, bool> refusedPhotos = new();

    private async Task<SendResult> PostCardAsync(PostCard errand, CancellationToken ct)
    {
        if (await DrawAsync(errand, errand.ChatId, ct) is not { } drawn)
        {
            return SendResult.NothingToDo();
        }

        var photo = PhotoOf(drawn);
        var reply = ReplyTo(errand.ReplyTo);
        try
        {
            if (await SendAsync(errand.ChatId, drawn.Card.Html, photo, reply, Keyboard(drawn.Card.Buttons), ct) is not { } sent)
            {
                return NothingToSay;
            }

            refusedPhotos.TryRemove(drawn.AffairId, out _);
            return SendResult.After(
                new SendEffect.CardPosted(drawn.AffairId, errand.ChatId, sent.Id, sent.Photo is not null, drawn.Edition, drawn.Shows, drawn.ShowedBefore), Remember(errand, sent));
        }
        catch (Exception exception) when (photo is not null && SendFault.Of(exception) is { Trouble: SendFaultKind.Refused })
        {
            refusedPhotos[drawn.AffairId] = true;
            return new SendResult.Again(time.GetUtcNow(), 0);
        }
    }

    private async Task<SendResult> EditCardAsync(EditCard errand, CancellationToken ct)
    {
        if (await DrawAsync(errand, errand.ChatId, ct) is not { MessageId: { } message } drawn)
        {
            return SendResult.NothingToDo();
        }

        var same = new SendEffect.CardDrawn(drawn.AffairId, drawn.Edition, drawn.Shows, drawn.ShowedBefore);
        if (drawn.Shows == drawn.ShowedBefore)
        {
            return SendResult.NothingToDo(same);
        }

        try
        {
            var keyboard = Keyboard(drawn.Card.Buttons);
            await (drawn.HasPhoto
                ? bot.EditMessageCaption(errand.ChatId, message, drawn.Card.Html, ParseMode.Html, keyboard, cancellationToken: ct)
                : bot.EditMessageText(errand.ChatId, message, drawn.Card.Html, ParseMode.Html, keyboard, NoPreview, cancellationToken: ct));
            return SendResult.After(same);
        }
        catch (Exception exception) when (SendFault.Of(exception) is { Trouble: SendFaultKind.Refused } fault)
        {
            return AfterRefusedEdit(fault, drawn, same, message, errand.ChatId);
        }
    }

    private SendResult AfterRefusedEdit(SendFault fault, Drawn drawn, SendEffect same, int message, long chatId)
    {
        if (fault.Says("message is not modified"))
        {
            return SendResult.After(same);
        }

        if (fault.Says("message to edit not found") || fault.Says("message can't be edited") || fault.Says("in the message to edit"))
        {
            return SendResult.After(new SendEffect.CardLost(drawn.AffairId, chatId, message));
        }

        logger.LogWarning("The card of affair {Affair} is not taken: {Error}", drawn.AffairId, fault.Description);
        return SendResult.After(new SendEffect.CardRefused(drawn.AffairId, drawn.Edition));
    }

    private async Task<SendResult> PinAsync(PinCard errand, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        // An affair may have closed before its card was posted; such a card is not pinned any more.
        if (await db.Affairs
                .Where(row => row.Id == errand.AffairId && (!errand.Pinned || row.Stage != nameof(Stage.Closed)))
                .Where(row => db.Groups.Any(group => group.Id == row.GroupId && group.ChatId == errand.ChatId))
                .Select(row => row.CardMessageId).SingleOrDefaultAsync(ct) is not { } message)
        {
            return SendResult.NothingToDo();
        }

        await (errand.Pinned
            ? bot.PinChatMessage(errand.ChatId, message, disableNotification: true, cancellationToken: ct)
            : bot.UnpinChatMessage(errand.ChatId, message, cancellationToken: ct));
        return SendResult.After();
    }

    /// <summary>Null when there is no such affair, or it lives in another group by now.</summary>
    private async Task<Drawn?> DrawAsync(OutboxMessage errand, long chatId, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        // The versions first: a change between the two reads leaves the card stale rather than wrongly fresh.
        var row = await db.Affairs.Where(affair => affair.Id == errand.AffairId)
            .Where(affair => db.Groups.Any(group => group.Id == affair.GroupId && group.ChatId == chatId))
            .Join(db.Communities, affair => affair.CommunityId, community => community.Id, (affair, community) => new
            {
                affair.Id, affair.Version, Community = community.Version, affair.CardMessageId, affair.CardHasPhoto, affair.CardShows,
            })
            .SingleOrDefaultAsync(ct);
        return row is not null && await cards.PaintAsync(db, row.Id, ct) is { } card
            ? new(row.Id, new(row.Version, row.Community), card, Shows(card), row.CardMessageId, row.CardHasPhoto, row.CardShows)
            : null;
    }

    private string? PhotoOf(Drawn drawn) => refusedPhotos.ContainsKey(drawn.AffairId) ? null : drawn.Card.Photo;

    private static string Shows(Card card) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { card.Html, card.Buttons }, JournalJson.Options)));

    private sealed record Drawn(
        long AffairId, CardEdition Edition, Card Card, string Shows, int? MessageId, bool HasPhoto, string ShowedBefore);
}
