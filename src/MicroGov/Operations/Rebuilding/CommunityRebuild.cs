using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>What a community's journal makes of the rows that say how it stands.</summary>
internal sealed class CommunityRebuild(MicroGovContext db, TableComparison tables, CancellationToken ct)
{
    public async Task RunAsync(CommunityReplay replay)
    {
        var (state, id) = (replay.State, replay.State.Id);
        var where = $"community {id}";
        var stored = await db.Communities.AsNoTracking().Where(row => row.Id == id).ToListAsync(ct);
        await tables.CompareAsync(where, stored, state.MergedInto is null ? [await MadeAsync(replay, stored.SingleOrDefault())] : [], row => row.Id, ct);
        await tables.CompareAsync(
            where,
            await db.Units.AsNoTracking().Where(row => row.CommunityId == id).ToListAsync(ct),
            [.. state.Units.Values.Select(unit => new UnitRow { Id = unit.Id, CommunityId = id, ParentId = unit.ParentId, Name = unit.Name })],
            row => row.Id, ct);
        await tables.CompareAsync(
            where,
            await db.Households.AsNoTracking().Where(row => row.CommunityId == id).ToListAsync(ct),
            [.. state.Households.Values.Select(household => Made(id, household))],
            row => row.Id, ct);
        await tables.CompareAsync(
            where,
            await db.Residents.AsNoTracking().Where(row => row.CommunityId == id).ToListAsync(ct),
            [
                .. state.Residents.Select(one => new ResidentRow
                {
                    CommunityId = id, PersonId = one.Key.Who.Value, HouseholdId = one.Key.HouseholdId, Since = one.Value,
                }),
            ],
            row => (row.PersonId, row.HouseholdId), ct);
        await CompareOfficesAsync(where, state);
    }

    /// <summary>Groups, whichever community they are stored with.</summary>
    public async Task CompareGroupsAsync(IEnumerable<CommunityState> communities)
    {
        var stored = await db.Groups.AsNoTracking().ToDictionaryAsync(row => row.Id, ct);
        await tables.CompareAsync(
            "groups",
            stored.Values,
            [.. communities.SelectMany(community => community.Groups.Values.Select(group => Made(community.Id, group, stored.GetValueOrDefault(group.Id))))],
            row => row.Id, ct);
    }

    private async Task CompareOfficesAsync(string where, CommunityState state)
    {
        var stored = await db.Grants.AsNoTracking().Where(row => row.CommunityId == state.Id).ToListAsync(ct);
        var ids = stored.GroupBy(Key).ToDictionary(same => same.Key, same => same.First().Id);
        await tables.CompareAsync(
            where,
            stored,
            [.. state.Offices.Select(office => Made(state.Id, office)).Select(row => WithId(row, ids.GetValueOrDefault(Key(row))))],
            row => row.Id == 0 ? Key(row) : row.Id, ct);

        static (long Person, string Role, long? Unit) Key(GrantRow row) => (row.PersonId, row.Role, row.UnitId);
    }

    private static GrantRow WithId(GrantRow row, long id)
    {
        row.Id = id;
        return row;
    }

    private static GrantRow Made(long id, Office office) => new()
    {
        CommunityId = id, PersonId = office.Who.Value, Role = office.Grant.Role.ToString(), UnitId = office.Grant.UnitId, Partner = office.Grant.Partner,
    };

    private static HouseholdRow Made(long id, RegisteredHousehold household) => new()
    {
        Id = household.Id,
        CommunityId = id,
        UnitId = household.UnitId,
        Door = household.Door,
        DoorKey = Household.KeyOf(household.Door),
        Area = household.Area,
        Heads = household.Heads,
        IsOwner = household.IsOwner,
        Shares = household.Shares,
    };

    /// <summary>What Telegram said of a group stays.</summary>
    private GroupRow Made(long id, CommunityGroup group, GroupRow? stored)
    {
        var row = Copy(stored ?? new() { Reachable = true });
        (row.Id, row.CommunityId, row.ChatId, row.UnitId) = (group.Id, id, group.ChatId, group.UnitId);
        return row;
    }

    /// <summary>Its title is Telegram's, and its next number is the affairs'.</summary>
    private async Task<CommunityRow> MadeAsync(CommunityReplay replay, CommunityRow? stored)
    {
        var state = replay.State;
        var row = Copy(stored ?? new()
        {
            Title = await db.Groups.Where(group => group.Id == state.MainGroupId).Select(group => group.Title).SingleOrDefaultAsync(ct) ?? "",
            NextNumber = 1 + (await db.Affairs.Where(affair => affair.CommunityId == state.Id).MaxAsync(affair => (int?)affair.Number, ct) ?? 0),
        });
        (row.Id, row.MainGroupId, row.Language) = (state.Id, state.MainGroupId, state.Language);
        row.Terms = StateJson.Write(state.Terms);
        row.HasOffices = !state.Offices.IsEmpty;
        row.HasModerators = state.Offices.Any(office => office.Grant.Role == Role.Moderator);
        (row.Version, row.JournalHead) = (replay.Version, replay.Head);
        return row;
    }

    private TRow Copy<TRow>(TRow row)
        where TRow : class => (TRow)db.Entry(row).CurrentValues.ToObject();
}
