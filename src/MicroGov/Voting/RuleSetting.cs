using MicroGov.Core;
using MicroGov.Pipeline;
using MicroGov.Voting.Rules;

namespace MicroGov.Voting;

/// <summary>By which rule a community votes when nobody names another.</summary>
public static class RuleSetting
{
    /// <summary>More than these are set with <c>/settings Rule</c>.</summary>
    private const int MostOffered = 40;

    public static CommunitySetting Of(RuleBook rules) => new(
        "Rule", "household", now => now.Terms.Rule,
        (now, typed) => rules.Find(now.Terms, typed) is { } rule
            ? now with { Terms = now.Terms with { Rule = rule.Name } }
            : new Refusal(Reason.NoSuchRule).With("rule", typed))
    {
        // The everyday ones first, however many a community has written.
        Offer = (now, texts) => rules.For(now.Terms).OrderBy(rule => rules.Packs.Contains(rule) ? 0 : 1).Take(MostOffered)
            .Select(rule => (rule.TitleIn(texts), rule.Name)),
    };
}
