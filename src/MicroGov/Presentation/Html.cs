using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace MicroGov.Presentation;

/// <summary>HTML that is ready for Telegram: what stands in it was escaped when it was made.</summary>
[JsonConverter(typeof(HtmlConverter))]
public readonly partial record struct Html(string Value)
{
    /// <summary>Nobody is named.</summary>
    public static readonly ImmutableHashSet<long> NoPeople = [];

    private readonly ImmutableHashSet<long>? people;

    /// <summary>Texts together, as <c>new Html($"{name}: {question}")</c>.</summary>
    public Html(HtmlText text)
        : this(text.ToString()) => People = text.People;

    /// <summary>
    /// The numbers of those whose names stand in it. Every name goes along with its number, so that whatever keeps the text can
    /// also keep whom it names; what people wrote themselves names nobody.
    /// </summary>
    public ImmutableHashSet<long> People
    {
        get => people ?? NoPeople;
        init => people = value;
    }

    /// <summary>What a reader sees: without markup. Telegram's length limits count this, in UTF-16 units.</summary>
    public string Visible => WebUtility.HtmlDecode(Tag().Replace(Value, ""));

    public bool Equals(Html other) => Value == other.Value;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    public override string ToString() => Value;

    /// <summary>
    /// Text from people becomes text, whatever it looks like. Telegram knows four named entities; these are among them.
    /// </summary>
    public static Html Of(string text) => new(
        string.Join('\n', text.Split('\n').Select(Isolate)).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"));

    /// <summary>Somebody's name.</summary>
    /// <param name="person">Their number.</param>
    public static Html NameOf(long person, string name) => Of(name) with { People = [person] };

    /// <summary>A name that notifies the person (https://core.telegram.org/bots/api#html-style).</summary>
    /// <param name="person">Their number.</param>
    public static Html Mention(long person, long telegramId, string name) =>
        new($"<a href=\"tg://user?id={telegramId}\">{NameOf(person, name)}</a>");

    public static Html Join(string separator, IEnumerable<Html> texts)
    {
        var all = texts.ToList();
        return new(string.Join(separator, all)) { People = [.. all.SelectMany(text => text.People)] };
    }

    /// <summary>
    /// A line with Arabic or Hebrew in it keeps its direction to itself, so that the words and numbers beside it stay
    /// where they belong (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates).
    /// </summary>
    private static string Isolate(string line) => RightToLeft().IsMatch(line) ? $"\u2068{line}\u2069" : line;

    /// <summary>The blocks of right-to-left scripts, those beyond U+FFFF by their high surrogates.</summary>
    [GeneratedRegex("[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\uD802\uD803\uD83A\uD83B]")]
    private static partial Regex RightToLeft();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
