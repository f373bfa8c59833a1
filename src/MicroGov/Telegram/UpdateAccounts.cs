using System.Collections;
using MicroGov.Pipeline;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Telegram;

/// <summary>
/// Everybody who occurs in an update, however deep: found by Telegram's types, so that what a newer Bot API adds is found too.
/// Only for updates that failed.
/// </summary>
internal static class UpdateAccounts
{
    public static AccountsNamed In(Update update)
    {
        var (accounts, usernames) = (new HashSet<long>(), new HashSet<string>());
        Look(update, accounts, usernames, []);
        return new(accounts, usernames);
    }

    private static void Look(object? at, HashSet<long> accounts, HashSet<string> usernames, HashSet<object> seen)
    {
        switch (at)
        {
            case null or string:
                return;
            case IEnumerable several:
                foreach (var one in several)
                {
                    Look(one, accounts, usernames, seen);
                }

                return;
            case User user:
                accounts.Add(user.Id);
                return;
            // A private chat's number is its person's account.
            case Chat chat:
                accounts.UnionWith(chat.Id > 0 ? [chat.Id] : []);
                return;
            case Message message:
                usernames.UnionWith(Mentioned(message));
                break;
            default:
                break;
        }

        if (at.GetType() is { IsClass: true } type && IsTelegrams(type) && seen.Add(at))
        {
            foreach (var property in type.GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            {
                Look(property.GetValue(at), accounts, usernames, seen);
            }
        }
    }

    private static bool IsTelegrams(Type type) =>
        type.Namespace?.StartsWith("Telegram.Bot.Types", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Mentioned(Message message)
    {
        var text = message.Text ?? message.Caption ?? "";
        return (message.Entities ?? message.CaptionEntities ?? [])
            .Where(entity => entity is { Type: MessageEntityType.Mention, Length: > 1 } && entity.Offset + entity.Length <= text.Length)
            .Select(entity => text.Substring(entity.Offset + 1, entity.Length - 1).ToLowerInvariant());
    }
}
