using System.Text.Json;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;

namespace MicroGov.Core.Voting.Rules;

/// <summary>Rules as their community keeps them: in the same shape as a vote's journal has its rule.</summary>
public static class RuleDocuments
{
    public static RuleDocument ToDocument(this VoteRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new(rule.Name, JsonSerializer.Serialize(VoteRuleV1.Of(rule), EventJson.Options));
    }

    /// <exception cref="UnknownStateException">A newer program wrote it, which knows more.</exception>
    /// <exception cref="JsonException">It is none, which no community was let write down.</exception>
    public static VoteRule ToRule(this RuleDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return StateJson.Read<VoteRuleV1>(document.Text, EventJson.Options).ToRule();
    }
}
