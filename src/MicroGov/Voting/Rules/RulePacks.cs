using MicroGov.Core.Voting.Rules;

namespace MicroGov.Voting.Rules;

/// <summary>Something wrong with a file of rules, or with the folder that it should be in.</summary>
/// <param name="File">Its name; empty of the folder itself.</param>
public sealed record PackFault(string File, RuleFault Fault);

/// <summary>The rules that everybody has: those shipped, and those that the operator has put into a folder.</summary>
public static class RulePacks
{
    private const string Prefix = "Rules/";

    /// <summary>In the order in which people are shown them: the everyday ones, then those that follow a law.</summary>
    public static IReadOnlyList<string> ShippedNames { get; } =
    [
        "simple", "household", "consent", "two-thirds", "secret", "approval", "ranked", "runoff", "budget",
        "cn-278-ordinary", "cn-278-special", "de-weg", "tw-second-call", "tw-second-call-major",
    ];

    public static IReadOnlyList<VoteRule> Shipped { get; } = [.. ShippedNames.Select(ReadShipped)];

    /// <summary>The rules of a folder, and everything that is wrong in it.</summary>
    public static (IReadOnlyList<VoteRule> Rules, IReadOnlyList<PackFault> Faults) Of(string folder)
    {
        var (rules, faults) = (new List<VoteRule>(), new List<PackFault>());
        var takenBy = ShippedNames.ToDictionary(name => name, _ => "shipped");
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            {
                var file = Path.GetFileName(path);
                var (rule, wrong) = ReadFile(path);
                if (rule is not null && !takenBy.TryAdd(rule.Name, file))
                {
                    wrong = [new(RuleProblem.Taken, "name", Given: rule.Name, Right: takenBy[rule.Name])];
                }
                else if (rule is not null)
                {
                    rules.Add(rule);
                }

                faults.AddRange(wrong.Select(fault => new PackFault(file, fault)));
            }
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            faults.Add(new("", new(RuleProblem.Unreadable, Given: folder)));
        }

        return (rules, faults);
    }

    /// <summary>One file; what is larger than a rule can be is not read.</summary>
    public static (VoteRule? Rule, IReadOnlyList<RuleFault> Faults) ReadFile(string path)
    {
        try
        {
            return new FileInfo(path).Length > RuleFile.LargestFile ? (null, [new(RuleProblem.TooLarge)]) : RuleFile.Read(File.ReadAllBytes(path));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return (null, [new(RuleProblem.Unreadable, Given: Path.GetFileName(path))]);
        }
    }

    /// <summary>A shipped pack as it is written.</summary>
    public static byte[] Text(string name)
    {
        using var resource = typeof(RulePacks).Assembly.GetManifestResourceStream($"{Prefix}{name}.json")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static VoteRule ReadShipped(string name) => RuleFile.Read(Text(name)) switch
    {
        ({ } rule, _) => rule,
        var (_, faults) => throw new InvalidOperationException($"{name}.json: {string.Join(", ", faults)}"),
    };
}
