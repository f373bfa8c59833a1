using MicroGov.Core.Residents;

namespace MicroGov.Chat.Residents;

/// <summary>How people name a unit: its whole path, or only its own name where no other unit has it.</summary>
internal static class UnitNaming
{
    /// <summary>Null when there is no such unit, or several.</summary>
    public static Unit? Find(UnitTree tree, string text)
    {
        var path = UnitPath.Parse(text);
        if (path.IsRoot)
        {
            return null;
        }

        var matching = tree.Units.Where(unit => unit.ParentId is not null && EndsWith(tree.PathOf(unit.Id), path)).ToList();
        return matching.Find(unit => tree.PathOf(unit.Id).Equals(path)) ?? (matching is [var only] ? only : null);
    }

    private static bool EndsWith(UnitPath whole, UnitPath end) =>
        whole.Names.Length >= end.Names.Length && new UnitPath(whole.Names[^end.Names.Length..]).Equals(end);
}
