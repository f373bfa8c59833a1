using System.Text.Json.Serialization;
using MicroGov.Storage.Rows;

namespace MicroGov.Delivery;

/// <summary>The affair's card, drawn from its state at the moment of sending.</summary>
public sealed record PostCard(long ChatId) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => [];

    public int? ReplyTo { get; init; }
}

internal sealed class PostCardKind() : MessageKind<PostCard>(StoredName)
{
    public const string StoredName = "post-card";

    public override Urgency Urgency => Urgency.Card;

    public override int MostLooks => LostAnswerSearch.UsualLooks;

    protected override long ChatOf(PostCard message) => message.ChatId;

    protected override OutboxMessage? MovedTo(PostCard message, long chatId) => message with { ChatId = chatId, ReplyTo = null };

    protected override async Task<SendResult> SendAsync(SendContext context, PostCard message, CancellationToken ct)
    {
        if (await context.Cards.DrawAsync(message.AffairId, message.ChatId, ct) is not { } drawn)
        {
            return SendResult.NothingToDo();
        }

        var photo = context.Cards.PhotoOf(drawn);
        var (reply, keyboard) = (MessageParts.ReplyTo(message.ReplyTo), MessageParts.Keyboard(drawn.Card.Buttons));
        try
        {
            if (await context.SendTextAsync(message.ChatId, drawn.Card.Html, photo, reply, keyboard, ct) is not { } sent)
            {
                return SendResult.NothingToSay;
            }

            return SendResult.After(
                Posted(drawn, message, sent.Id, sent.Photo is not null, drawn.Edition, drawn.Shows),
                MessageParts.Remember(message, sent, kind: StoredMessageKind.Card));
        }
        catch (Exception exception) when (photo is not null && SendFault.Of(exception) is { Trouble: SendFaultKind.Refused })
        {
            context.Cards.PhotoWasRefused(drawn);
            return new SendResult.Again(context.Now, 0);
        }
    }

    protected override async Task<SendResult> ConfirmAsync(
        SendContext context, SendAttempt attempt, PostCard message, int at, CancellationToken ct)
    {
        if (await context.Cards.DrawAsync(message.AffairId, message.ChatId, ct) is not { } drawn)
        {
            return SendResult.NothingToDo();
        }

        var card = await context.SetButtonsAsync(attempt.ChatId, at, drawn.Card.Buttons, ct);
        var hasPhoto = card is null ? context.Cards.PhotoOf(drawn) is not null : card.Photo is not null;
        // It shows what was true before: leave it stale, so that it is drawn anew.
        return SendResult.After(
            Posted(drawn, message, at, hasPhoto, default, shows: ""),
            MessageParts.Remember(message, MessageParts.Standing(attempt.ChatId, at), kind: StoredMessageKind.Card));
    }

    private static SendEffect.CardPosted Posted(
        DrawnCard drawn, PostCard message, int messageId, bool hasPhoto, CardEdition edition, string shows) =>
        new(drawn.AffairId, message.ChatId, messageId, hasPhoto, edition, shows, drawn.ShowedBefore);
}
