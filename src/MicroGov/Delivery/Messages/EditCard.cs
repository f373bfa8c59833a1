using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Delivery;

/// <summary>Redraws a card that no longer shows the state. Never stored: the affair's row says that it is owed.</summary>
internal sealed record EditCard(long ChatId) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => [];
}

internal sealed class EditCardKind() : MessageKind<EditCard>(null)
{
    public override Urgency Urgency => Urgency.Card;

    public override bool EndsWithChat => true;

    protected override long ChatOf(EditCard message) => message.ChatId;

    protected override OutboxMessage? MovedTo(EditCard message, long chatId) => null;

    /// <summary>The affair's row remembers that its card is stale.</summary>
    protected override Remedy WhenUnreachable(EditCard message) => Remedy.Drop;

    protected override async Task<SendResult> SendAsync(SendContext context, EditCard message, CancellationToken ct)
    {
        if (await context.Cards.DrawAsync(message.AffairId, message.ChatId, ct) is not { MessageId: { } place } drawn)
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
            var (html, keyboard) = (drawn.Card.Html, MessageParts.Keyboard(drawn.Card.Buttons));
            await (drawn.HasPhoto
                ? context.Bot.EditMessageCaption(message.ChatId, place, html, ParseMode.Html, keyboard, cancellationToken: ct)
                : context.Bot.EditMessageText(
                    message.ChatId, place, html, ParseMode.Html, keyboard, MessageParts.NoPreview, cancellationToken: ct));
            return SendResult.After(same);
        }
        catch (Exception exception) when (SendFault.Of(exception) is { Trouble: SendFaultKind.Refused } fault)
        {
            return AfterRefusedEdit(context, fault, drawn, same, place, message.ChatId);
        }
    }

    private static SendResult AfterRefusedEdit(
        SendContext context, SendFault fault, DrawnCard drawn, SendEffect same, int place, long chatId)
    {
        if (fault.Says(SendFault.NotModified))
        {
            return SendResult.After(same);
        }

        if (fault.Says("message to edit not found") || fault.Says("message can't be edited")
            || fault.Says("in the message to edit"))
        {
            return SendResult.After(new SendEffect.CardLost(drawn.AffairId, chatId, place));
        }

        context.Logger.LogWarning("The card of affair {Affair} is not taken: {Error}", drawn.AffairId, fault.Description);
        return SendResult.After(new SendEffect.CardRefused(drawn.AffairId, drawn.Edition));
    }
}
