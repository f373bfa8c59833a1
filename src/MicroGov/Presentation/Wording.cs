using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace MicroGov.Presentation;

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
    public Html Say(string key, params (string Name, object? Value)[] values)
    {
        var people = Html.NoPeople;
        var text = Placeholder().Replace(this[key], match =>
        {
            var value = Array.Find(values, pair => pair.Name == match.Groups[1].Value).Value;
            people = value is Html html ? people.Union(html.People) : people;
            return Fill(value);
        });
        return new(text) { People = people };
    }

    /// <summary>The same without markup, for toasts, poll questions and buttons.</summary>
    public string Plain(string key, params (string Name, object? Value)[] values) =>
        Say(key, values).Visible;

    /// <summary>What a rule says of itself in this language.</summary>
    public string Of(MicroGov.Core.Voting.Rules.RuleText text) => Language == Chinese ? text.Zh : text.En;

    private string Fill(object? value) => value switch
    {
        Html html => html.Value,
        Moment moment => Html.Of(this.Write(moment.At, moment.Zone)).Value,
        IFormattable number => number.ToString(null, Culture),
        null => "",
        _ => Html.Of(value.ToString()!).Value,
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
