using System.Text.Json.Serialization;
using MicroGov.Presentation;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Delivery;

/// <summary>Turns the page of a list that somebody was shown.</summary>
public sealed record EditAnswer(long ChatId, int MessageId, Html Html) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => Html.People;

    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

    internal override OutboxMessage Saying(OpenedWords words) => this with { Html = words.Text, Buttons = words.Buttons };

    /// <summary>Set when the list was an ephemeral message.</summary>
    public int? EphemeralMessageId { get; init; }

    public long UserId { get; init; }

    [JsonIgnore]
    public override long? Addressee => UserId == 0 ? null : UserId;
}

internal sealed class EditAnswerKind() : MessageKind<EditAnswer>("edit-answer")
{
    public override Urgency Urgency => Urgency.Answer;

    public override bool PrefersGap => true;

    protected override long ChatOf(EditAnswer message) => message.ChatId;

    /// <summary>The old messages are out of reach.</summary>
    protected override OutboxMessage? MovedTo(EditAnswer message, long chatId) => null;

    protected override Remedy AfterRefusal(EditAnswer message, SendFault fault) =>
        fault.Says(SendFault.NotModified) ? Remedy.Drop : Remedy.GiveUp;

    protected override async Task<SendResult> SendAsync(SendContext context, EditAnswer message, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(message.Html.Value))
        {
            return SendResult.NothingToSay;
        }

        var (markup, noPreview) = (MessageParts.Keyboard(message.Buttons), MessageParts.NoPreview);
        if (message.EphemeralMessageId is { } ephemeral)
        {
            await context.Bot.EditEphemeralMessageText(
                message.ChatId, message.UserId, ephemeral, message.Html.Value, ParseMode.Html, markup, noPreview,
                cancellationToken: ct);
        }
        else
        {
            await context.Bot.EditMessageText(
                message.ChatId, message.MessageId, message.Html.Value, ParseMode.Html, markup, noPreview, cancellationToken: ct);
        }

        return SendResult.After();
    }
}
