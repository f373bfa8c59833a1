using System.Globalization;
using System.Text.RegularExpressions;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Privacy;

/// <summary>All that says who somebody is, and where it stands in a text that is known to name them.</summary>
public sealed partial class Identity
{
    /// <summary>
    /// Letters and digits of scripts that put spaces between words: "Li" is nobody in "Lift". Chinese knows no such thing.
    /// </summary>
    private const string InWord = "[0-9A-Za-z\u00C0-\u024F\u0370-\u058F]";

    private readonly Regex names;

    public Identity(PersonRow person)
    {
        (Number, Account) = (person.Id, person.TelegramId);
        var digits = Account.ToString(CultureInfo.InvariantCulture);
        // A mention goes as a whole; a long name also as it is shortened in answers.
        var known = new List<string> { $"<a href=\"tg://user\\?id={digits}\">.*?</a>" };
        known.AddRange(new[] { person.Name, Shorten.To(person.Name, AnswerRouter.LongestEcho) }
            .SelectMany(name => new[] { Html.Of(name).Value, name }).Distinct().Where(IsName).Select(Alone));
        if (person.Username is { } username)
        {
            known.Add($"(?i:{Alone("@" + username)}|{Alone("t.me/" + username)})");
        }

        names = new(string.Join('|', known), RegexOptions.CultureInvariant);
    }

    public long Number { get; }

    public long Account { get; }

    public string Replaced(string text, string by) => names.Replace(text, _ => by);

    /// <summary>Who has no name is called by a dash, which says nothing.</summary>
    private static bool IsName(string name) => name is not ("" or "–");

    private static string Alone(string name) =>
        (Word().IsMatch(name[..1]) ? $"(?<!{InWord})" : "")
        + Regex.Escape(name)
        + (Word().IsMatch(name[^1..]) ? $"(?!{InWord})" : "");

    [GeneratedRegex(InWord)]
    private static partial Regex Word();
}
