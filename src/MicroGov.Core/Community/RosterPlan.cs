using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>A household that is there already and will be different.</summary>
public sealed record HouseholdChange(Household Before, Household After);

/// <summary>
/// What a roster would change. One fault, and nothing is changed. Households that the roster does not name are told, and
/// stay: nobody loses a vote by a missing line.
/// </summary>
public sealed record RosterPlan(
    ImmutableArray<RosterFault> Faults, ImmutableArray<Household> Added, ImmutableArray<HouseholdChange> Changed,
    int Unchanged, ImmutableArray<Household> NotNamed, ImmutableArray<UnitPath> NewUnits)
{
    public bool MayBeImported => Faults.IsEmpty;

    public bool ChangesNothing => Added.IsEmpty && Changed.IsEmpty;

    /// <param name="units">Those that the community has.</param>
    public static RosterPlan Of(
        IReadOnlyCollection<RosterLine> lines, IEnumerable<RosterFault> faults, IEnumerable<Household> existing,
        IEnumerable<UnitPath> units)
    {
        var (first, twice) = (new Dictionary<string, RosterLine>(), new List<RosterFault>());
        foreach (var line in lines)
        {
            if (!first.TryAdd(Household.KeyOf(line.Household.Door), line))
            {
                twice.Add(new(line.Line, RosterProblem.DoorTwice, line.Household.Door));
            }
        }

        var known = existing.ToDictionary(household => Household.KeyOf(household.Door));
        var there = units.ToHashSet();
        var pairs = first.Select(pair => (Before: known.GetValueOrDefault(pair.Key), After: pair.Value.Household)).ToList();
        return new(
            [.. faults.Concat(twice).OrderBy(fault => fault.Line)],
            [.. pairs.Where(pair => pair.Before is null).Select(pair => pair.After)],
            [
                .. pairs.Where(pair => pair.Before is not null && pair.Before != pair.After)
                    .Select(pair => new HouseholdChange(pair.Before!, pair.After)),
            ],
            pairs.Count(pair => pair.Before == pair.After),
            [
                .. known.Where(pair => !first.ContainsKey(pair.Key)).Select(pair => pair.Value)
                    .OrderBy(household => household.Door, StringComparer.Ordinal),
            ],
            [
                .. pairs.SelectMany(pair => pair.After.Unit.Steps).Where(step => !there.Contains(step)).Distinct()
                    .OrderBy(step => step.Names.Length),
            ]);
    }
}
