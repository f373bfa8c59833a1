using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Pipeline;

/// <summary>Looks up of a community what a decision needs to know, and no more: a register may have thousands of households.</summary>
internal sealed class CommunitySlices(UnitOfWork work, CommunityRow row)
{
    public async Task<(CommunityState Slice, CommunityFacts Facts)> OfAsync(CommunityAct act, CommunityFacts facts)
    {
        var slice = new CommunityState
        {
            Id = row.Id, MainGroupId = row.MainGroupId, Language = row.Language, Terms = work.TermsFor(row),
        };
        return act switch
        {
            GrantRole grant => (await WithOfficesAsync(slice, grant.Who), facts),
            RevokeRole revoke => (await WithOfficesAsync(slice, revoke.Who), facts),
            LayDownOffices leave => (await WithOfficesAsync(slice, leave.Who), facts),
            AddUnit add => (await WithUnitsAsync(slice), facts with { Title = row.Title, UnitIds = await UnitIdsAsync(add.Path.Names.Length) }),
            ImportRoster import => await WithRegisterAsync(await WithUnitsAsync(slice), facts, import.Plan),
            AnswerAdmission admit => await WithHouseholdsAsync(slice, facts, admit.Who, admit.HouseholdId),
            JoinHousehold join => await WithHouseholdsAsync(slice, facts, join.Who, join.HouseholdId),
            LeaveHouseholds leave => await WithHouseholdsAsync(slice, facts, leave.Who, null),
            AssignGroup or MergeCommunity => (await WithGroupsAsync(slice), await OwnAffairsAsync(facts)),
            _ => (slice, facts),
        };
    }

    private async Task<CommunityState> WithOfficesAsync(CommunityState slice, PersonId who) => slice with
    {
        Offices = [.. (await work.GrantsAsync(row, who.Value)).Select(grant => new Office(who, grant))],
    };

    private async Task<CommunityState> WithUnitsAsync(CommunityState slice) => slice with
    {
        Units = await work.UnitsAsync(row.Id) is { } tree ? tree.Units.ToImmutableSortedDictionary(unit => unit.Id, unit => unit) : slice.Units,
    };

    /// <summary>The households that a roster changes, and numbers for those that it adds.</summary>
    private async Task<(CommunityState Slice, CommunityFacts Facts)> WithRegisterAsync(CommunityState slice, CommunityFacts facts, RosterPlan plan)
    {
        var keys = plan.Changed.Select(change => Household.KeyOf(change.After.Door)).ToList();
        var changed = keys.Count == 0 ? [] : await work.Db.Households.AsNoTracking()
            .Where(one => one.CommunityId == row.Id && EF.Parameter(keys).Contains(one.DoorKey)).ToListAsync(work.Ct);
        return (
            slice with { Households = changed.ToImmutableSortedDictionary(one => one.Id, Registered) },
            facts with
            {
                Title = row.Title,
                UnitIds = await UnitIdsAsync(plan.NewUnits.Length),
                HouseholdIds = await RowNumbers.TakeAsync(work.Db, "Households", plan.Added.Length, work.Ct),
            });
    }

    /// <summary>Numbers for so many units, and for the community itself, which may have none yet.</summary>
    private Task<ImmutableArray<long>> UnitIdsAsync(int count) => RowNumbers.TakeAsync(work.Db, "Units", count + 1, work.Ct);

    private async Task<(CommunityState Slice, CommunityFacts Facts)> WithHouseholdsAsync(
        CommunityState slice, CommunityFacts facts, PersonId who, long? householdId)
    {
        var theirs = (await work.ResidencesAsync(who.Value)).ToLookup(one => one.CommunityId == row.Id);
        var household = householdId is { } id && await work.HouseholdAsync(id) is { } found && found.CommunityId == row.Id ? found : null;
        return (
            slice with
            {
                Residents = theirs[true].ToImmutableDictionary(one => new Residency(who, one.HouseholdId), one => one.Since),
                Households = household is null ? slice.Households : slice.Households.Add(household.Id, Registered(household)),
            },
            facts with { HouseholdsElsewhere = theirs[false].Count() });
    }

    private async Task<CommunityState> WithGroupsAsync(CommunityState slice) => slice with
    {
        Groups = (await work.Db.Groups.AsNoTracking().Where(one => one.CommunityId == row.Id)
            .Select(one => new CommunityGroup(one.Id, one.ChatId, one.UnitId)).ToListAsync(work.Ct))
            .ToImmutableSortedDictionary(one => one.Id, one => one),
    };

    private async Task<CommunityFacts> OwnAffairsAsync(CommunityFacts facts) => facts with
    {
        HasAffairs = await work.Db.Affairs.AnyAsync(one => one.CommunityId == row.Id, work.Ct),
        HasHouseholds = await work.Db.Households.AnyAsync(one => one.CommunityId == row.Id, work.Ct),
    };

    private static RegisteredHousehold Registered(HouseholdRow one) =>
        new(one.Id, one.UnitId, one.Door, one.Area, one.Heads, one.IsOwner, one.Shares);
}
