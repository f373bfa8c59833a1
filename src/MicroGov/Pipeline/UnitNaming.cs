using MicroGov.Core.Community;

namespace MicroGov.Pipeline;

/// <summary>How people name a unit: its whole path, or only its own name where no other unit has it.</summary>
internal static class UnitNaming
{
    /// <param name="within">Only units inside this one are meant; null is the whole community.</param>
    /// <returns>Null when there is no such unit, or several.</returns>
    public static Unit? Find(UnitTree tree, string text, long? within = null)
    {
        var path = UnitPath.Parse(text);
        if (path.IsRoot)
        {
            return null;
        }

        var matching = tree
            .Units.Where(unit =>
                unit.ParentId is not null
                && EndsWith(tree.PathOf(unit.Id), path)
                && (within is not { } around || tree.Contains(around, unit.Id))
            )
            .ToList();
        return matching.Find(unit => tree.PathOf(unit.Id).Equals(path)) ?? (matching is [var only] ? only : null);
    }

    private static bool EndsWith(UnitPath whole, UnitPath end) =>
        whole.Names.Length >= end.Names.Length && new UnitPath(whole.Names[^end.Names.Length..]).Equals(end);
}
