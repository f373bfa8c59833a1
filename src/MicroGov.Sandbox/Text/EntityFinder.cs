using System.Text.RegularExpressions;

namespace MicroGov.Sandbox;

/// <summary>
/// Finds what Telegram marks by itself in any text: /commands, @mentions, #hashtags and web addresses
/// (find_entities in td/telegram/MessageEntity.cpp of tdlib/td).
/// </summary>
internal static partial class EntityFinder
{
    private static readonly (string Type, Regex Pattern)[] Patterns =
    [
        ("url", Url()),
        ("bot_command", Command()),
        ("mention", Mention()),
        ("hashtag", Hashtag()),
    ];

    public static FormattedText Find(string plain) => Find(new FormattedText(plain, []));

    /// <summary>Adds what is found to what was already formatted, except inside code and links.</summary>
    public static FormattedText Find(FormattedText text)
    {
        var all = text.Entities.ToList();
        foreach (var (type, pattern) in Patterns)
        {
            foreach (Match match in pattern.Matches(text.Plain))
            {
                if (
                    !all.Exists(other =>
                        IsClosed(other.Type) && match.Index < other.End && other.Offset < match.Index + match.Length
                    ))
                {
                    all.Add(new TextEntity(type, match.Index, match.Length));
                }
            }
        }

        return text with
        {
            Entities = [.. all.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)],
        };
    }

    private static bool IsClosed(string type) =>
        type is "code" or "pre" or "text_link" or "text_mention" or "url" or "mention" or "bot_command" or "hashtag";

    // A command is up to 64 letters, digits and underscores: https://core.telegram.org/bots/features#commands
    [GeneratedRegex(@"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<![\w/@])@[A-Za-z0-9_]{3,32}(?!\w)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<![\w#])#\w*[^\W\d]\w*")]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"(?<!\w)(?:https?://|t\.me/)[^\s<>""]*[^\s<>"".,!?;:)]")]
    private static partial Regex Url();
}
