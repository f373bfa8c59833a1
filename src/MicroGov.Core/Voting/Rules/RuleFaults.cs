using System.Text.RegularExpressions;
using static MicroGov.Core.Voting.Rules.RuleProblem;

namespace MicroGov.Core.Voting.Rules;

/// <summary>What is wrong with what a rule says: what is out of its range, and what does not go together.</summary>
public static partial class RuleFaults
{
    public const int LongestTitle = 30, LongestSentence = 300, LongestLaw = 300;

    /// <summary>Nothing: the rule can be used.</summary>
    public static IEnumerable<RuleFault> Of(VoteRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Ranges(rule).Concat(Together(rule)).Where(check => !check.IsGood)
            .Select(check => new RuleFault(check.Otherwise, check.At));
    }

    private static IEnumerable<(bool IsGood, RuleProblem Otherwise, string At)> Ranges(VoteRule rule) =>
    [
        (NameShape().IsMatch(rule.Name), Name, "name"),
        (IsText(rule.Title, LongestTitle), Title, "title"),
        (IsText(rule.Says, LongestSentence), Says, "says"),
        (rule.Law is null || IsText(rule.Law, LongestLaw), Law, "law"),
        (rule.MinimumVoters is >= 0 and <= 10_000, MinimumVoters, "minimumVoters"),
        (IsReachable(rule.Quorum) && IsReachable(rule.SecondCall?.Quorum), Quorum, "quorum"),
        (IsReachable(rule.Pass), Pass, "pass"),
        (rule.ProxiesPerHolder is >= 0 and <= 100, ProxiesPerHolder, "proxiesPerHolder"),
        (rule.Extensions is >= 0 and <= 5, Extensions, "extensions"),
        (rule.NoticeDays is >= 0 and <= 90, NoticeDays, "noticeDays"),
        (rule.CoolingOffDays is >= 0 and <= 365, CoolingOffDays, "coolingOffDays"),
        (IsSpan(rule.Lasts), Lasts, "lasts"),
        (IsSpan(rule.SecondCall?.For), SecondCallFor, "secondCall.for"),
        (rule.Objections is null or { Days: >= 1 and <= 90, Needed: >= 1 and <= 1_000 }, Objections, "objections"),
        (rule.Silence is null || IsText(rule.Silence.Clause, LongestLaw), SilenceClause, "silence.clause"),
        (rule.Ceiling is null or (> 0 and <= VoteRule.MostCeiling), Ceiling, "ceiling"),
    ];

    private static IEnumerable<(bool IsGood, RuleProblem Otherwise, string At)> Together(VoteRule rule)
    {
        var (byHousehold, byPlurality) = (rule.Basis == VoterBasis.Household, rule.Method == VotingMethod.Plurality);
        var isSecret = rule.Secrecy == Secrecy.Secret;
        return
        [
            (rule.SecondCall is null || rule.Quorum is not null, SecondCallNeedsQuorum, "secondCall"),
            (byHousehold || !rule.OwnersOnly, OwnersNeedHouseholds, "ownersOnly"),
            (byHousehold || rule.Bases.All(basis => basis == WeightBasis.Head), WeightNeedsHouseholds, "basis"),
            (byHousehold || rule.ProxiesPerHolder == 0, ProxiesNeedHouseholds, "proxiesPerHolder"),
            (byHousehold || rule.Silence is null, SilenceNeedsHouseholds, "silence"),
            (byHousehold || !rule.InEachUnit, UnitsNeedHouseholds, "inEachUnit"),
            (byPlurality || rule.Pass is null, PassNeedsPlurality, "pass"),
            (rule.Pass is null || rule.Weight == WeightBasis.Head, WeightBesidePass, "weight"),
            (byPlurality || rule.Silence is null, SilenceNeedsPlurality, "silence"),
            (byPlurality || !rule.RunOff, RunOffNeedsPlurality, "runOff"),
            (byPlurality || CountsAbstentions(rule), AbstentionsNeedPlurality, "quorum"),
            (!rule.InEachUnit || rule.Quorum is not null || rule.Pass is not null, UnitsNeedATest, "inEachUnit"),
            (rule.Method != VotingMethod.Consent || rule.Secrecy == Secrecy.Open, ConsentIsOpen, "secrecy"),
            (rule.Method != VotingMethod.Consent || rule.Weight == WeightBasis.Head, ConsentIsByHead, "weight"),
            (rule.Method == VotingMethod.Budget || rule.Ceiling is null, CeilingNeedsBudget, "ceiling"),
            (!isSecret || (!rule.InEachUnit && rule.Bases.All(basis => basis == WeightBasis.Head)), SecretCountsHeads, "secrecy"),
            (!isSecret || rule.Silence is null, SecretHasNoSilence, "silence"),
            (!isSecret || rule.ProxiesPerHolder == 0, SecretTakesNoProxies, "proxiesPerHolder"),
        ];
    }

    private static bool CountsAbstentions(VoteRule rule) =>
        rule.Quorum?.CountsAbstentions != false && rule.SecondCall?.Quorum.CountsAbstentions != false;

    private static bool IsText(RuleText? text, int most) => text is not null && IsText(text.En, most) && IsText(text.Zh, most);

    /// <summary>One line with something on it.</summary>
    private static bool IsText(string? text, int most) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= most && !text.Any(char.IsControl);

    /// <summary>More than all can never be; and each basis is weighed once.</summary>
    private static bool IsReachable(Requirement? required) => required is null
        || (required.Of is { Denominator: > 0, Numerator: > 0 } of
            && !(required.Strict && of.Numerator == of.Denominator)
            && required.Bases.Distinct().Count() == required.Bases.Length);

    private static bool IsSpan(TimeSpan? span) => span is null || (span > TimeSpan.Zero && span <= TimeSpan.FromDays(30));

    /// <summary>Names that mean something else behind a command are no names.</summary>
    [GeneratedRegex(@"^(?!(?:for|remove)\z)[a-z][a-z0-9-]{0,31}\z")]
    private static partial Regex NameShape();
}
