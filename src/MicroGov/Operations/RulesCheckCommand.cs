using System.CommandLine;
using MicroGov.Core.Voting.Rules;
using MicroGov.Voting.Rules;

namespace MicroGov.Operations;

/// <summary>Looks at rules of voting before the service does. Needs no database.</summary>
public static class RulesCheckCommand
{
    public static Command Make()
    {
        var file = new Argument<string[]>("FILE")
        {
            Description = "A rule as JSON; without it those shipped and those in RulePacks:Folder.",
        };
        return OperatorVerb.Make(
            "check",
            "Checks rules of voting: prints what each does, or everything that is wrong with it.",
            "rules check our-stairwell.json",
            (_, place) => Task.FromResult(Run(place, place.Word)),
            file);
    }

    public static int Run(Workplace place, string? file)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (file is not null && !File.Exists(file))
        {
            throw new MisuseException($"There is no file {file}.");
        }

        var (rules, faults) = file is null ? Everybodys(place) : One(file);
        foreach (var rule in rules)
        {
            place.Say.WriteLine($"{rule.Name}: {rule.Says!.En}");
        }

        foreach (var fault in faults)
        {
            place.Say.WriteLine(RuleFaultWords.Of(fault));
        }

        return faults.Count == 0 ? OperatorVerb.Good : OperatorVerb.Problem;
    }

    private static (IReadOnlyList<VoteRule> Rules, IReadOnlyList<PackFault> Faults) Everybodys(Workplace place)
    {
        var (own, faults) = place.Settings.Read<RulePackOptions>("RulePacks").Read();
        return ([.. RulePacks.Shipped, .. own], faults);
    }

    private static (IReadOnlyList<VoteRule> Rules, IReadOnlyList<PackFault> Faults) One(string file)
    {
        var (rule, faults) = RulePacks.ReadFile(file);
        return (rule is null ? [] : [rule], [.. faults.Select(fault => new PackFault(Path.GetFileName(file), fault))]);
    }
}
