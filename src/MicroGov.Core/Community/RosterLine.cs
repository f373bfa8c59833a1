using System.Globalization;

namespace MicroGov.Core.Community;

/// <summary>One line of a roster that was understood.</summary>
/// <param name="Line">In the file, from 1.</param>
public sealed record RosterLine(int Line, Household Household)
{
    private const int LongestName = 60, DeepestUnit = 8;

    /// <summary>What a spreadsheet would run as a formula (https://owasp.org/www-community/attacks/CSV_Injection).</summary>
    private const string FormulaStarts = "=+@";

    private static readonly HashSet<string> Yes =
        new(StringComparer.OrdinalIgnoreCase) { "yes", "y", "true", "1", "owner", "是", "业主", "有" };

    private static readonly HashSet<string> No =
        new(StringComparer.OrdinalIgnoreCase) { "", "no", "n", "false", "0", "tenant", "否", "租户", "无" };

    /// <summary>Reads one line; whatever is wrong with it is told at once.</summary>
    /// <param name="fields">The text of each column that the file has.</param>
    public static (RosterLine? Read, IReadOnlyList<RosterFault> Faults) Read(
        int line, IReadOnlyDictionary<RosterColumn, string> fields)
    {
        var faults = new List<RosterFault>();
        string Text(RosterColumn column, int longest)
        {
            var text = fields.GetValueOrDefault(column, "").Trim();
            RosterProblem? problem = text.Length > longest ? RosterProblem.TooLong
                : text.Any(char.IsControl) ? RosterProblem.ControlCharacter
                : text.Length > 0 && FormulaStarts.Contains(text[0]) ? RosterProblem.Formula
                : null;
            if (problem is { } wrong)
            {
                faults.Add(new(line, wrong, text));
            }

            return text;
        }

        var door = Text(RosterColumn.Door, Household.LongestDoor);
        if (Household.KeyOf(door).Length == 0)
        {
            faults.Add(new(line, RosterProblem.DoorMissing));
        }

        var unit = UnitPath.Parse(Text(RosterColumn.Unit, LongestName * DeepestUnit));
        foreach (var column in (RosterColumn[])[RosterColumn.Grid, RosterColumn.Building, RosterColumn.Stairwell])
        {
            unit = Text(column, LongestName) is { Length: > 0 } name ? unit.Inside(name) : unit;
        }

        // The whole path began with plain text; a name within it may not.
        faults.AddRange(unit.Names.Skip(1).Where(name => FormulaStarts.Contains(name[0]))
            .Select(name => new RosterFault(line, RosterProblem.Formula, name)));
        if (unit.Names.Length > DeepestUnit || unit.Names.Any(name => name.Length > LongestName))
        {
            faults.Add(new(line, RosterProblem.TooDeep, unit.ToString()));
        }

        var (area, heads, isOwner, shares) = (default(FloorArea), 0, false, 0L);
        if (fields.GetValueOrDefault(RosterColumn.Area, "").Trim() is { Length: > 0 } metres
            && !FloorArea.TryParse(metres, out area))
        {
            faults.Add(new(line, RosterProblem.Area, metres));
        }

        if (fields.GetValueOrDefault(RosterColumn.Heads, "").Trim() is { Length: > 0 } count
            && !(int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out heads) && heads <= Household.MostHeads))
        {
            faults.Add(new(line, RosterProblem.Heads, count));
        }

        if (fields.GetValueOrDefault(RosterColumn.Shares, "").Trim() is { Length: > 0 } part
            && !(long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out shares)
                && shares <= Household.MostShares))
        {
            faults.Add(new(line, RosterProblem.Shares, part));
        }

        var owner = fields.GetValueOrDefault(RosterColumn.Owner, "").Trim();
        isOwner = Yes.Contains(owner);
        if (!isOwner && !No.Contains(owner))
        {
            faults.Add(new(line, RosterProblem.Owner, owner));
        }

        return faults.Count > 0 ? (null, faults) : (new(line, new(door, unit, area, heads, isOwner, shares)), []);
    }
}
