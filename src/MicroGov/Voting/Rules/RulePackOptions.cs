using System.ComponentModel.DataAnnotations;

namespace MicroGov.Voting.Rules;

/// <summary>Section <c>RulePacks</c>.</summary>
public sealed class RulePackOptions : IValidatableObject
{
    /// <summary>A folder whose files *.json are rules that all communities here can vote by, besides those shipped.</summary>
    public string? Folder { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Read().Faults.Select(fault => new ValidationResult($"RulePacks:Folder: {RuleFaultWords.Of(fault)}"));

    /// <summary>All that everybody has.</summary>
    public RuleBook Book() => new([.. RulePacks.Shipped, .. Read().Rules]);

    /// <summary>The folder's rules and faults; nothing when none is named.</summary>
    public (IReadOnlyList<MicroGov.Core.Voting.Rules.VoteRule> Rules, IReadOnlyList<PackFault> Faults) Read() =>
        Folder is null ? ([], []) : RulePacks.Of(Folder);
}
