using System.Text.RegularExpressions;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Operations;
using MicroGov.Tests.Presentation;
using MicroGov.Tests.Processes;

namespace MicroGov.Tests.Operations;

public sealed partial class RulesTests
{
    [Fact]
    public void The_readme_shows_the_table_that_the_program_runs_on()
    {
        var shown = Between()
            .Match(SourceText.Read("src/MicroGov.Core/Affairs/README.md").ReplaceLineEndings("\n"))
            .Groups["table"]
            .Value;
        Assert.Equal(string.Join('\n', RulesTable.Lines()), shown);
    }

    [Fact]
    public async Task The_command_line_prints_the_table_without_a_database()
    {
        var (code, said) = await ServiceProcess.RunAsync(
            new Dictionary<string, string?> { ["Database:ConnectionString"] = "Data Source=/nowhere/at-all.db" }, "rules");
        Assert.Equal((0, string.Join('\n', RulesTable.Lines())), (code, said.ReplaceLineEndings("\n").Trim()));
    }

    [Fact]
    public void Every_line_is_as_wide_as_the_others_and_every_act_has_one()
    {
        var lines = RulesTable.Lines();
        Assert.Single(lines.Select(line => line.Length).Distinct());
        Assert.Equal(Permissions.Table.Length + 2, lines.Count);
        Assert.Equal(
            ("yes", "kept apart", "partners do not", "no"),
            (
                Cell("cast ballot", "resident"),
                Cell("cast ballot", "neighbour"),
                Cell("cast ballot", "partner"),
                Cell("cast ballot", "clock")));
        Assert.Equal(("doer only", "Assigning, Underway"), (Cell("release", "moderator"), Cell("release", "stages")));
        Assert.Equal(("no", ""), (Cell("close", "own work"), Cell("claim", "own work")));
        Assert.Equal(("clock only", "yes"), (Cell("fall due", "moderator"), Cell("fall due", "clock")));

        string Cell(string act, string column) =>
            Cells(lines.Single(line => Cells(line)[0] == act))[Array.IndexOf(Cells(lines[0]), column)];
    }

    [Fact]
    public void A_yes_is_a_yes_of_the_funnel_and_nothing_else_is()
    {
        foreach (var right in Permissions.Table.Where(right => right.Audience != Audience.DoerOrAsked))
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var stage = right.Stages.IsEmpty ? default : right.Stages[^1];
                var expected = right.Answer(role, stage) is null;
                Assert.True(expected == (RulesTable.Cell(right, role) is "yes" or "kept apart"), $"{right.Act.Name} as {role}");
            }
        }
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex(
        @"<!-- rules -->\n\n(?<table>.*?)\n\n<!-- /rules -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Between();
}
