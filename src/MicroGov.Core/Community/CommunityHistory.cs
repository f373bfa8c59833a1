using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>What a community is after something happened to it.</summary>
public static class CommunityHistory
{
    /// <param name="at">When it happened.</param>
    public static CommunityState Apply(this CommunityState community, CommunityEvent happened, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(community);
        return happened switch
        {
            CommunityFounded e => community with
            {
                MainGroupId = e.GroupId,
                Language = e.Language,
                Terms = e.Terms,
                Groups = community.Groups.SetItem(e.GroupId, new(e.GroupId, e.ChatId, null)),
            },
            RoleGranted e => community with { Offices = community.Offices.Add(new(e.Who, new(e.Role, e.UnitId, e.Partner))) },
            RoleRevoked e => community with
            {
                Offices = community.Offices.Except(community.Offices.Where(
                    office => office.Who == e.Who && office.Grant.Role == e.Role && office.Grant.UnitId == e.UnitId)),
            },
            ResidentBound e => community with { Residents = community.Residents.SetItem(new(e.Who, e.HouseholdId), at) },
            ResidentUnbound e => community with { Residents = community.Residents.Remove(new(e.Who, e.HouseholdId)) },
            SettingChanged e => community with { Language = e.Language, Terms = e.Terms with { Rules = community.Terms.Rules } },
            RosterImported e => community with
            {
                Units = community.Units.With(e.Units),
                Households = community.Households.SetItems(
                    e.Added.Concat(e.Changed).Select(one => KeyValuePair.Create(one.Id, one))),
            },
            GroupLinked e => community with { Groups = community.Groups.SetItem(e.GroupId, new(e.GroupId, e.ChatId, e.UnitId)) },
            GroupMigrated e => community with
            {
                Groups = community.Groups.SetItem(e.GroupId, community.Groups[e.GroupId] with { ChatId = e.ChatId }),
            },
            // What it was is told by its journal; it has nothing of its own any more.
            MergedInto e => new() { Id = community.Id, MergedInto = e.CommunityId },
            UnitsArranged e => community with { Units = community.Units.With(e.Added) },
            RuleWritten e => community with { Terms = community.Terms.With(e.Rule) },
            RuleRemoved e => community with { Terms = community.Terms.Without(e.Name) },
            _ => throw new ArgumentException($"Nobody knows what {happened.GetType().Name} does.", nameof(happened)),
        };
    }

    /// <summary>With a rule of its own, which takes the place of the one of its name.</summary>
    private static CommunityTerms With(this CommunityTerms terms, RuleDocument rule) =>
        terms.Rules.FirstOrDefault(own => own.Name == rule.Name) is { } old
            ? terms with { Rules = terms.Rules.Replace(old, rule) }
            : terms with { Rules = terms.Rules.Add(rule) };

    private static CommunityTerms Without(this CommunityTerms terms, string name) =>
        terms with { Rules = terms.Rules.RemoveAll(own => own.Name == name) };

    private static ImmutableSortedDictionary<long, Unit> With(
        this ImmutableSortedDictionary<long, Unit> units,
        ImmutableArray<Unit> added) => units.SetItems(added.Select(unit => KeyValuePair.Create(unit.Id, unit)));
}
