using System.CommandLine;

namespace MicroGov.Operations;

/// <summary>The rules that the program runs on, printed. Needs no database.</summary>
public static class RulesCommand
{
    public static Command Make()
    {
        var rules = OperatorVerb.Make(
            "rules",
            "Prints who may do what, and where: the table that every command, button and deadline is held to.",
            "rules",
            (_, place) => Task.FromResult(Run(place)));
        rules.Add(RulesCheckCommand.Make());
        return rules;
    }

    public static int Run(Workplace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        foreach (var line in RulesTable.Lines())
        {
            place.Say.WriteLine(line);
        }

        return OperatorVerb.Good;
    }
}
