using System.Text.RegularExpressions;

namespace MicroGov.Sandbox;

/// <summary>What a person's app does with a link to the bot or into a group.</summary>
public sealed partial class SandboxWorld
{
    /// <summary>
    /// Opens a link as this person. https://t.me/Bot?start=word sends "/start word" in their private chat and ?startgroup=
    /// adds the bot to the group given and says "/start@Bot word" there
    /// (https://core.telegram.org/bots/features#deep-linking); https://t.me/+… joins a group or asks to.
    /// </summary>
    /// <param name="groupId">The group chosen for a ?startgroup= link.</param>
    public SandboxOpened OpenLink(long userId, string url, long? groupId = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Change(() =>
        {
            PersonOf(userId);
            var link = TelegramLink.Read(url) ?? throw new SandboxRefusal("This is no link of Telegram's.");
            if (link.Invite is { } hash)
            {
                return Follow(userId, hash);
            }

            if (!string.Equals(link.Username, BotUsername, StringComparison.OrdinalIgnoreCase))
            {
                throw new SandboxRefusal($"This link does not lead to {BotUsername}.");
            }

            return link.StartGroup is { } word
                ? StartIn(userId, groupId ?? throw new SandboxRefusal("Choose the group the bot is to be added to."), word)
                : link.Start is { } payload ? Start(userId, payload)
                : new SandboxOpened(SandboxOpening.Chat, userId);
        });
    }

    /// <summary>Pressing START also forgives a bot that was blocked.</summary>
    private SandboxOpened Start(long userId, string payload)
    {
        RequirePayload(payload);
        SetBlocked(userId, false);
        Send(userId, userId, $"/start {payload}");
        return new SandboxOpened(SandboxOpening.Started, userId);
    }

    private SandboxOpened StartIn(long userId, long groupId, string payload)
    {
        RequirePayload(payload);
        var chat = PresentIn(groupId, userId);
        if (!chat.Has(BotId))
        {
            SetStanding(chat, BotId, Standing.Member, by: userId);
        }

        Send(userId, groupId, $"/start@{BotUsername} {payload}");
        return new SandboxOpened(SandboxOpening.Started, groupId);
    }

    private static void RequirePayload(string payload)
    {
        if (payload.Length > 0 && !PayloadShape().IsMatch(payload))
        {
            throw new SandboxRefusal("A start link carries up to 64 letters, digits, _ and -.");
        }
    }

    // "A-Z, a-z, 0-9, _ and - are allowed ... up to 64 characters".
    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex PayloadShape();
}

/// <summary>What opening a link came to, and the chat to show then.</summary>
public sealed record SandboxOpened(SandboxOpening What, long ChatId);

/// <summary>What opening a link came to.</summary>
public enum SandboxOpening
{
    /// <summary>The chat is shown, and nothing else happened.</summary>
    Chat,

    /// <summary>The bot was sent /start.</summary>
    Started,

    Joined,

    /// <summary>An administrator has to let them in.</summary>
    Asked,
}
