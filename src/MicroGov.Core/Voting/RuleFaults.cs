using System.Text.RegularExpressions;

namespace MicroGov.Core.Voting;

/// <summary>What is wrong with a rule, each fault in one sentence for whoever wrote it.</summary>
public static partial class RuleFaults
{
    public const int LongestTitle = 30, LongestSentence = 300, LongestLaw = 300;

    /// <summary>Nothing: the rule can be used.</summary>
    public static IEnumerable<string> Of(VoteRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Checks(rule).Where(check => !check.IsGood).Select(check => check.Otherwise);
    }

    private static IEnumerable<(bool IsGood, string Otherwise)> Checks(VoteRule rule) =>
    [
        (NameShape().IsMatch(rule.Name), "name is written with lower-case letters, digits and hyphens, at most 32, for example \"our-stairwell\"."),
        (IsText(rule.Title, LongestTitle), $"title needs \"en\" and \"zh\", at most {LongestTitle} characters each."),
        (IsText(rule.Says, LongestSentence), $"says needs one sentence in \"en\" and \"zh\", at most {LongestSentence} characters each."),
        (rule.Law is null or { Length: > 0 and <= LongestLaw }, $"law is left out, or names the text that is followed, at most {LongestLaw} characters."),
        (rule.MinimumVoters is >= 0 and <= 10_000, "minimumVoters is from 0 to 10000."),
        (rule.ProxiesPerHolder is >= 0 and <= 100, "proxiesPerHolder is from 0 to 100."),
        (rule.Extensions is >= 0 and <= 5, "extensions is from 0 to 5."),
        (rule.NoticeDays is >= 0 and <= 90, "noticeDays is from 0 to 90."),
        (rule.CoolingOffDays is >= 0 and <= 365, "coolingOffDays is from 0 to 365."),
        (IsSpan(rule.Lasts), "lasts is left out, or a positive span up to 30 days, for example \"3.00:00:00\"."),
        (IsSpan(rule.SecondCall?.For), "secondCall.for is left out, or a positive span up to 30 days, for example \"3.00:00:00\"."),
        (rule.Objections is null or { Days: >= 1 and <= 90, Needed: >= 1 and <= 1_000 }, "objections has days from 1 to 90 and needed from 1 to 1000."),
        (rule.Silence is null or { Clause: { Length: > 0 and <= LongestLaw } }, "silence names the clause that was adopted: silence is not counted otherwise."),
        (rule.Ceiling is null or > 0, "ceiling is left out, or a sum in hundredths, for example 500000."),
        (rule.SecondCall is null || rule.Quorum is not null, "secondCall lowers a quorum, so there must be a quorum."),
        (rule.Basis == VoterBasis.Household || !rule.OwnersOnly, "ownersOnly needs \"basis\": \"household\": owners are known by their doors."),
        (rule.Basis == VoterBasis.Household || rule.Bases.All(basis => basis == WeightBasis.Head), "area and share need \"basis\": \"household\": they are a door's."),
        (rule.Basis == VoterBasis.Household || rule.ProxiesPerHolder == 0, "proxies need \"basis\": \"household\": a household gives its vote to somebody."),
        (rule.Basis == VoterBasis.Household || rule.Silence is null, "silence needs \"basis\": \"household\": only a roll knows who said nothing."),
        (rule.Basis == VoterBasis.Household || !rule.InEachUnit, "inEachUnit needs \"basis\": \"household\": people of a group have no unit."),
        (rule.Method == VotingMethod.Plurality || rule.Pass is null, "pass is for the method plurality; the others have their own way to a winner."),
        (rule.Method == VotingMethod.Plurality || rule.Silence is null, "silence is for the method plurality."),
        (rule.Method == VotingMethod.Plurality || !rule.RunOff, "runOff is for the method plurality."),
        (rule.Method == VotingMethod.Plurality || rule.Quorum?.CountsAbstentions != false, "quorum.countsAbstentions can be false only with the method plurality."),
        (!rule.InEachUnit || rule.Quorum is not null || rule.Pass is not null, "inEachUnit needs a quorum or a pass that each unit is held to."),
        (rule.Method != VotingMethod.Consent || rule.Secrecy == Secrecy.Open, "consent is open: an objection has a name and a reason."),
        (rule.Secrecy != Secrecy.Secret || (!rule.InEachUnit && rule.Bases.All(basis => basis == WeightBasis.Head)),
            "a secret vote counts heads, and all together: area, shares or a small unit would tell whose ballot it is."),
        (rule.Secrecy != Secrecy.Secret || rule.Silence is null, "a secret vote has no silence rule."),
        (rule.Secrecy != Secrecy.Secret || rule.ProxiesPerHolder == 0, "a secret vote takes no proxies: who gave one would know what was chosen."),
    ];

    private static bool IsText(RuleText? text, int most) =>
        text is { En: { Length: > 0 } en, Zh: { Length: > 0 } zh } && en.Length <= most && zh.Length <= most;

    private static bool IsSpan(TimeSpan? span) => span is null || (span > TimeSpan.Zero && span <= TimeSpan.FromDays(30));

    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}$")]
    private static partial Regex NameShape();
}
