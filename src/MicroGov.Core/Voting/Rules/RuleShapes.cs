using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace MicroGov.Core.Voting.Rules;

/// <summary>
/// A voting rule as journals and communities keep it. Like every record here it never changes: a changed one is a new version,
/// and so is every event that it stands in.
/// </summary>
internal sealed record VoteRuleV1(
    string Name, RuleTextV1? Title, RuleTextV1? Says, string? Law, VoterBasis Basis, bool OwnersOnly, VotingMethod Method,
    WeightBasis Weight, int MinimumVoters, RequirementV1? Quorum, RequirementV1? Pass, bool InEachUnit, bool RunOff, TieRule Tie,
    SilenceRuleV1? Silence, Secrecy Secrecy, bool MayChange, int ProxiesPerHolder, bool ExcludesConflicts, TimeSpan? Lasts,
    int Extensions, SecondCallV1? SecondCall, int NoticeDays, ObjectionRuleV1? Objections, int CoolingOffDays, bool IsAdvisory,
    long? Ceiling)
{
    public static VoteRuleV1 Of(VoteRule rule) => new(
        rule.Name, RuleTextV1.Of(rule.Title), RuleTextV1.Of(rule.Says), rule.Law, rule.Basis, rule.OwnersOnly, rule.Method,
        rule.Weight, rule.MinimumVoters, RequirementV1.From(rule.Quorum), RequirementV1.From(rule.Pass), rule.InEachUnit,
        rule.RunOff, rule.Tie, rule.Silence is { } silence ? new(silence.Clause) : null, rule.Secrecy, rule.MayChange,
        rule.ProxiesPerHolder, rule.ExcludesConflicts, rule.Lasts, rule.Extensions,
        rule.SecondCall is { } call ? new(RequirementV1.From(call.Quorum), call.For) : null, rule.NoticeDays,
        rule.Objections is { } objections ? new(objections.Days, objections.Needed) : null, rule.CoolingOffDays, rule.IsAdvisory,
        rule.Ceiling);

    public VoteRule ToRule() => new()
    {
        Name = Name,
        Title = Title?.ToText(),
        Says = Says?.ToText(),
        Law = Law,
        Basis = Basis,
        OwnersOnly = OwnersOnly,
        Method = Method,
        Weight = Weight,
        MinimumVoters = MinimumVoters,
        Quorum = Quorum?.ToRequirement(),
        Pass = Pass?.ToRequirement(),
        InEachUnit = InEachUnit,
        RunOff = RunOff,
        Tie = Tie,
        Silence = Silence is null ? null : new(Silence.Clause),
        Secrecy = Secrecy,
        MayChange = MayChange,
        ProxiesPerHolder = ProxiesPerHolder,
        ExcludesConflicts = ExcludesConflicts,
        Lasts = Lasts,
        Extensions = Extensions,
        SecondCall = SecondCall is null ? null : new(SecondCall.Quorum.ToRequirement(), SecondCall.For),
        NoticeDays = NoticeDays,
        Objections = Objections is null ? null : new(Objections.Days, Objections.Needed),
        CoolingOffDays = CoolingOffDays,
        IsAdvisory = IsAdvisory,
        Ceiling = Ceiling,
    };
}

internal sealed record RuleTextV1(string En, string Zh)
{
    public static RuleTextV1? Of(RuleText? text) => text is null ? null : new(text.En, text.Zh);

    public RuleText ToText() => new(En, Zh);
}

internal sealed record RequirementV1(
    Proportion Of, bool Strict, Among Among, bool CountsAbstentions, ImmutableArray<WeightBasis> Bases)
{
    [return: NotNullIfNotNull(nameof(one))]
    public static RequirementV1? From(Requirement? one) =>
        one is null ? null : new(one.Of, one.Strict, one.Among, one.CountsAbstentions, one.Bases);

    public Requirement ToRequirement() => new(Of)
    {
        Strict = Strict, Among = Among, CountsAbstentions = CountsAbstentions, Bases = Bases,
    };
}

internal sealed record SilenceRuleV1(string Clause);

internal sealed record SecondCallV1(RequirementV1 Quorum, TimeSpan? For);

internal sealed record ObjectionRuleV1(int Days, int Needed);
