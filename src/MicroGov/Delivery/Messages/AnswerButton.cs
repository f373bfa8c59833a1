using MicroGov.Presentation;
using Telegram.Bot;

namespace MicroGov.Delivery;

/// <summary>Ends the spinner on a pressed button, with a toast (≤ 200 characters) or an alert. Never repeated.</summary>
public sealed record AnswerButton(string QueryId, string? Text, bool Alert) : OutboxMessage;

/// <summary>Telegram does not meter answers to button presses, and a person waits for them.</summary>
internal sealed class AnswerButtonKind() : MessageKind<AnswerButton>("answer-press")
{
    /// <summary>https://core.telegram.org/bots/api#answercallbackquery</summary>
    private const int LongestToast = 200;

    public override Urgency Urgency => Urgency.Button;

    public override Metering Metering => Metering.None;

    public override bool PrefersGap => true;

    public override bool AnswersSomebody => true;

    protected override long ChatOf(AnswerButton message) => 0;

    protected override long? GroupOf(AnswerButton message) => null;

    protected override OutboxMessage? MovedTo(AnswerButton message, long chatId) => message;

    protected override Remedy AfterRefusal(AnswerButton message, SendFault fault) => Remedy.Drop;

    protected override async Task<SendResult> SendAsync(SendContext context, AnswerButton message, CancellationToken ct)
    {
        var text = string.IsNullOrWhiteSpace(message.Text) ? null : Shorten.To(message.Text, LongestToast);
        await context.Bot.AnswerCallbackQuery(message.QueryId, text, message.Alert, cancellationToken: ct);
        return SendResult.After();
    }
}
