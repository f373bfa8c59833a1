using System.Text.Json.Serialization;
using Telegram.Bot;

namespace MicroGov.Delivery;

/// <summary>A quiet "done" on the message that asked for it.</summary>
public sealed record React(long ChatId, int MessageId, string Emoji) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => Otherwise?.Named ?? [];

    /// <summary>What the person is told instead where the chat allows no such reaction.</summary>
    public PersonalAnswer? Otherwise { get; init; }

    [JsonIgnore]
    public override long? About => AffairId ?? Otherwise?.AffairId;

    [JsonIgnore]
    public override long? Addressee => Otherwise?.UserId;
}

internal sealed class ReactKind() : MessageKind<React>("react")
{
    public override Urgency Urgency => Urgency.Answer;

    public override Metering Metering => Metering.Call;

    public override bool PrefersGap => true;

    public override bool AnswersSomebody => true;

    public override bool GoesStale => true;

    protected override long ChatOf(React message) => message.ChatId;

    /// <summary>The message that it would stand on is out of reach.</summary>
    protected override OutboxMessage? MovedTo(React message, long chatId) => null;

    protected override Remedy AfterRefusal(React message, SendFault fault) =>
        message.Otherwise is { } words ? new Remedy.Instead(words) : Remedy.Drop;

    protected override async Task<SendResult> SendAsync(SendContext context, React message, CancellationToken ct)
    {
        await context.Bot.SetMessageReaction(message.ChatId, message.MessageId, [message.Emoji], cancellationToken: ct);
        return SendResult.After();
    }
}
