using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>A community chooses its language, its terms and its own rules of voting.</summary>
internal static class SettingDecisions
{
    private const int MostRules = 20;

    public static Result<ImmutableArray<CommunityEvent>> Change(CommunityState community, ChangeSetting act)
    {
        var terms = act.Terms with { Rules = [] };
        return act.Language == community.Language && terms == community.Terms with { Rules = [] }
            ? ImmutableArray<CommunityEvent>.Empty
            : CommunityDecider.One(new SettingChanged(act.By, act.Key, act.Value, act.Language, terms));
    }

    public static Result<ImmutableArray<CommunityEvent>> Write(CommunityState community, WriteRule act, CommunityFacts facts)
    {
        if (facts.SharedRules.Contains(act.Rule.Name))
        {
            return new Refusal(Reason.RuleIsForAll).With("rule", act.Rule.Name);
        }

        var old = community.Terms.Rules.FirstOrDefault(own => own.Name == act.Rule.Name);
        if (old is null && community.Terms.Rules.Length >= MostRules)
        {
            return new Refusal(Reason.TooManyRules).With("most", MostRules);
        }

        return old == act.Rule ? ImmutableArray<CommunityEvent>.Empty : CommunityDecider.One(new RuleWritten(act.By, act.Rule));
    }

    public static Result<ImmutableArray<CommunityEvent>> Remove(CommunityState community, RemoveRule act, CommunityFacts facts)
    {
        if (community.Terms.Rules.FirstOrDefault(own => IsNamed(own.Name)) is not { } own)
        {
            return facts.SharedRules.FirstOrDefault(IsNamed) is { } shared
                ? new Refusal(Reason.RuleIsForAll).With("rule", shared)
                : new Refusal(Reason.NoSuchRule).With("rule", act.Name);
        }

        return community.Terms.Rule == own.Name
            ? new Refusal(Reason.RuleIsInUse).With("rule", own.Name)
            : CommunityDecider.One(new RuleRemoved(act.By, own.Name));

        bool IsNamed(string name) => name.Equals(act.Name, StringComparison.OrdinalIgnoreCase);
    }
}
