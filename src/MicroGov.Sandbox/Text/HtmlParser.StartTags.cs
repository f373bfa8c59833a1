namespace MicroGov.Sandbox;

/// <summary>Start tags and their attributes.</summary>
internal sealed partial class HtmlParser
{
    private void ReadStartTag(int begin)
    {
        var name = ReadWhile(c => !IsSpace(c) && c != '>');
        if (_at >= _source.Length)
        {
            throw Refuse($"Unclosed start tag at byte offset {Bytes(begin)}");
        }

        if (!Tags.Contains(name))
        {
            throw Refuse($"Unsupported start tag \"{name}\" at byte offset {Bytes(begin)}");
        }

        var argument = ReadAttributes(name, begin);
        if (name == "span" && argument != "spoiler")
        {
            throw Refuse($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(begin)}");
        }

        _open.Push(new OpenTag(name, argument, _plain.Length));
    }

    private string ReadAttributes(string tag, int begin)
    {
        var argument = "";
        while (Current != '>')
        {
            ReadWhile(IsSpace);
            if (Current == '>')
            {
                break;
            }

            var attribute = ReadWhile(c => !IsSpace(c) && c is not ('=' or '>' or '/' or '"' or '\''), lower: false);
            if (attribute.Length == 0)
            {
                throw Refuse($"Empty attribute name in the tag \"{tag}\" at byte offset {Bytes(begin)}");
            }

            ReadWhile(IsSpace);
            var value = Current == '=' ? ReadValueBehindSign(begin) : "";
            if (_at >= _source.Length)
            {
                throw Refuse($"Unclosed start tag \"{tag}\" at byte offset {Bytes(begin)}");
            }

            argument = Meaning(tag, attribute, value) ?? argument;
        }

        _at++;
        return argument;
    }

    private string ReadValueBehindSign(int begin)
    {
        _at++;
        ReadWhile(IsSpace);
        if (_at >= _source.Length)
        {
            return "";
        }

        var value = ReadValue();
        return _at < _source.Length ? value : throw Refuse($"Unclosed start tag at byte offset {Bytes(begin)}");
    }

    private static string? Meaning(string tag, string attribute, string value) => (tag, attribute) switch
    {
        ("a", "href") => value,
        ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value["language-".Length..],
        ("span", "class") when value.StartsWith("tg-", StringComparison.Ordinal) => value["tg-".Length..],
        ("tg-emoji", "emoji-id") => value,
        ("blockquote", "expandable") => "1",
        _ => null,
    };

    private string ReadValue()
    {
        var begin = _at;
        if (Current is not ('"' or '\''))
        {
            var token = ReadWhile(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
            return IsSpace(Current) || Current == '>'
                ? token
                : throw Refuse($"Unexpected end of name token at byte offset {Bytes(begin)}");
        }

        var quote = _source[_at++];
        var value = new System.Text.StringBuilder();
        while (_at < _source.Length && Current != quote)
        {
            if (Current == '&' && TryReadCharacterReference() is { } decoded)
            {
                value.Append(decoded);
            }
            else
            {
                value.Append(_source[_at++]);
            }
        }

        _at = Math.Min(_at + 1, _source.Length);
        return value.ToString();
    }

    /// <summary>Names are compared in lower case, and only ASCII letters change.</summary>
    private string ReadWhile(Func<char, bool> matches) => ReadWhile(matches, lower: true);

    private string ReadWhile(Func<char, bool> matches, bool lower)
    {
        var begin = _at;
        while (_at < _source.Length && matches(_source[_at]))
        {
            _at++;
        }

        var read = _source[begin.._at];
        return lower ? string.Create(read.Length, read, (span, text) => Ascii.ToLower(text, span)) : read;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\0' or '\v';

    private static class Ascii
    {
        public static void ToLower(string text, Span<char> into)
        {
            for (var i = 0; i < text.Length; i++)
            {
                into[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] | 0x20) : text[i];
            }
        }
    }
}
