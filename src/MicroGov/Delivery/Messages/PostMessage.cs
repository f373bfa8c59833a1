using System.Text.Json.Serialization;

using MicroGov.Presentation;
namespace MicroGov.Delivery;

/// <summary>A message for the whole group; with <see cref="Photo"/> the text becomes its caption.</summary>
public sealed record PostMessage(long ChatId, Html Html) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => Html.People;

    public int? ReplyTo { get; init; }

    public string? Photo { get; init; }

    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

    /// <summary>Opens the reply box of the person replied to; their reply is the answer to what this message asks.</summary>
    public string? Asks { get; init; }
}

internal sealed class PostMessageKind() : MessageKind<PostMessage>("post")
{
    public override Urgency Urgency => Urgency.Answer;

    public override int MostLooks => LostAnswerSearch.UsualLooks;

    protected override long ChatOf(PostMessage message) => message.ChatId;

    protected override OutboxMessage? MovedTo(PostMessage message, long chatId) =>
        message with { ChatId = chatId, ReplyTo = null };

    /// <summary>The picture may be gone, or forbidden in this chat; the words still matter.</summary>
    protected override Remedy AfterRefusal(PostMessage message, SendFault fault) =>
        message.Photo is null ? Remedy.GiveUp : new Remedy.Instead(message with { Photo = null });

    protected override async Task<SendResult> SendAsync(SendContext context, PostMessage message, CancellationToken ct)
    {
        var (reply, markup) = (MessageParts.ReplyTo(message.ReplyTo), MessageParts.Markup(message.Buttons, message.Asks));
        return await context.SendTextAsync(message.ChatId, message.Html.Value, message.Photo, reply, markup, ct) is { } sent
            ? SendResult.After(MessageParts.Remember(message, sent, message.Asks))
            : SendResult.NothingToSay;
    }

    protected override async Task<SendResult> ConfirmAsync(
        SendContext context, SendAttempt attempt, PostMessage message, int at, CancellationToken ct)
    {
        await context.SetButtonsAsync(attempt.ChatId, at, message.Buttons, ct);
        return SendResult.After(MessageParts.Remember(message, MessageParts.Standing(attempt.ChatId, at), message.Asks));
    }
}
