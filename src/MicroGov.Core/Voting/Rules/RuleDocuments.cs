using System.Text.Json;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;

namespace MicroGov.Core.Voting.Rules;

/// <summary>Rules as their community keeps them.</summary>
public static class RuleDocuments
{
    public static RuleDocument ToDocument(this VoteRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new(rule.Name, JsonSerializer.Serialize(rule, JournalJson.Options));
    }

    /// <exception cref="JsonException">It is none, which no community was let write down.</exception>
    public static VoteRule ToRule(this RuleDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonSerializer.Deserialize<VoteRule>(document.Text, JournalJson.Options)!;
    }
}
