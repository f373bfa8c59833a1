namespace MicroGov.Sandbox;

/// <summary>Character references: decode_html_entity in td/telegram/MessageEntity.cpp of tdlib/td.</summary>
internal sealed partial class HtmlParser
{
    /// <summary>Numeric references and the four names Telegram knows; anything else stays as it was typed.</summary>
    private string? TryReadCharacterReference()
    {
        var isNumeric = _at + 1 < _source.Length && _source[_at + 1] == '#';
        if ((isNumeric ? NumericReference() : NamedReference()) is not var (code, end))
        {
            return null;
        }

        _at = end < _source.Length && _source[end] == ';' ? end + 1 : end;
        return char.ConvertFromUtf32(code);
    }

    /// <summary>What it stands for, and where it ends.</summary>
    private (int Code, int End)? NumericReference()
    {
        var (end, radix, code) = (_at + 2, 10, 0L);
        if (end < _source.Length && _source[end] == 'x')
        {
            radix = 16;
            end++;
        }

        for (; end < _source.Length && Digit(_source[end]) is var digit && digit < radix && code < 0x110000; end++)
        {
            code = (code * radix) + digit;
        }

        return code is 0 or >= 0x10ffff or (>= 0xd800 and <= 0xdfff) || end - _at >= 10 ? null : ((int)code, end);
    }

    private (int Code, int End)? NamedReference()
    {
        var end = _at + 1;
        while (end < _source.Length && char.IsAsciiLetter(_source[end]))
        {
            end++;
        }

        var code = _source[(_at + 1)..end] switch { "lt" => '<', "gt" => '>', "amp" => '&', "quot" => '"', _ => 0 };
        return code == 0 ? null : (code, end);
    }

    private static int Digit(char c) => char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;
}
