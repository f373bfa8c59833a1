using System.Globalization;

namespace MicroGov.Core.Community;

/// <summary>Reads the fields of one line of a roster, and keeps what is wrong with them.</summary>
internal sealed class RosterLineReader(int line, IReadOnlyDictionary<RosterColumn, string> fields)
{
    private const int LongestName = 60, DeepestUnit = 8;

    /// <summary>What a spreadsheet would run as a formula (https://owasp.org/www-community/attacks/CSV_Injection).</summary>
    private const string FormulaStarts = "=+@";

    private static readonly HashSet<string> Yes =
        new(StringComparer.OrdinalIgnoreCase) { "yes", "y", "true", "1", "owner", "是", "业主", "有" };

    private static readonly HashSet<string> No =
        new(StringComparer.OrdinalIgnoreCase) { "", "no", "n", "false", "0", "tenant", "否", "租户", "无" };

    public List<RosterFault> Faults { get; } = [];

    /// <summary>Everything that is wrong is told, in the order in which people look for it.</summary>
    public Household Read() => new(Door(), Unit(), Area(), Heads(), Shares: Shares(), IsOwner: IsOwner());

    private string Door()
    {
        var door = Text(RosterColumn.Door, Household.LongestDoor);
        if (Household.KeyOf(door).Length == 0)
        {
            Faults.Add(new(line, RosterProblem.DoorMissing));
        }

        return door;
    }

    private UnitPath Unit()
    {
        var unit = UnitPath.Parse(Text(RosterColumn.Unit, LongestName * DeepestUnit));
        foreach (var column in (RosterColumn[])[RosterColumn.Grid, RosterColumn.Building, RosterColumn.Stairwell])
        {
            unit = Text(column, LongestName) is { Length: > 0 } name ? unit.Inside(name) : unit;
        }

        // The whole path began with plain text; a name within it may not.
        Faults.AddRange(unit.Names.Skip(1).Where(name => FormulaStarts.Contains(name[0]))
            .Select(name => new RosterFault(line, RosterProblem.Formula, name)));
        if (unit.Names.Length > DeepestUnit || unit.Names.Any(name => name.Length > LongestName))
        {
            Faults.Add(new(line, RosterProblem.TooDeep, unit.ToString()));
        }

        return unit;
    }

    private FloorArea Area()
    {
        var area = default(FloorArea);
        if (Field(RosterColumn.Area) is { Length: > 0 } metres && !FloorArea.TryParse(metres, out area))
        {
            Faults.Add(new(line, RosterProblem.Area, metres));
        }

        return area;
    }

    private int Heads() => (int)Number(RosterColumn.Heads, Household.MostHeads, RosterProblem.Heads);

    private long Shares() => Number(RosterColumn.Shares, Household.MostShares, RosterProblem.Shares);

    private bool IsOwner()
    {
        var owner = Field(RosterColumn.Owner);
        if (!Yes.Contains(owner) && !No.Contains(owner))
        {
            Faults.Add(new(line, RosterProblem.Owner, owner));
        }

        return Yes.Contains(owner);
    }

    private long Number(RosterColumn column, long most, RosterProblem problem)
    {
        var text = Field(column);
        if (text.Length == 0)
        {
            return 0;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > most)
        {
            Faults.Add(new(line, problem, text));
        }

        return number;
    }

    private string Text(RosterColumn column, int longest)
    {
        var text = Field(column);
        RosterProblem? problem = text.Length > longest ? RosterProblem.TooLong
            : text.Any(char.IsControl) ? RosterProblem.ControlCharacter
            : text.Length > 0 && FormulaStarts.Contains(text[0]) ? RosterProblem.Formula
            : null;
        if (problem is { } wrong)
        {
            Faults.Add(new(line, wrong, text));
        }

        return text;
    }

    private string Field(RosterColumn column) => fields.GetValueOrDefault(column, "").Trim();
}
