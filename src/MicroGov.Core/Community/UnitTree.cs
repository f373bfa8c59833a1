using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>The units of one community: one root, every other unit inside exactly one parent.</summary>
public sealed class UnitTree
{
    private readonly ImmutableDictionary<long, Unit> byId;

    private UnitTree(ImmutableDictionary<long, Unit> byId, Unit root) => (this.byId, Root) = (byId, root);

    /// <summary>The community as a whole.</summary>
    public Unit Root { get; }

    public IEnumerable<Unit> Units => byId.Values;

    /// <exception cref="ArgumentException">
    /// There is not exactly one root, a parent is missing, or units lie inside each other in a ring.
    /// </exception>
    public static UnitTree Of(IEnumerable<Unit> units)
    {
        var byId = units.ToImmutableDictionary(unit => unit.Id);
        var roots = byId.Values.Where(unit => unit.ParentId is null).ToList();
        if (roots is not [var root])
        {
            throw new ArgumentException($"A community has one root, not {roots.Count}.", nameof(units));
        }

        var tree = new UnitTree(byId, root);
        foreach (var unit in byId.Values)
        {
            if (tree.Upward(unit.Id).Last() != root)
            {
                throw new ArgumentException($"Unit {unit.Id} does not lie inside the community.", nameof(units));
            }
        }

        return tree;
    }

    /// <exception cref="KeyNotFoundException">The community has no such unit.</exception>
    public Unit this[long id] => byId[id];

    /// <summary>Whether the community has such a unit.</summary>
    public bool Has(long id) => byId.ContainsKey(id);

    /// <summary>The unit itself, then what lies around it, up to the community.</summary>
    /// <exception cref="KeyNotFoundException">The community has no such unit.</exception>
    public IEnumerable<Unit> Upward(long id)
    {
        var unit = byId[id];
        yield return unit;
        // A ring would never end; no way up is longer than there are units.
        for (var steps = byId.Count; steps > 0 && unit.ParentId is { } parent && byId.ContainsKey(parent); steps--)
        {
            unit = byId[parent];
            yield return unit;
        }
    }

    /// <summary>Whether <paramref name="inner"/> is the unit itself or lies somewhere inside it.</summary>
    public bool Contains(long unit, long inner) => Upward(inner).Any(around => around.Id == unit);

    /// <summary>
    /// The lowest unit that holds all of these: the home of an affair that touches them, because nobody whom it concerns is left
    /// out there, and nobody else is asked. Of nothing, the community.
    /// </summary>
    public Unit LowestAround(IEnumerable<long> units)
    {
        var ways = units.Distinct().Select(id => Upward(id).Reverse().ToList()).ToList();
        return ways.Count == 0
            ? Root
            : ways[0].TakeWhile((unit, depth) => ways.All(way => way.Count > depth && way[depth] == unit)).Last();
    }

    /// <summary>The names from below the community down to the unit; empty for the community.</summary>
    public UnitPath PathOf(long id) => new([.. Upward(id).Reverse().Skip(1).Select(unit => unit.Name)]);
}
