using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>The register of units and households changes, or who belongs to a household.</summary>
internal static class RegisterDecisions
{
    /// <summary>More doors than this belong to no one person.</summary>
    private const int MostHouseholds = 5;

    public static Result<ImmutableArray<CommunityEvent>> Add(CommunityState community, AddUnit act, CommunityFacts facts)
    {
        var units = new Register(community, facts);
        units.Find(act.Path);
        return units.Added.Count == 0
            ? ImmutableArray<CommunityEvent>.Empty
            : CommunityDecider.One(new UnitsArranged(act.By, [.. units.Added]));
    }

    public static Result<ImmutableArray<CommunityEvent>> Import(CommunityState community, ImportRoster act, CommunityFacts facts)
    {
        if (!act.Plan.MayBeImported || act.Plan.ChangesNothing)
        {
            return Reason.ButtonIsOld;
        }

        var units = new Register(community, facts);
        var byDoor = community.Households.Values.ToDictionary(one => Household.KeyOf(one.Door), one => one.Id);
        var added = act
            .Plan.Added.Select((household, index) => Registered(household, facts.HouseholdIds[index], units))
            .ToImmutableArray();
        var changed = act
            .Plan.Changed.Select(change => Registered(change.After, byDoor[Household.KeyOf(change.After.Door)], units))
            .ToImmutableArray();
        return CommunityDecider.One(new RosterImported(act.By, [.. units.Added], added, changed));
    }

    public static Result<ImmutableArray<CommunityEvent>> Bind(
        CommunityState community, PersonId? by, PersonId who, long householdId, CommunityFacts facts)
    {
        if (!community.Households.ContainsKey(householdId))
        {
            return Reason.NoSuchDoor;
        }

        if (community.Residents.ContainsKey(new(who, householdId)))
        {
            return Reason.AlreadyBound;
        }

        return community.Residents.Keys.Count(one => one.Who == who) + facts.HouseholdsElsewhere >= MostHouseholds
            ? new Refusal(Reason.TooManyHouseholds).With("most", MostHouseholds)
            : CommunityDecider.One(new ResidentBound(by, who, householdId));
    }

    public static Result<ImmutableArray<CommunityEvent>> Leave(CommunityState community, LeaveHouseholds act) =>
        community.Residents.Keys.Where(one => one.Who == act.Who).OrderBy(one => one.HouseholdId)
            .Select(one => (CommunityEvent)new ResidentUnbound(null, act.Who, one.HouseholdId)).ToImmutableArray();

    private static RegisteredHousehold Registered(Household household, long id, Register units) =>
        new(
            id,
            units.Find(household.Unit),
            household.Door,
            household.Area.Hundredths,
            household.Heads,
            household.IsOwner,
            household.Shares);

    /// <summary>The units by their paths; those that are missing are added as they are needed.</summary>
    private sealed class Register
    {
        private readonly Dictionary<UnitPath, long> byPath = [];
        private readonly CommunityFacts facts;

        public Register(CommunityState community, CommunityFacts facts)
        {
            this.facts = facts;
            if (community.Tree is { } tree)
            {
                byPath = tree.Units.ToDictionary(unit => tree.PathOf(unit.Id), unit => unit.Id);
            }
        }

        public List<Unit> Added { get; } = [];

        public long Find(UnitPath path)
        {
            if (!byPath.TryGetValue(path, out var id))
            {
                long? around = path.IsRoot ? null : Find(path.Parent);
                byPath[path] = id = facts.UnitIds[Added.Count];
                Added.Add(new(id, around, path.IsRoot ? facts.Title : path.Name));
            }

            return id;
        }
    }
}
