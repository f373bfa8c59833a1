using System.Text.RegularExpressions;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Operations;

/// <summary>The table of permissions as aligned Markdown, which reads as plain text too. README.md holds the same.</summary>
public static partial class RulesTable
{
    public static IReadOnlyList<string> Lines()
    {
        var roles = Enum.GetValues<Role>();
        List<string[]> rows = [["act", .. roles.Select(role => Spaced(role.ToString())), "own work", "stages"]];
        rows.AddRange(Permissions.Table.Select(right => (string[])
        [
            Spaced(right.Act.Name), .. roles.Select(role => Cell(right, role)), right.NotOwnWork ? "no" : "",
            string.Join(", ", right.Stages),
        ]));
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        return [.. rows.Select(row => $"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |")];
    }

    /// <summary>
    /// "Yes", or why not. Doers speak for their work whatever else they are; ballots from outside the group or the unit are
    /// not counted, and the result says how many there were.
    /// </summary>
    public static string Cell(Right right, Role role)
    {
        ArgumentNullException.ThrowIfNull(right);
        var no = right.Stages.IsEmpty ? right.Answer(role, default) : right.Answer(role, right.Stages[0]);
        return (right.Audience, role, no) switch
        {
            (_, Role.Clock, not null) => "no",
            (Audience.Clock, _, not null) => "clock only",
            (_, _, { } reason) => Spaced(reason.ToString()),
            (Audience.DoerOrAsked, _, _) => "doer only",
            (Audience.Voters, Role.Outsider or Role.Neighbour, _) => "kept apart",
            _ => "yes",
        };
    }

    /// <summary><c>CastBallot</c> as <c>cast ballot</c>.</summary>
    private static string Spaced(string name) => WordStart().Replace(name, " $0").Trim().ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex WordStart();
}
