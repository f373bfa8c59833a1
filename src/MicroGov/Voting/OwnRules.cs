using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Voting.Rules;

namespace MicroGov.Voting;

/// <summary>
/// A community's own rules of voting. Each change stands in its journal with the rule whole; a vote that runs keeps the rule it
/// was opened under.
/// </summary>
internal sealed class OwnRules(RuleBook book)
{
    /// <summary>Adds a rule, or puts it in the place of the community's own of that name.</summary>
    /// <returns>Whether there was one of that name; or why it cannot be.</returns>
    public async Task<Result<bool>> WriteAsync(CommandContext context, VoteRule rule)
    {
        var wasThere = CommunityChoices.Of(context.Community!).Terms.Rules.Any(own => own.Name == rule.Name);
        var written = await context.ActAsync(context.Home!, new WriteRule(context.Me, rule.ToDocument()), known: Known());
        return written.Refusal is { } no ? no : wasThere;
    }

    /// <returns>Its name as it is spelled; or why it stays.</returns>
    public async Task<Result<string>> RemoveAsync(CommandContext context, string name)
    {
        var removed = await context.ActAsync(context.Home!, new RemoveRule(context.Me, name), known: Known());
        return removed.Refusal is { } no ? no : removed.Value.OfType<RuleRemoved>().Single().Name;
    }

    private CommunityFacts Known() => new() { SharedRules = [.. book.Packs.Select(pack => pack.Name)] };
}
