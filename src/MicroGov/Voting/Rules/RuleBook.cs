using MicroGov.Core.Community;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Voting.Rules;

/// <summary>All rules that a community can vote by: the packs that everybody has, and its own, which come first.</summary>
/// <param name="packs">Shipped, and from the operator's folder.</param>
public sealed class RuleBook(IReadOnlyList<VoteRule> packs)
{
    public IReadOnlyList<VoteRule> Packs => packs;

    /// <summary>In the order in which people are shown them.</summary>
    public IReadOnlyList<VoteRule> For(CommunityTerms terms) =>
    [
        .. terms.Rules.Select(own => own.ToRule()),
        .. packs.Where(pack => terms.Rules.All(own => own.Name != pack.Name)),
    ];

    /// <summary>The rule of this name, whatever its case; null when there is none.</summary>
    public VoteRule? Find(CommunityTerms terms, string name) =>
        terms.Rules.FirstOrDefault(own => own.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.ToRule()
        ?? packs.FirstOrDefault(pack => pack.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with the name of a rule that new communities shall begin with; for operators.</summary>
    public IEnumerable<string> FaultsOf(string name) => Find(new CommunityTerms(), name) is null
        ? [$"Community:Rule is \"{name}\"; there is: {string.Join(", ", packs.Select(rule => rule.Name))}."]
        : [];
}
