using MicroGov.Core.Voting.Rules;
using MicroGov.Presentation;

namespace MicroGov.Voting.Rules;

/// <summary>A rule's own words, in somebody's language.</summary>
public static class RuleTitles
{
    public static string TitleIn(this VoteRule rule, Wording texts) => rule.Title is { } title ? In(title, texts) : rule.Name;

    public static string SaysIn(this VoteRule rule, Wording texts) => rule.Says is { } says ? In(says, texts) : "";

    private static string In(RuleText text, Wording texts) => texts.Language == Wording.Chinese ? text.Zh : text.En;
}
