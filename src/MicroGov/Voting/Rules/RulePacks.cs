using MicroGov.Core.Voting.Rules;

namespace MicroGov.Voting.Rules;

/// <summary>Something wrong with a file of rules, or with the folder that it should be in.</summary>
/// <param name="File">Its name; empty of the folder itself.</param>
public sealed record PackFault(string File, RuleFault Fault);

/// <summary>The rules that everybody has: those shipped, and those that the operator has put into a folder.</summary>
public static class RulePacks
{
    private const string Prefix = "Rules/", Suffix = ".json";

    /// <summary>
    /// In the order in which people are shown them: the everyday ones, simple before all, method by method; then those that
    /// follow a law.
    /// </summary>
    public static IReadOnlyList<VoteRule> Shipped { get; } =
    [
        .. typeof(RulePacks).Assembly.GetManifestResourceNames().Where(file => file.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(file => ReadShipped(file[Prefix.Length..^Suffix.Length]))
            .OrderBy(rule => rule.Law is not null).ThenBy(rule => rule.Name != VoteRule.Simple.Name)
            .ThenBy(rule => rule.Method).ThenBy(rule => rule.Name, StringComparer.Ordinal),
    ];

    /// <summary>The rules of a folder, and everything that is wrong in it.</summary>
    public static (IReadOnlyList<VoteRule> Rules, IReadOnlyList<PackFault> Faults) Of(string folder)
    {
        var (rules, faults) = (new List<VoteRule>(), new List<PackFault>());
        var takenBy = Shipped.ToDictionary(rule => rule.Name, _ => "shipped");
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
            return new FileInfo(path).Length > RuleFile.LargestFile
                ? (null, [new(RuleProblem.TooLarge)])
                : RuleFile.Read(File.ReadAllBytes(path));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return (null, [new(RuleProblem.Unreadable, Given: Path.GetFileName(path))]);
        }
    }

    /// <summary>A shipped pack as it is written.</summary>
    public static byte[] Text(string name)
    {
        using var resource = typeof(RulePacks).Assembly.GetManifestResourceStream(Prefix + name + Suffix)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static VoteRule ReadShipped(string name) => RuleFile.Read(Text(name)) switch
    {
        ({ } rule, _) when rule.Name == name => rule,
        var (_, faults) => throw new InvalidOperationException($"{name}.json: {string.Join(", ", faults)}"),
    };
}
