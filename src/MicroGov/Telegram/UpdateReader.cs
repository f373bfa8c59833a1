using System.Text.Json;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Telegram;

/// <summary>Reads Telegram's updates. Pure: the same update always reads the same.</summary>
public static class UpdateReader
{
    /// <summary>An update as the rest of the house takes it: read only when its turn has come.</summary>
    public static ReceivedUpdate Receive(Update update) => new(
        update.Id, () => Read(update), () => JsonSerializer.Serialize(update, JsonBotAPI.Options),
        new(SenderOf(update)?.Id, update.CallbackQuery?.Id, update.CallbackQuery?.Data, update.PollAnswer?.PollId),
        () => UpdateAccounts.In(update));

    public static Incoming Read(Update update) => update switch
    {
        { Message: { } message } => ReadMessage(update.Id, message),
        { CallbackQuery: { } query } => new ButtonPressed(update.Id, query.Id, TypedText.Clean(query.Data ?? ""))
        {
            Who = Person(query.From),
            Where = query.Message is { } on ? Chat(on.Chat) : null,
            MessageId = query.Message?.Id ?? 0,
            EphemeralId = query.Message?.EphemeralMessageId,
            IsOnMessage = query.Message?.ReplyMarkup?.InlineKeyboard
                .Any(row => row.Any(button => button.CallbackData == query.Data)),
        },
        { PollAnswer: { User: { } voter } answer } =>
            new PollAnswered(update.Id, answer.PollId, answer.OptionIds) { Who = Person(voter) },
        { MyChatMember: { } change } => new BotMembershipChanged(
            update.Id,
            MembershipStatus.Of(change.NewChatMember).IsPresent,
            MembershipStatus.Of(change.OldChatMember).IsPresent,
            change.NewChatMember is ChatMemberAdministrator,
            MembershipStatus.Of(change.NewChatMember).MayPin)
        {
            Who = Person(change.From),
            Where = Chat(change.Chat),
        },
        { ChatMember: { NewChatMember: var now } change } => new MembershipChanged(
            update.Id, Person(now.User), MembershipStatus.Of(now).IsPresent, MembershipStatus.Of(now).IsModerator)
        {
            Who = Person(change.From),
            Where = Chat(change.Chat),
        },
        { ChatJoinRequest: { } request } =>
            new JoinRequested(update.Id) { Who = Person(request.From), Where = Chat(request.Chat) },
        _ => new IrrelevantUpdate(update.Id),
    };

    private static Incoming ReadMessage(long updateId, Message message)
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

        return new MessageReceived(updateId, message.Id, TypedText.Clean(text))
        {
            Who = Person(from),
            Where = Chat(message.Chat),
            Photos = message.Photo is { Length: > 0 } sizes ? [sizes[^1].FileId] : [],
            File = message.Document is { } file ? new(file.FileId, TypedText.Line(file.FileName ?? ""), file.FileSize) : null,
            ReplyTo = message.ReplyToMessage?.Id,
            ReplyToAuthor = message.ReplyToMessage?.From is { IsBot: false } author ? Person(author) : null,
            Mentioned = Mentions(message, text),
            EphemeralId = message.EphemeralMessageId,
            IsAnonymous = message.SenderChat is not null || from.IsBot,
        };
    }

    /// <summary>A forwarded command is somebody showing something, not asking for it.</summary>
    private static bool IsForwarded(Message message) => message.ForwardOrigin is not null;

    private static Dictionary<string, Caller> Mentions(Message message, string text)
    {
        var mentions = new Dictionary<string, Caller>();
        foreach (var entity in message.Entities ?? message.CaptionEntities ?? [])
        {
            if (entity is { Type: MessageEntityType.TextMention, User: { } user })
            {
                mentions[TypedText.Clean(text.Substring(entity.Offset, entity.Length))] = Person(user);
            }
        }

        return mentions;
    }

    private static Caller Person(User user) =>
        new(user.Id, NameOf(user), user.Username, user.LanguageCode);

    /// <summary>Names, too, are whatever their owner typed.</summary>
    private static string NameOf(User user)
    {
        var name = TypedText.Line($"{user.FirstName} {user.LastName}");
        return !TypedText.IsBlank(name) ? name : user.Username is { } username ? "@" + username : "–";
    }

    private static ChatPlace Chat(global::Telegram.Bot.Types.Chat chat) => new(
        chat.Id, chat.Type is ChatType.Group or ChatType.Supergroup, chat.Type == ChatType.Supergroup,
        TypedText.Line(chat.Title ?? ""));

    private static User? SenderOf(Update update) =>
        (update.Message ?? update.EditedMessage)?.From ?? update.CallbackQuery?.From ?? update.PollAnswer?.User
        ?? (update.MyChatMember ?? update.ChatMember)?.From ?? update.ChatJoinRequest?.From;
}
