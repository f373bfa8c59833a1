using System.Text.Json.Serialization;
using Telegram.Bot;

namespace MicroGov.Delivery;

/// <summary>Takes the pin from a card that is no longer the affair's.</summary>
public sealed record UnpinMessage(long ChatId, int MessageId) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => [];
}

internal sealed class UnpinMessageKind() : MessageKind<UnpinMessage>("unpin")
{
    public override Urgency Urgency => Urgency.Card;

    public override Metering Metering => Metering.Call;

    public override bool PrefersGap => true;

    protected override long ChatOf(UnpinMessage message) => message.ChatId;

    /// <summary>The old messages are out of reach.</summary>
    protected override OutboxMessage? MovedTo(UnpinMessage message, long chatId) => null;

    protected override Remedy AfterRefusal(UnpinMessage message, SendFault fault) => Remedy.Drop;

    protected override async Task<SendResult> SendAsync(SendContext context, UnpinMessage message, CancellationToken ct)
    {
        await context.Bot.UnpinChatMessage(message.ChatId, message.MessageId, cancellationToken: ct);
        return SendResult.After();
    }
}
