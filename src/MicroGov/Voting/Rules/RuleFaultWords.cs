using MicroGov.Core.Voting.Rules;
using MicroGov.Presentation;

namespace MicroGov.Voting.Rules;

/// <summary>A fault of a rule as a sentence.</summary>
public static class RuleFaultWords
{
    /// <summary>For operators: the file, the line and what is wrong.</summary>
    public static string Of(PackFault found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var (file, fault) = (found.File, found.Fault);
        var where = (file, fault.Line) switch
        {
            ("", _) => "",
            (_, 0) => $"{file}: ",
            _ => $"{file}, line {fault.Line}: ",
        };
        return where + Say(Wording.In(Wording.English), fault).Visible;
    }

    /// <summary>What is wrong, and what would be right.</summary>
    public static Html Say(Wording texts, RuleFault fault)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(fault);
        return texts.Say(
            "rulefault." + fault.Problem, ("at", fault.At), ("given", fault.Given), ("right", fault.Right),
            ("title", RuleFaults.LongestTitle), ("sentence", RuleFaults.LongestSentence), ("law", RuleFaults.LongestLaw),
            ("kilobytes", RuleFile.LargestFile / 1024));
    }
}
