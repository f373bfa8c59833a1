namespace MicroGov.Sandbox;

/// <summary>The emoji a bot may react with, as listed at https://core.telegram.org/bots/api#reactiontypeemoji.</summary>
internal static class StandardReactions
{
    private static readonly HashSet<string> All =
    [
        "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩", "🙏", "👌", "🕊", "🤡",
        "🥱", "🥴", "😍", "🐳", "❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈",
        "😴", "😭", "🤓", "👻", "👨‍💻", "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿",
        "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷", "🤷‍♀", "😡",
    ];

    /// <summary>Variation selectors do not matter to Telegram, which strips them.</summary>
    public static bool Contains(string emoji) => All.Contains(emoji.Replace("\uFE0F", "", StringComparison.Ordinal));
}
