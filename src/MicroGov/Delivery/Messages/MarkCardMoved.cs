using System.Text.Json.Serialization;
using MicroGov.Presentation;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Delivery;

/// <summary>Makes of a card that is no longer the affair's the words where it is now.</summary>
public sealed record MarkCardMoved(long ChatId, int MessageId, Html Html) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => Html.People;

    public bool HasPhoto { get; init; }
}

internal sealed class MarkCardMovedKind() : MessageKind<MarkCardMoved>("leave-pointer")
{
    public override Urgency Urgency => Urgency.Card;

    protected override long ChatOf(MarkCardMoved message) => message.ChatId;

    /// <summary>The old messages are out of reach.</summary>
    protected override OutboxMessage? MovedTo(MarkCardMoved message, long chatId) => null;

    protected override Remedy AfterRefusal(MarkCardMoved message, SendFault fault) =>
        new Remedy.Instead(new PostMessage(message.ChatId, message.Html) { AffairId = message.AffairId });

    protected override async Task<SendResult> SendAsync(SendContext context, MarkCardMoved message, CancellationToken ct)
    {
        try
        {
            await (message.HasPhoto
                ? context.Bot.EditMessageCaption(
                    message.ChatId, message.MessageId, message.Html.Value, ParseMode.Html, cancellationToken: ct)
                : context.Bot.EditMessageText(
                    message.ChatId, message.MessageId, message.Html.Value, ParseMode.Html,
                    linkPreviewOptions: MessageParts.NoPreview, cancellationToken: ct));
        }
        catch (Exception exception) when (SendFault.Of(exception) is { Trouble: SendFaultKind.Refused } fault
            && fault.Says(SendFault.NotModified))
        {
            // It says so already.
        }

        return SendResult.After();
    }
}
