using MicroGov.Core.Affairs;

namespace MicroGov.Pipeline;

/// <summary>All commands, in the order in which /help shows them.</summary>
public sealed class CommandTable
{
    private readonly Dictionary<string, ChatCommand> byName;

    public CommandTable(IEnumerable<CommandGroup> groups)
    {
        var inOrder = groups.OrderBy(group => group.Section).ToList();
        All = [.. inOrder.Where(group => group.Section != CommandSection.Hidden).SelectMany(group => group.Commands)];
        byName = inOrder.SelectMany(group => group.Commands)
            .ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<ChatCommand> All { get; }

    public ChatCommand? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>What a plain reply to that affair's card means; null when it means nothing to us.</summary>
    public ChatCommand? ForPlainReply(Affair affair) => All.FirstOrDefault(command => command.TakesPlainReplies(affair));

    /// <summary>
    /// The command that a message starts with, and its words: <c>/cmd</c>, <c>/cmd@BotName</c> or its Chinese word.
    /// </summary>
    public Spoken? Read(string text, string botUsername)
    {
        if (!text.StartsWith('/'))
        {
            return ReadWord(text);
        }

        var words = new ArgumentReader(text[1..]);
        var (name, _, addressee) = words.Take() switch
        {
            var call when call.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at => (call[..at], '@', call[(at + 1)..]),
            var call => (call, '@', ""),
        };
        return addressee.Length > 0 && !addressee.Equals(botUsername, StringComparison.OrdinalIgnoreCase)
            ? null
            : new(Find(name), words, addressee.Length > 0);
    }

    /// <summary>The answer to a question: what it asked for names the command, and words to go before the answer's own.</summary>
    public Spoken Resume(string asked, string answer)
    {
        var words = new ArgumentReader(asked);
        return new(Find(words.Take()), new ArgumentReader($"{words.Rest} {answer}"), true) { IsPlain = true };
    }

    /// <summary>
    /// A Chinese word counts only alone or before a space, a line break or a number, so that a sentence stays a sentence.
    /// </summary>
    private Spoken? ReadWord(string text)
    {
        foreach (var command in All)
        {
            if (command.Word is { } word && text.StartsWith(word, StringComparison.Ordinal)
                && (text.Length == word.Length || char.IsWhiteSpace(text[word.Length]) || text[word.Length] == '#'
                    || char.IsAsciiDigit(text[word.Length])))
            {
                return new(command, new ArgumentReader(text[word.Length..]), false);
            }
        }

        return null;
    }
}

/// <summary>A command as it was spoken.</summary>
/// <param name="Command">Null when there is no such command.</param>
/// <param name="IsAddressed">The bot was named, so it owes an answer even to nonsense.</param>
public sealed record Spoken(ChatCommand? Command, ArgumentReader Arguments, bool IsAddressed)
{
    /// <summary>The words answer a question of ours; no command was typed.</summary>
    public bool IsPlain { get; init; }
}
