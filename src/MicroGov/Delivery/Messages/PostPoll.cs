using System.Text.Json.Serialization;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace MicroGov.Delivery;

/// <summary>The poll of a vote's round; it exists once, however often this is tried.</summary>
public sealed record PostPoll(long ChatId, int Round) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => [];
}

internal sealed class PostPollKind() : MessageKind<PostPoll>(StoredName)
{
    public const string StoredName = "post-poll";

    public override Urgency Urgency => Urgency.Poll;

    /// <summary>One vote must not have two polls, so for a poll we look further.</summary>
    public override int MostLooks => 40;

    protected override long ChatOf(PostPoll message) => message.ChatId;

    protected override OutboxMessage? MovedTo(PostPoll message, long chatId) =>
        message with { ChatId = chatId, LookAt = null, FoundAt = null };

    protected override async Task<SendResult> SendAsync(SendContext context, PostPoll message, CancellationToken ct)
    {
        var affairId = message.AffairId ?? throw new InvalidOperationException("A poll belongs to an affair.");
        await using var db = await context.Database.OpenAsync(ct);
        if (await db.Polls.AnyAsync(row => row.AffairId == affairId && row.Round == message.Round, ct)
            || await context.Painters.PollAsync(new(db, ct), affairId, message.Round) is not { } sheet)
        {
            return SendResult.NothingToDo();
        }

        var sent = await context.Bot.SendPoll(
            message.ChatId, sheet.Question, sheet.Options.Select(option => new InputPollOption(option)), isAnonymous: false,
            replyMarkup: MessageParts.Keyboard(sheet.Buttons), allowsRevoting: true, cancellationToken: ct);
        return Stands(message, sent);
    }

    /// <summary>
    /// Only an edit that changes something shows the poll: its buttons go now and come back with the next call.
    /// </summary>
    protected override async Task<SendResult> ConfirmAsync(
        SendContext context, SendAttempt attempt, PostPoll message, int at, CancellationToken ct)
    {
        await context.SetButtonsAsync(attempt.ChatId, at, [], ct);
        return context.AtOnce(attempt) with { Instead = message with { FoundAt = at } };
    }

    /// <summary>The poll gets its buttons back, and its id is known; or it is closed, when its vote is over by now.</summary>
    protected override async Task<SendResult> FinishAsync(
        SendContext context, SendAttempt attempt, PostPoll message, int at, CancellationToken ct)
    {
        await using var db = await context.Database.OpenAsync(ct);
        if (await context.Painters.PollAsync(new(db, ct), message.AffairId ?? 0, message.Round) is not { } sheet)
        {
            // Its answers were given to that vote, and must not be taken for another's.
            var closed = await context.Bot.StopPoll(attempt.ChatId, at, cancellationToken: ct);
            var standing = MessageParts.Standing(attempt.ChatId, at);
            standing.Poll = closed;
            return Stands(message, standing);
        }

        try
        {
            return await context.SetButtonsAsync(attempt.ChatId, at, sheet.Buttons, ct) is { Poll: not null } stands
                ? Stands(message, stands)
                : context.AtOnce(attempt) with { Instead = message with { LookAt = at, FoundAt = null } };
        }
        catch (Exception exception) when (SendFault.Of(exception) is { Trouble: SendFaultKind.Refused })
        {
            // Somebody has deleted it meanwhile.
            return context.AtOnce(attempt) with { Instead = message with { LookAt = 0, FoundAt = null } };
        }
    }

    private static SendResult Stands(PostPoll message, Message sent) => SendResult.After(
        new SendEffect.PollSent(new PollRow
        {
            PollId = sent.Poll!.Id,
            AffairId = message.AffairId!.Value,
            Round = message.Round,
            ChatId = sent.Chat.Id,
            MessageId = sent.Id,
            IsRepeat = message.LookAt == 0,
        }),
        MessageParts.Remember(message, sent, kind: StoredMessageKind.Poll, round: message.Round));
}
