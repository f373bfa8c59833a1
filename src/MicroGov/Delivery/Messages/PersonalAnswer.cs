using System.Text.Json.Serialization;
using MicroGov.Presentation;
using Telegram.Bot.Types;

namespace MicroGov.Delivery;

/// <summary>
/// An answer for one person only, to what they just did in a group: ephemeral where Telegram allows it, else in their
/// private chat, else as a reply in the group.
/// </summary>
public sealed record PersonalAnswer(long ChatId, long UserId, Html Html) : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => Html.People;

    [JsonIgnore]
    public override long? Addressee => UserId;

    public int? ReplyTo { get; init; }

    /// <summary>The ephemeral command that is answered, which Telegram allows within 15 seconds.</summary>
    public int? EphemeralReplyTo { get; init; }

    /// <summary>The pressed button's query that is answered, which Telegram allows within 15 seconds.</summary>
    public string? QueryId { get; init; }

    /// <summary>The bot is administrator of this supergroup, so it may whisper at any time.</summary>
    public bool MayWhisperAnytime { get; init; }

    /// <summary>The person can be written to in private.</summary>
    public bool CanWriteTo { get; init; }

    /// <summary>What is said instead where the whole group would hear it; null when it may.</summary>
    public Html? Aloud { get; init; }

    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

    internal override OutboxMessage Saying(OpenedWords words) => this with { Html = words.Text, Buttons = words.Buttons };

    public string? Photo { get; init; }
}

/// <summary>One call tries one route; the next route is an attempt of its own, at its own pace.</summary>
internal sealed class PersonalAnswerKind() : MessageKind<PersonalAnswer>("whisper")
{
    /// <summary>Each is tried when the one before it was refused.</summary>
    private enum Route
    {
        Ephemeral,
        Private,
        Group,
    }

    public override Urgency Urgency => Urgency.Answer;

    public override bool AnswersSomebody => true;

    protected override long ChatOf(PersonalAnswer message) => RouteOf(message) == Route.Private ? message.UserId : message.ChatId;

    protected override long? GroupOf(PersonalAnswer message) => message.ChatId;

    protected override OutboxMessage? MovedTo(PersonalAnswer message, long chatId) =>
        message with { ChatId = chatId, ReplyTo = null, EphemeralReplyTo = null };

    protected override Remedy AfterRefusal(PersonalAnswer message, SendFault fault) =>
        RouteOf(message) == Route.Ephemeral ? new Remedy.Instead(NextRoute(message)!)
        : message.Photo is not null ? new Remedy.Instead(message with { Photo = null })
        : Remedy.GiveUp;

    protected override Remedy WhenUnreachable(PersonalAnswer message) =>
        NextRoute(message) is { } next ? new Remedy.Instead(next) : Remedy.GiveUp;

    protected override async Task<SendResult> SendAsync(SendContext context, PersonalAnswer message, CancellationToken ct)
    {
        var route = RouteOf(message);
        var (markup, reply) = (MessageParts.Keyboard(message.Buttons), MessageParts.ReplyTo(message.ReplyTo));
        var sent = await (route switch
        {
            Route.Ephemeral => context.SendTextAsync(
                message.ChatId, message.Html.Value, message.Photo, EphemeralReply(message), markup, ct, Receiver(message)),
            Route.Private => context.SendTextAsync(message.UserId, message.Html.Value, message.Photo, null, markup, ct),
            // What is for these eyes only is not said here.
            _ when message.Aloud is { } aloud => context.SendTextAsync(message.ChatId, aloud.Value, null, reply, null, ct),
            _ => context.SendTextAsync(message.ChatId, message.Html.Value, message.Photo, reply, markup, ct),
        });
        // An ephemeral message has message_id 0, and nobody can reply to it in a way that we would see.
        return sent is null ? SendResult.NothingToSay
            : route == Route.Ephemeral ? SendResult.After()
            : SendResult.After(MessageParts.Remember(message, sent));
    }

    private static Route RouteOf(PersonalAnswer message) =>
        message.EphemeralReplyTo is not null || message.QueryId is not null || message.MayWhisperAnytime ? Route.Ephemeral
        : message.CanWriteTo ? Route.Private
        : Route.Group;

    /// <summary>The answer without the route that was just refused; null after the last.</summary>
    private static PersonalAnswer? NextRoute(PersonalAnswer message) => RouteOf(message) switch
    {
        Route.Ephemeral => message with { EphemeralReplyTo = null, QueryId = null, MayWhisperAnytime = false },
        Route.Private => message with { CanWriteTo = false },
        _ => null,
    };

    /// <summary>https://core.telegram.org/bots/api#ephemeral-messages-and-commands</summary>
    private static EphemeralMessageParameters Receiver(PersonalAnswer message) =>
        new() { ReceiverUserId = message.UserId, CallbackQueryId = message.QueryId };

    private static ReplyParameters? EphemeralReply(PersonalAnswer message) => message.EphemeralReplyTo is { } command
        ? new ReplyParameters { EphemeralMessageId = command }
        : MessageParts.ReplyTo(message.ReplyTo);
}
