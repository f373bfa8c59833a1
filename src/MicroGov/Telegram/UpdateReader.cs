using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Telegram;

/// <summary>Reads Telegram's updates. Pure: the same update always reads the same.</summary>
public static class UpdateReader
{
    /// <summary>
    /// An update as the rest of the house takes it: understood only when its turn has come, so that one which cannot be
    /// stands in nobody's way.
    /// </summary>
    /// <returns>Null when it has no id: then it is no update.</returns>
    public static ReceivedUpdate? Receive(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object
        && update.TryGetProperty("update_id", out var id)
        && id.ValueKind == JsonValueKind.Number
        && id.TryGetInt32(out var number)
        && number > 0
            ? new(
                number,
                () => Read(update),
                () => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(update)),
                UpdateOrigins.Of(update),
                () => UpdateAccounts.In(update))
            : null;

    /// <exception cref="JsonException">Something in it that we use is not as the Bot API has it.</exception>
    public static Incoming Read(JsonElement update) => Read(WireUpdate.Read(update));

    private static Incoming Read(WireUpdate update) => update switch
    {
        { Message: { } message } => ReadMessage(update.UpdateId, message),
        { CallbackQuery: { } query } => new ButtonPressed(update.UpdateId, query.Id, TypedText.Clean(query.Data ?? ""))
        {
            Who = Person(query.From),
            Where = query.Message is { } on ? Chat(on.Chat) : null,
            MessageId = query.Message?.MessageId ?? 0,
            EphemeralId = query.Message?.EphemeralMessageId,
            Original = query.Message is { Chat.Type: "private", ReplyToMessage: { } original }
                ? ReadMessage(update.UpdateId, original) as MessageReceived
                : null,
            IsOnMessage = query.Message?.ReplyMarkup?.InlineKeyboard?
                .Any(row => row.Any(button => button.CallbackData == query.Data)),
        },
        { PollAnswer: { User: { } voter } answer } =>
            new PollAnswered(update.UpdateId, answer.PollId, answer.OptionIds) { Who = Person(voter) },
        { MyChatMember: { } change } => new BotMembershipChanged(
            update.UpdateId,
            change.NewChatMember.Standing().IsPresent,
            change.OldChatMember.Standing().IsPresent,
            change.NewChatMember.Status == MembershipStatus.Administrator,
            change.NewChatMember.Standing().MayPin)
        {
            Who = Person(change.From),
            Where = Chat(change.Chat),
        },
        { ChatMember: { NewChatMember: var now } change } => new MembershipChanged(
            update.UpdateId, Person(now.User), now.Standing().IsPresent, now.Standing().IsModerator)
        {
            Who = Person(change.From),
            Where = Chat(change.Chat),
        },
        { ChatJoinRequest: { } request } =>
            new JoinRequested(update.UpdateId) { Who = Person(request.From), Where = Chat(request.Chat) },
        _ => new IrrelevantUpdate(update.UpdateId),
    };

    private static Incoming ReadMessage(long updateId, WireMessage message)
    {
        if (message.MigrateToChatId is { } newId)
        {
            return new ChatMigrated(updateId, newId) { Where = Chat(message.Chat) };
        }

        if (message.LeftChatMember is { } left)
        {
            return new MembershipChanged(updateId, Person(left), false, false) { Where = Chat(message.Chat) };
        }

        var text = message.Text ?? message.Caption ?? "";
        if (message.From is not { } from || (text.Length == 0 && message.Photo is null && message.Document is null)
            || IsForwarded(message))
        {
            return new IrrelevantUpdate(updateId);
        }

        return new MessageReceived(updateId, message.MessageId, TypedText.Clean(text))
        {
            Who = Person(from),
            Where = Chat(message.Chat),
            Attachment = Attached(message),
            File = message.Document is { } file ? new(file.FileId, TypedText.Line(file.FileName ?? ""), file.FileSize) : null,
            ReplyTo = message.ReplyToMessage?.MessageId,
            ReplyToAuthor = message.ReplyToMessage?.From is { IsBot: false } author ? Person(author) : null,
            Mentioned = Mentions(message, text),
            EphemeralId = message.EphemeralMessageId,
            IsAnonymous = message.SenderChat is not null || from.IsBot,
        };
    }

    /// <summary>An animation is a document as well, for the sake of older clients.</summary>
    private static Attachment? Attached(WireMessage message)
    {
        var (kind, file) = message switch
        {
            { Photo: { Length: > 0 } sizes } => (AttachmentKind.Photo, sizes[^1]),
            { Video: { } video } => (AttachmentKind.Video, video),
            { Animation: { } animation } => (AttachmentKind.Animation, animation),
            { Audio: { } audio } => (AttachmentKind.Audio, audio),
            { VoiceNote: { } voice } => (AttachmentKind.VoiceNote, voice),
            { Document: { } document } => (AttachmentKind.Document, document),
            _ => default,
        };
        return file is null ? null : new(kind, file.FileId, file.FileUniqueId, file.FileSize, "")
        {
            MessageId = message.EphemeralMessageId is null ? message.MessageId : null,
        };
    }

    /// <summary>A forwarded command is somebody showing something, not asking for it.</summary>
    private static bool IsForwarded(WireMessage message) => message.ForwardOrigin is not null;

    private static Dictionary<string, Caller> Mentions(WireMessage message, string text)
    {
        var mentions = new Dictionary<string, Caller>();
        foreach (var entity in message.Entities ?? message.CaptionEntities ?? [])
        {
            if (entity is { Type: "text_mention", User: { } user })
            {
                mentions[TypedText.Clean(text.Substring(entity.Offset, entity.Length))] = Person(user);
            }
        }

        return mentions;
    }

    private static Caller Person(WireUser user) =>
        new(user.Id, NameOf(user), user.Username, user.LanguageCode);

    /// <summary>Names, too, are whatever their owner typed.</summary>
    private static string NameOf(WireUser user)
    {
        var name = TypedText.Line($"{user.FirstName} {user.LastName}");
        return !TypedText.IsBlank(name) ? name : user.Username is { } username ? "@" + username : "–";
    }

    private static ChatPlace Chat(WireChat chat) => new(
        chat.Id, chat.Type is "group" or "supergroup", chat.Type == "supergroup", TypedText.Line(chat.Title ?? ""));
}
