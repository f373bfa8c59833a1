using System.Globalization;
using System.Text;

namespace MicroGov.Sandbox;

/// <summary>
/// Telegram's HTML style (https://core.telegram.org/bots/api#html-style). What it accepts, and the words it refuses
/// with, follow parse_html in td/telegram/MessageEntity.cpp of tdlib/td; offsets in errors are bytes of UTF-8.
/// </summary>
internal sealed partial class HtmlParser
{
    private static readonly HashSet<string> Tags =
    [
        "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "tg-time", "span",
        "pre", "code", "blockquote",
    ];

    private readonly string _source;
    private readonly StringBuilder _plain = new();
    private readonly List<TextEntity> _entities = [];
    private readonly Stack<OpenTag> _open = new();
    private int _at;

    private HtmlParser(string source) => _source = source;

    /// <exception cref="ApiRefusal">The text is not Telegram's HTML.</exception>
    public static FormattedText Parse(string source) => new HtmlParser(source).Run();

    private FormattedText Run()
    {
        while (_at < _source.Length)
        {
            if (Current == '&' && TryReadCharacterReference() is { } decoded)
            {
                _plain.Append(decoded);
            }
            else if (Current == '<')
            {
                ReadTag();
            }
            else
            {
                _plain.Append(_source[_at++]);
            }
        }

        if (_open.TryPeek(out var unclosed))
        {
            throw Refuse($"Can't find end tag corresponding to start tag \"{unclosed.Name}\"");
        }

        var sorted = _entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length).ToList();
        return new FormattedText(_plain.ToString(), sorted);
    }

    private char Current => _at < _source.Length ? _source[_at] : '\0';

    private void ReadTag()
    {
        var begin = _at++;
        if (Current == '/')
        {
            _at++;
            ReadEndTag(begin);
        }
        else
        {
            ReadStartTag(begin);
        }
    }

    private void ReadEndTag(int begin)
    {
        if (!_open.TryPeek(out var tag))
        {
            throw Refuse($"Unexpected end tag at byte offset {Bytes(begin)}");
        }

        var name = ReadWhile(c => !IsSpace(c) && c != '>');
        ReadWhile(IsSpace);
        if (Current != '>')
        {
            throw Refuse($"Unclosed end tag at byte offset {Bytes(begin)}");
        }

        _at++;
        if (name.Length > 0 && name != tag.Name)
        {
            throw Refuse($"Unmatched end tag at byte offset {Bytes(begin)}, expected \"</{tag.Name}>\", found \"</{name}>\"");
        }

        _open.Pop();
        if (_plain.Length > tag.Offset && ToEntity(tag, _plain.ToString(tag.Offset, _plain.Length - tag.Offset)) is { } entity)
        {
            AddEntity(entity);
        }
    }

    /// <summary>A code tag with a language directly inside pre is one block of code, as Telegram shows it.</summary>
    private void AddEntity(TextEntity entity)
    {
        var inner = _entities.LastOrDefault();
        if (entity.Type == "pre" && inner is { Type: "code" } && inner.Offset == entity.Offset && inner.Length == entity.Length)
        {
            _entities[^1] = entity with { Language = inner.Language };
            return;
        }

        _entities.Add(entity);
        if (inner is { Type: "code", Language: not null })
        {
            _entities[^2] = inner with { Language = null };
        }
    }

    private static TextEntity? ToEntity(OpenTag tag, string inside)
    {
        var (name, argument, offset) = tag;
        var length = inside.Length;
        return name switch
        {
            "b" or "strong" => new TextEntity("bold", offset, length),
            "i" or "em" => new TextEntity("italic", offset, length),
            "u" or "ins" => new TextEntity("underline", offset, length),
            "s" or "strike" or "del" => new TextEntity("strikethrough", offset, length),
            "span" or "tg-spoiler" => new TextEntity("spoiler", offset, length),
            "code" => new TextEntity("code", offset, length) { Language = argument.Length > 0 ? argument : null },
            "pre" => new TextEntity("pre", offset, length),
            "blockquote" => new TextEntity(argument.Length > 0 ? "expandable_blockquote" : "blockquote", offset, length),
            "tg-emoji" => ToEmoji(argument, offset, length),
            "a" => Links.ToEntity(argument.Length > 0 ? argument : inside, offset, length),
            _ => null, // tg-time: shown as its plain text
        };
    }

    private static TextEntity ToEmoji(string id, int offset, int length) =>
        long.TryParse(id, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number != 0
            ? new TextEntity("custom_emoji", offset, length) { CustomEmojiId = id }
            : throw Refuse("Invalid custom emoji identifier specified");

    private static ApiRefusal Refuse(string why) => ApiRefusal.BadRequest($"can't parse entities: {why}");

    private int Bytes(int index) => Encoding.UTF8.GetByteCount(_source.AsSpan(0, index));

    private sealed record OpenTag(string Name, string Argument, int Offset);
}
