using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting.Ballots;

/// <summary>
/// What a project costs, as neighbours write it behind its name: <c>Bench: 500</c>, <c>长椅 1200元</c>, <c>Bench €79.50</c>.
/// </summary>
public static partial class Price
{
    /// <summary>The most that a project may cost, in hundredths.</summary>
    public const long Most = VoteRule.MostCeiling;

    /// <summary>The cost in hundredths; null when the words do not end with one.</summary>
    public static long? In(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var found = AtTheEnd().Match(words.Normalize(NormalizationForm.FormKC).TrimEnd());
        return found.Success ? Read(found.Groups["sum"].Value) : null;
    }

    /// <summary>Reads <c>500</c>, <c>1,200.50</c> or <c>¥500</c>; null for what is no sum.</summary>
    public static long? Read(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var digits = typed.Normalize(NormalizationForm.FormKC).Trim().Trim('¥', '€', '$', '£', '元')
            .Replace(",", "", StringComparison.Ordinal).Trim();
        var parts = digits.Split('.');
        var cents = parts.Length == 2 ? parts[1] : "";
        return parts.Length <= 2 && cents.Length <= 2
            && long.TryParse(parts[0] + cents.PadRight(2, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var sum)
            && sum > 0 && sum <= Most
            ? sum
            : null;
    }

    /// <summary>As people read it: <c>500</c> or <c>79.50</c>.</summary>
    public static string Write(long hundredths) => hundredths % 100 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100:#,0}")
        : string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100:#,0}.{hundredths % 100:00}");

    [GeneratedRegex(
        @"(?:[:=¥€$£]\s*(?<sum>[0-9][0-9,]*(?:\.[0-9]{1,2})?)\s*[元€$£¥]?"
        + @"|\s?(?<sum>[0-9][0-9,]*(?:\.[0-9]{1,2})?)\s*[元€$£¥])$")]
    private static partial Regex AtTheEnd();
}
