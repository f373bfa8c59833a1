namespace MicroGov.Core.Community;

/// <summary>What a column of a roster can mean. A roster must have doors; all others may be missing.</summary>
public enum RosterColumn
{
    Door,

    /// <summary>The whole way down, with slashes.</summary>
    Unit,
    Grid,
    Building,
    Stairwell,

    /// <summary>In square metres.</summary>
    Area,
    Heads,
    Owner,

    /// <summary>In the common property, in whole shares.</summary>
    Shares,
}

/// <summary>The names that people give to columns.</summary>
public static class RosterColumns
{
    private static readonly Dictionary<string, RosterColumn> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["door"] = RosterColumn.Door, ["flat"] = RosterColumn.Door, ["apartment"] = RosterColumn.Door,
        ["household"] = RosterColumn.Door,
        ["门牌"] = RosterColumn.Door, ["门牌号"] = RosterColumn.Door, ["房号"] = RosterColumn.Door, ["房间号"] = RosterColumn.Door,
        ["户号"] = RosterColumn.Door,
        ["unit"] = RosterColumn.Unit, ["位置"] = RosterColumn.Unit,
        ["grid"] = RosterColumn.Grid, ["网格"] = RosterColumn.Grid, ["小区"] = RosterColumn.Grid,
        ["building"] = RosterColumn.Building, ["block"] = RosterColumn.Building, ["楼栋"] = RosterColumn.Building,
        ["楼号"] = RosterColumn.Building, ["栋"] = RosterColumn.Building, ["幢"] = RosterColumn.Building,
        ["stairwell"] = RosterColumn.Stairwell, ["staircase"] = RosterColumn.Stairwell, ["entrance"] = RosterColumn.Stairwell,
        ["单元"] = RosterColumn.Stairwell, ["楼组"] = RosterColumn.Stairwell,
        ["area"] = RosterColumn.Area, ["floor area"] = RosterColumn.Area, ["面积"] = RosterColumn.Area,
        ["建筑面积"] = RosterColumn.Area, ["专有面积"] = RosterColumn.Area,
        ["heads"] = RosterColumn.Heads, ["people"] = RosterColumn.Heads, ["residents"] = RosterColumn.Heads,
        ["人数"] = RosterColumn.Heads, ["人口"] = RosterColumn.Heads,
        ["shares"] = RosterColumn.Shares, ["share"] = RosterColumn.Shares, ["mea"] = RosterColumn.Shares,
        ["份额"] = RosterColumn.Shares, ["共有份额"] = RosterColumn.Shares,
        ["owner"] = RosterColumn.Owner, ["业主"] = RosterColumn.Owner, ["产权人"] = RosterColumn.Owner, ["是否业主"] = RosterColumn.Owner,
    };

    /// <summary>
    /// Null when nobody needs this column: names and phone numbers are not kept (only what is needed is stored).
    /// </summary>
    public static RosterColumn? Of(string title) =>
        Names.TryGetValue(title.Trim().Normalize(System.Text.NormalizationForm.FormKC), out var column) ? column : null;
}
