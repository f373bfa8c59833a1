using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace MicroGov.Sandbox;

/// <summary>Draws a formatted text as HTML a page may show: everything escaped, only known tags, only checked links.</summary>
internal static class SafeHtml
{
    /// <summary>A text never changes, and whoever looks at a chat sees all of it again.</summary>
    private static readonly ConditionalWeakTable<FormattedText, string> Drawn = [];

    public static string Render(FormattedText text) => Drawn.GetValue(text, Draw);

    private static string Draw(FormattedText text)
    {
        var plain = text.Plain;
        var html = new StringBuilder(plain.Length + 64);
        var open = new Stack<TextEntity>();
        var waiting = new Queue<TextEntity>(text.Entities.Where(entity => TagsOf(entity, plain) is not null));
        for (var at = 0; at <= plain.Length; at++)
        {
            while (open.TryPeek(out var last) && last.End <= at)
            {
                html.Append(TagsOf(open.Pop(), plain)!.Value.Close);
            }

            while (waiting.TryPeek(out var next) && next.Offset <= at)
            {
                waiting.Dequeue();
                // Ranges that cross are cut where the outer one ends, so that tags always nest.
                var end = open.TryPeek(out var outer) ? Math.Min(next.End, outer.End) : next.End;
                if (end > at)
                {
                    html.Append(TagsOf(next, plain)!.Value.Open);
                    open.Push(next with { Offset = at, Length = end - at });
                }
            }

            if (at < plain.Length)
            {
                var pair = char.IsHighSurrogate(plain[at]) && at + 1 < plain.Length;
                html.Append(Escape(plain.Substring(at, pair ? 2 : 1)));
                at += pair ? 1 : 0;
            }
        }

        return html.ToString();
    }

    private static string Escape(string piece) => WebUtility.HtmlEncode(piece);

    private static (string Open, string Close)? TagsOf(TextEntity entity, string plain) => entity.Type switch
    {
        "bold" => ("<b>", "</b>"),
        "italic" => ("<i>", "</i>"),
        "underline" => ("<u>", "</u>"),
        "strikethrough" => ("<s>", "</s>"),
        "spoiler" => ("<span class=\"tg-spoiler\">", "</span>"),
        "code" => ("<code>", "</code>"),
        "pre" => ("<pre>", "</pre>"),
        "blockquote" => ("<blockquote>", "</blockquote>"),
        "expandable_blockquote" => ("<blockquote class=\"expandable\">", "</blockquote>"),
        "text_link" or "url" when AddressOf(entity, plain) is { } url =>
            ($"<a href=\"{WebUtility.HtmlEncode(url)}\" target=\"_blank\" rel=\"noopener noreferrer\">", "</a>"),
        "text_link" => ("<span class=\"link\">", "</span>"),
        "bot_command" => ("<span class=\"command\">", "</span>"),
        "mention" or "text_mention" => ("<span class=\"mention\">", "</span>"),
        "hashtag" => ("<span class=\"hashtag\">", "</span>"),
        _ => null,
    };

    /// <summary>The web address a link leads to; an address in the text itself may lack its scheme.</summary>
    private static string? AddressOf(TextEntity entity, string plain)
    {
        var address = entity.Type == "text_link" ? entity.Url : Links.Checked(plain.Substring(entity.Offset, entity.Length));
        return address?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? address : null;
    }
}
