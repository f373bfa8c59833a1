using System.Text.Json.Serialization;
using MicroGov.Presentation;
using Telegram.Bot;

namespace MicroGov.Delivery;

/// <summary>Ends the spinner on a pressed button, with a toast (≤ 200 characters) or an alert. Never repeated.</summary>
/// <param name="UserId">Whose button it was; null when nobody may be told from it.</param>
public sealed record AnswerButton(string QueryId, long? UserId, Html? Text, bool Alert) : OutboxMessage
{
    /// <summary>For how long the app need not ask again when the same button is pressed.</summary>
    public int? CacheSeconds { get; init; }

    [JsonIgnore]
    public override long? Addressee => UserId;

    [JsonIgnore]
    public override IEnumerable<long> Named => Text?.People ?? [];

    internal override OutboxMessage Saying(OpenedWords words) => this with { Text = words.Text };
}

/// <summary>Telegram does not meter answers to button presses, and a person waits for them.</summary>
internal sealed class AnswerButtonKind() : MessageKind<AnswerButton>("answer-press")
{
    /// <summary>https://core.telegram.org/bots/api#answercallbackquery</summary>
    private const int LongestToast = 200;

    public override Urgency Urgency => Urgency.Button;

    public override Metering Metering => Metering.None;

    public override bool PrefersGap => true;

    public override bool AnswersSomebody => true;

    public override bool GoesStale => true;

    protected override long ChatOf(AnswerButton message) => 0;

    protected override long? GroupOf(AnswerButton message) => null;

    protected override OutboxMessage? MovedTo(AnswerButton message, long chatId) => message;

    protected override Remedy AfterRefusal(AnswerButton message, SendFault fault) => Remedy.Drop;

    protected override async Task<SendResult> SendAsync(SendContext context, AnswerButton message, CancellationToken ct)
    {
        var text = message.Text?.Visible;
        text = string.IsNullOrWhiteSpace(text) ? null : Shorten.To(text, LongestToast);
        await context.Bot.AnswerCallbackQuery(message.QueryId, text, message.Alert, null, message.CacheSeconds, ct);
        return SendResult.After();
    }
}
