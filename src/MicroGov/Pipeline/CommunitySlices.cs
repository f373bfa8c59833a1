using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>
/// Looks up of a community what a decision needs to know, and no more: a register may have thousands of households.
/// </summary>
internal sealed class CommunitySlices(UnitOfWork work, CommunityRow row)
{
    public async Task<(CommunityState Slice, CommunityFacts Facts)> OfAsync(CommunityAct act, CommunityFacts facts)
    {
        var slice = new CommunityState
        {
            Id = row.Id, MainGroupId = row.MainGroupId, Language = row.Language, Terms = work.Communities.TermsFor(row),
        };
        return act switch
        {
            GrantRole grant => (await WithOfficesAsync(slice, grant.Who), facts),
            RevokeRole revoke => (await WithOfficesAsync(slice, revoke.Who), facts),
            LayDownOffices leave => (await WithOfficesAsync(slice, leave.Who), facts),
            AddUnit add => (
                await WithUnitsAsync(slice),
                facts with
                {
                    Title = row.Title,
                    UnitIds = await UnitIdsAsync(add.Path.Names.Length),
                }),
            ImportRoster import => await WithRegisterAsync(await WithUnitsAsync(slice), facts, import.Plan),
            AnswerAdmission admit => await WithHouseholdsAsync(slice, facts, admit.Who, admit.HouseholdId),
            JoinHousehold join => await WithHouseholdsAsync(slice, facts, join.Who, join.HouseholdId),
            LeaveHouseholds leave => await WithHouseholdsAsync(slice, facts, leave.Who, null),
            AssignGroup or MergeCommunity => await WithGroupsAsync(slice, facts),
            _ => (slice, facts),
        };
    }

    private async Task<CommunityState> WithOfficesAsync(CommunityState slice, PersonId who) => slice with
    {
        Offices = [.. (await work.Offices.OfAsync(row, who.Value)).Select(grant => new Office(who, grant))],
    };

    private async Task<CommunityState> WithUnitsAsync(CommunityState slice) =>
        slice with
        {
            Units = await work.Units.TreeAsync(row.Id) is { } tree
                ? tree.Units.ToImmutableSortedDictionary(unit => unit.Id, unit => unit)
                : slice.Units,
        };

    /// <summary>The households that a roster changes, and numbers for those that it adds.</summary>
    private async Task<(CommunityState Slice, CommunityFacts Facts)> WithRegisterAsync(
        CommunityState slice, CommunityFacts facts, RosterPlan plan)
    {
        var changed = await work.Households.FindAllAsync(row.Id, plan.Changed.Select(change => change.After.Door));
        return (
            slice with { Households = changed.ToImmutableSortedDictionary(one => one.Id, Registered) },
            facts with
            {
                Title = row.Title,
                UnitIds = await UnitIdsAsync(plan.NewUnits.Length),
                HouseholdIds = await work.Households.TakeNumbersAsync(plan.Added.Length),
            });
    }

    /// <summary>Numbers for so many units, and for the community itself, which may have none yet.</summary>
    private Task<ImmutableArray<long>> UnitIdsAsync(int count) => work.Units.TakeNumbersAsync(count + 1);

    private async Task<(CommunityState Slice, CommunityFacts Facts)> WithHouseholdsAsync(
        CommunityState slice, CommunityFacts facts, PersonId who, long? householdId)
    {
        var theirs = (await work.Households.ResidencesAsync(who.Value)).ToLookup(one => one.CommunityId == row.Id);
        var household =
            householdId is { } id && await work.Households.FindAsync(id) is { } found && found.CommunityId == row.Id
                ? found
                : null;
        return (
            slice with
            {
                Residents = theirs[true].ToImmutableDictionary(one => new Residency(who, one.HouseholdId), one => one.Since),
                Households = household is null ? slice.Households : slice.Households.Add(household.Id, Registered(household)),
            },
            facts with { HouseholdsElsewhere = theirs[false].Count() });
    }

    /// <summary>Whoever raises an affair there at this moment comes before, and is seen, or after, and begins anew.</summary>
    private async Task<(CommunityState Slice, CommunityFacts Facts)> WithGroupsAsync(CommunityState slice, CommunityFacts facts)
    {
        await work.Communities.HoldAsync(row);
        var groups = await work.Homes.AllAsync(row.Id);
        return (
            slice with
            {
                Groups = groups.ToImmutableSortedDictionary(
                    one => one.Id, one => new CommunityGroup(one.Id, one.ChatId, one.UnitId)),
            },
            facts with
            {
                HasAffairs = await work.Affairs.AnyAsync(row.Id),
                HasHouseholds = await work.Households.AnyAsync(row.Id),
            });
    }

    private static RegisteredHousehold Registered(HouseholdRow one) =>
        new(one.Id, one.UnitId, one.Door, one.Area, one.Heads, one.IsOwner, one.Shares);
}
