using System.Text.Json.Serialization;
using MicroGov.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;

namespace MicroGov.Delivery;

/// <summary>Pins the affair's card while it is open, or takes the pin away.</summary>
public sealed record PinCard(long ChatId, bool Pinned) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => [];
}

internal sealed class PinCardKind() : MessageKind<PinCard>("pin-card")
{
    public override Urgency Urgency => Urgency.Card;

    public override Metering Metering => Metering.Call;

    public override bool PrefersGap => true;

    protected override long ChatOf(PinCard message) => message.ChatId;

    protected override OutboxMessage? MovedTo(PinCard message, long chatId) => message with { ChatId = chatId };

    protected override Remedy AfterRefusal(PinCard message, SendFault fault) => Remedy.Drop;

    protected override async Task<SendResult> SendAsync(SendContext context, PinCard message, CancellationToken ct)
    {
        await using var db = await context.Database.OpenAsync(ct);
        // An affair may have closed before its card was posted; such a card is not pinned any more.
        if (await db.Affairs
                .Where(row => row.Id == message.AffairId && (!message.Pinned || row.Stage != nameof(Stage.Closed)))
                .Where(row => db.Groups.Any(group => group.Id == row.GroupId && group.ChatId == message.ChatId))
                .Select(row => row.CardMessageId).SingleOrDefaultAsync(ct) is not { } card)
        {
            return SendResult.NothingToDo();
        }

        await (message.Pinned
            ? context.Bot.PinChatMessage(message.ChatId, card, disableNotification: true, cancellationToken: ct)
            : context.Bot.UnpinChatMessage(message.ChatId, card, cancellationToken: ct));
        return SendResult.After();
    }
}
