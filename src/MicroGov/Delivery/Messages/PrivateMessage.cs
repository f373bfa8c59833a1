using System.Text.Json.Serialization;
using MicroGov.Presentation;

namespace MicroGov.Delivery;

/// <summary>A private message to one person. Where it cannot be delivered, they are mentioned in the group.</summary>
public sealed record PrivateMessage(long UserId, Html Html) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => [.. Html.People, .. FallBackHtml?.People ?? []];

    [JsonIgnore]
    public override long? Addressee => UserId;

    /// <summary>Where to mention them instead; null when nothing is owed then.</summary>
    public long? FallBackChatId { get; init; }

    /// <summary>The mention and what they are told, for the group.</summary>
    public Html? FallBackHtml { get; init; }

    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

    internal override OutboxMessage Saying(OpenedWords words) => this with { Html = words.Text, Buttons = words.Buttons };

    public string? Photo { get; init; }

    public string? Asks { get; init; }

    /// <summary>The message of that person which it answers: Telegram then brings that along when a button is pressed.</summary>
    public int? ReplyTo { get; init; }
}

internal sealed class PrivateMessageKind() : MessageKind<PrivateMessage>("write-to")
{
    public override Urgency Urgency => Urgency.Reminder;

    protected override long ChatOf(PrivateMessage message) => message.UserId;

    protected override long? GroupOf(PrivateMessage message) => message.FallBackChatId;

    protected override OutboxMessage? MovedTo(PrivateMessage message, long chatId) => message with { FallBackChatId = chatId };

    protected override Remedy AfterRefusal(PrivateMessage message, SendFault fault) =>
        message.Photo is null ? Remedy.GiveUp : new Remedy.Instead(message with { Photo = null });

    protected override Remedy WhenUnreachable(PrivateMessage message) =>
        message is { FallBackChatId: { } chat, FallBackHtml: { } html }
            ? new Remedy.Instead(
                new PostMessage(chat, html) { AffairId = message.AffairId, Asks = message.Asks, Buttons = message.Buttons }, chat)
            : Remedy.GiveUp;

    protected override async Task<SendResult> SendAsync(SendContext context, PrivateMessage message, CancellationToken ct)
    {
        var (markup, reply) = (MessageParts.Markup(message.Buttons, message.Asks), MessageParts.ReplyTo(message.ReplyTo));
        return await context.SendTextAsync(message.UserId, message.Html.Value, message.Photo, reply, markup, ct) is { } sent
            ? SendResult.After(MessageParts.Remember(message, sent, message.Asks))
            : SendResult.NothingToSay;
    }
}
