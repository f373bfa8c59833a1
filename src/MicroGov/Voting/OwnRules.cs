using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;
using MicroGov.Voting.Rules;

namespace MicroGov.Voting;

/// <summary>
/// A community's own rules of voting. Each change stands in its journal with the rule whole; a vote that runs keeps the rule it
/// was opened under.
/// </summary>
internal sealed class OwnRules(RuleBook book)
{
    private const int Most = 20;

    /// <summary>Adds a rule, or puts it in the place of the community's own of that name.</summary>
    /// <returns>Whether there was one of that name; or why it cannot be.</returns>
    public async Task<Result<bool>> WriteAsync(CommandContext turn, CommunityRow community, VoteRule rule)
    {
        var now = CommunityChoices.Of(community);
        var old = now.Terms.Rules.FirstOrDefault(own => own.Name == rule.Name);
        if (book.Packs.Any(pack => pack.Name == rule.Name))
        {
            return new Refusal(Reason.RuleIsForAll).With("rule", rule.Name);
        }

        if (old is null && now.Terms.Rules.Length >= Most)
        {
            return new Refusal(Reason.TooManyRules).With("most", Most);
        }

        if (old is null || !RuleFile.Write(old.ToRule()).AsSpan().SequenceEqual(RuleFile.Write(rule)))
        {
            var document = rule.ToDocument();
            var rules = old is null ? now.Terms.Rules.Add(document) : now.Terms.Rules.Replace(old, document);
            (now with { Terms = now.Terms with { Rules = rules } }).WriteTo(community);
            await turn.Work.RecordAsync(community, new RuleWritten(turn.Me, document));
        }

        return old is not null;
    }

    /// <returns>Its name as it is spelled; or why it stays.</returns>
    public async Task<Result<string>> RemoveAsync(CommandContext turn, CommunityRow community, string name)
    {
        var now = CommunityChoices.Of(community);
        if (book.Find(now.Terms, name) is not { } rule)
        {
            return new Refusal(Reason.NoSuchRule).With("rule", name);
        }

        if (now.Terms.Rules.FirstOrDefault(own => own.Name == rule.Name) is not { } document)
        {
            return new Refusal(Reason.RuleIsForAll).With("rule", rule.Name);
        }

        if (now.Terms.Rule == rule.Name)
        {
            return new Refusal(Reason.RuleIsInUse).With("rule", rule.Name);
        }

        (now with { Terms = now.Terms with { Rules = now.Terms.Rules.Remove(document) } }).WriteTo(community);
        await turn.Work.RecordAsync(community, new RuleRemoved(turn.Me, rule.Name));
        return rule.Name;
    }
}
