namespace MicroGov.Sandbox;

/// <summary>A command of the bot's menu (https://core.telegram.org/bots/api#botcommand).</summary>
internal sealed record BotCommand(string Name, string Description, bool Ephemeral);

/// <summary>Where a list of commands holds (https://core.telegram.org/bots/api#botcommandscope).</summary>
internal sealed record CommandScope(string Type, long ChatId = 0, long UserId = 0);

/// <summary>The bot's command menus by scope and language. Only touched under the world's lock.</summary>
internal sealed class CommandBook
{
    private readonly Dictionary<(CommandScope Scope, string Language), IReadOnlyList<BotCommand>> _lists = [];

    public IReadOnlyList<BotCommand> this[CommandScope scope, string language] =>
        _lists.GetValueOrDefault((scope, language)) ?? [];

    public void Set(CommandScope scope, string language, IReadOnlyList<BotCommand> commands) =>
        _lists[(scope, language)] = commands;

    public void Remove(CommandScope scope, string language) => _lists.Remove((scope, language));

    /// <summary>
    /// The menu one person has in one chat: the narrowest scope wins, and in it the person's language before none
    /// (https://core.telegram.org/bots/api#determining-list-of-commands).
    /// </summary>
    public IReadOnlyList<BotCommand> For(SandboxWorld world, Chat chat, long userId)
    {
        var language = world.PersonOf(userId).Language?.Split('-')[0] ?? "";
        return Scopes(chat, userId)
            .SelectMany(scope => (IEnumerable<(CommandScope, string)>)[(scope, language), (scope, "")])
            .Select(key => _lists.GetValueOrDefault(key))
            .FirstOrDefault(list => list is not null) ?? [];
    }

    /// <summary>Whether the text is a command that this person's menu here declares as ephemeral.</summary>
    public bool IsEphemeral(SandboxWorld world, Chat chat, long userId, FormattedText text)
    {
        if (!chat.IsGroup || !chat.Has(world.BotId) || text.Entities is not [{ Type: "bot_command", Offset: 0 } first, ..])
        {
            return false;
        }

        var name = text.Plain[1..first.Length].Split('@')[0];
        return For(world, chat, userId).Any(command => command.Ephemeral && command.Name == name);
    }

    private static IEnumerable<CommandScope> Scopes(Chat chat, long userId)
    {
        var administrator = chat.StandingOf(userId).IsAdministrator();
        if (chat.IsGroup)
        {
            yield return new CommandScope("chat_member", chat.Id, userId);
            if (administrator)
            {
                yield return new CommandScope("chat_administrators", chat.Id);
            }
        }

        yield return new CommandScope("chat", chat.Id);
        if (chat.IsGroup && administrator)
        {
            yield return new CommandScope("all_chat_administrators");
        }

        yield return new CommandScope(chat.IsGroup ? "all_group_chats" : "all_private_chats");
        yield return new CommandScope("default");
    }
}
