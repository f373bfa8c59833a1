using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;

namespace MicroGov.Delivery;

/// <summary>Closes the poll of a vote's round in its group.</summary>
public sealed record StopPoll(long ChatId, int Round) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => [];
}

internal sealed class StopPollKind() : MessageKind<StopPoll>("stop-poll")
{
    public override Urgency Urgency => Urgency.Poll;

    /// <summary>A poll of the old group stays there, where nobody can vote any more.</summary>
    public override bool EndsWithChat => true;

    protected override long ChatOf(StopPoll message) => message.ChatId;

    protected override OutboxMessage? MovedTo(StopPoll message, long chatId) => message with { ChatId = chatId };

    protected override Remedy AfterRefusal(StopPoll message, SendFault fault) =>
        fault.Says("poll has already been closed") || fault.Says("message with poll to stop not found")
            ? Remedy.Drop
            : Remedy.GiveUp;

    protected override async Task<SendResult> SendAsync(SendContext context, StopPoll message, CancellationToken ct)
    {
        await using var db = await context.Database.OpenAsync(ct);
        var poll = await db.Polls.AsNoTracking().FirstOrDefaultAsync(
            row => row.AffairId == message.AffairId && row.Round == message.Round && row.MessageId != 0, ct);
        if (poll is null)
        {
            return SendResult.NothingToDo();
        }

        await context.Bot.StopPoll(poll.ChatId, poll.MessageId, cancellationToken: ct);
        return SendResult.After();
    }
}
