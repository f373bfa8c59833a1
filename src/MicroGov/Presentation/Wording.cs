using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.RegularExpressions;

namespace MicroGov.Presentation;

/// <summary>HTML that is ready for Telegram: what stands in it was escaped when it was made.</summary>
public readonly partial record struct Html(string Value)
{
    /// <summary>What a reader sees: without markup. Telegram's length limits count this, in UTF-16 units.</summary>
    public string Visible => WebUtility.HtmlDecode(Tag().Replace(Value, ""));

    public override string ToString() => Value;

    /// <summary>Text from people becomes text, whatever it looks like. Telegram knows four named entities; these are among them.</summary>
    public static Html Of(string text) => new(
        string.Join('\n', text.Split('\n').Select(Isolate)).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"));

    /// <summary>
    /// A line with Arabic or Hebrew in it keeps its direction to itself, so that the words and numbers beside it stay
    /// where they belong (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates).
    /// </summary>
    private static string Isolate(string line) => RightToLeft().IsMatch(line) ? $"\u2068{line}\u2069" : line;

    /// <summary>A name that notifies the person (https://core.telegram.org/bots/api#html-style).</summary>
    public static Html Mention(long telegramId, string name) =>
        new(string.Create(CultureInfo.InvariantCulture, $"<a href=\"tg://user?id={telegramId}\">{Of(name)}</a>"));

    /// <summary>The blocks of right-to-left scripts, those beyond U+FFFF by their high surrogates.</summary>
    [GeneratedRegex("[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\uD802\uD803\uD83A\uD83B]")]
    private static partial Regex RightToLeft();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}

/// <summary>Every sentence for people, in one language. Placeholders are filled by name; values are escaped.</summary>
public sealed partial class Wording
{
    public const string English = "en";

    public const string Chinese = "zh-Hans";

    private static readonly ConcurrentDictionary<string, Wording> Languages = new();

    private readonly FrozenDictionary<string, string> texts;

    private Wording(string language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language == English ? "en-GB" : language);
        texts = TextFiles.Read(Culture);
    }

    public string Language { get; }

    public CultureInfo Culture { get; }

    /// <summary>The texts of a language; anything that is not Chinese reads English.</summary>
    public static Wording In(string? language) => Languages.GetOrAdd(Known(language), name => new Wording(name));

    /// <summary>What we speak to somebody whose Telegram speaks <paramref name="code"/> (an IETF tag, or nothing).</summary>
    public static string Known(string? code) =>
        code is not null && code.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    /// <exception cref="MissingManifestResourceException">No such text: a test finds it first.</exception>
    public string this[string key] => texts.GetValueOrDefault(key)
        ?? throw new MissingManifestResourceException($"No text {key} in {Language}.");

    /// <summary>The text with its placeholders filled; what is not <see cref="Html"/> already is escaped.</summary>
    public Html Say(string key, params (string Name, object? Value)[] values) =>
        new(Placeholder().Replace(this[key], match => Fill(match.Groups[1].Value, values)));

    /// <summary>The same without markup, for toasts, poll questions and buttons.</summary>
    public string Plain(string key, params (string Name, object? Value)[] values) =>
        Say(key, values).Visible;

    /// <summary>What a rule says of itself in this language.</summary>
    public string Of(MicroGov.Core.Voting.Rules.RuleText text) => Language == Chinese ? text.Zh : text.En;

    private string Fill(string name, (string Name, object? Value)[] values)
    {
        var value = Array.Find(values, pair => pair.Name == name).Value;
        return value switch
        {
            Html html => html.Value,
            Moment moment => Html.Of(this.Write(moment.At, moment.Zone)).Value,
            IFormattable number => number.ToString(null, Culture),
            null => "",
            _ => Html.Of(value.ToString()!).Value,
        };
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
