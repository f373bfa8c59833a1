using System.Text.Json.Serialization;
using Telegram.Bot;

namespace MicroGov.Delivery;

/// <summary>Lets somebody into a group whose members are approved.</summary>
public sealed record ApproveJoinRequest(long ChatId, long UserId) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => [];

    [JsonIgnore]
    public override long? Addressee => UserId;
}

internal sealed class ApproveJoinRequestKind() : MessageKind<ApproveJoinRequest>("let-in")
{
    public override Urgency Urgency => Urgency.Answer;

    public override Metering Metering => Metering.Call;

    protected override long ChatOf(ApproveJoinRequest message) => message.ChatId;

    protected override OutboxMessage? MovedTo(ApproveJoinRequest message, long chatId) => message with { ChatId = chatId };

    /// <summary>Somebody was quicker: they are in, or want in no longer.</summary>
    protected override Remedy AfterRefusal(ApproveJoinRequest message, SendFault fault) => Remedy.Drop;

    protected override async Task<SendResult> SendAsync(SendContext context, ApproveJoinRequest message, CancellationToken ct)
    {
        await context.Bot.ApproveChatJoinRequest(message.ChatId, message.UserId, ct);
        return SendResult.After();
    }
}
