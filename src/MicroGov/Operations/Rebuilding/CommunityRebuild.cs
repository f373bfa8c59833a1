using MicroGov.Core.Community;
using MicroGov.Operations.Verifying;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>
/// What the journals of communities make of the rows that say how they stand: of all communities together, as a row may be stored
/// with a wrong one.
/// </summary>
internal sealed class CommunityRebuild(MicroGovContext db, TableComparison tables, CancellationToken ct)
{
    /// <param name="all">Also those that cannot be replayed, and those that are part of another one now.</param>
    /// <param name="numbers">The highest number of an affair in each.</param>
    public async Task RunAsync(IReadOnlyCollection<CommunityReplay> all, IReadOnlyDictionary<long, int> numbers)
    {
        var broken = all.Where(one => !one.IsWhole).Select(one => one.State.Id).ToHashSet();
        var whole = all.Where(one => one.IsWhole).ToList();
        var states = whole.ConvertAll(one => one.State);
        await CompareAsync(db.CommunityJournalPersons, _ => whole.SelectMany(one => one.Persons),
            row => (row.CommunityId, row.Sequence, row.PersonId), row => row.CommunityId, broken);
        await CompareAsync(db.Units, _ => states.SelectMany(UnitsOf), row => row.Id, row => row.CommunityId, broken);
        await CompareAsync(db.Households, _ => states.SelectMany(HouseholdsOf), row => row.Id, row => row.CommunityId, broken);
        await CompareAsync(
            db.Residents, _ => states.SelectMany(ResidentsOf), row => (row.PersonId, row.HouseholdId), row => row.CommunityId,
            broken);
        await CompareAsync(
            db.Grants, stored => GrantsOf(states, stored), row => row.Id == 0 ? KeyOf(row) : row.Id, row => row.CommunityId,
            broken);
        await CompareAsync(db.Groups, stored => GroupsOf(states, stored), row => row.Id, row => row.CommunityId, broken);
        await CompareAsync(db.Communities, stored => CommunitiesOf(whole, numbers, stored), row => row.Id, row => row.Id, broken);
    }

    /// <summary>Rows of communities whose journals cannot be replayed stay as they are, and nothing takes their place.</summary>
    /// <param name="make">From what is stored.</param>
    private async Task CompareAsync<TRow>(
        IQueryable<TRow> table, Func<List<TRow>, IEnumerable<TRow>> make, Func<TRow, object> key, Func<TRow, long> community,
        HashSet<long> broken)
        where TRow : class
    {
        var stored = await table.AsNoTracking().ToListAsync(ct);
        var kept = stored.Where(row => broken.Contains(community(row))).Select(key).ToHashSet();
        await tables.CompareAsync(
            row => $"community {community(row)}",
            stored.Where(row => !kept.Contains(key(row))),
            make(stored).Where(row => !kept.Contains(key(row))),
            key,
            ct);
    }

    private static IEnumerable<UnitRow> UnitsOf(CommunityState community) => community.Units.Values.Select(
        unit => new UnitRow { Id = unit.Id, CommunityId = community.Id, ParentId = unit.ParentId, Name = unit.Name });

    private static IEnumerable<HouseholdRow> HouseholdsOf(CommunityState community) => community.Households.Values.Select(
        household => new HouseholdRow
        {
            Id = household.Id,
            CommunityId = community.Id,
            UnitId = household.UnitId,
            Door = household.Door,
            DoorKey = Household.KeyOf(household.Door),
            Area = household.Area,
            Heads = household.Heads,
            IsOwner = household.IsOwner,
            Shares = household.Shares,
        });

    private static IEnumerable<ResidentRow> ResidentsOf(CommunityState community) => community.Residents.Select(
        one => new ResidentRow
        {
            CommunityId = community.Id, PersonId = one.Key.Who.Value, HouseholdId = one.Key.HouseholdId, Since = one.Value,
        });

    /// <summary>An office has no number of its own in the journal.</summary>
    private static IEnumerable<GrantRow> GrantsOf(IEnumerable<CommunityState> communities, List<GrantRow> stored)
    {
        var ids = stored.GroupBy(KeyOf).ToDictionary(same => same.Key, same => same.Min(row => row.Id));
        foreach (var (id, office) in communities.SelectMany(one => one.Offices.Select(office => (one.Id, office))))
        {
            var row = new GrantRow
            {
                CommunityId = id, PersonId = office.Who.Value, Role = office.Grant.Role.ToString(), UnitId = office.Grant.UnitId,
                Partner = office.Grant.Partner,
            };
            row.Id = ids.GetValueOrDefault(KeyOf(row));
            yield return row;
        }
    }

    private static (long Community, long Person, string Role, long? Unit, string Partner) KeyOf(GrantRow row) =>
        (row.CommunityId, row.PersonId, row.Role, row.UnitId, row.Partner);

    /// <summary>What Telegram said of a group stays.</summary>
    private IEnumerable<GroupRow> GroupsOf(IEnumerable<CommunityState> communities, List<GroupRow> stored)
    {
        var there = stored.ToDictionary(row => row.Id);
        foreach (var (id, group) in communities.SelectMany(one => one.Groups.Values.Select(group => (one.Id, group))))
        {
            var row = Copy(there.GetValueOrDefault(group.Id) ?? new() { Reachable = true });
            (row.Id, row.CommunityId, row.ChatId, row.UnitId) = (group.Id, id, group.ChatId, group.UnitId);
            yield return row;
        }
    }

    /// <summary>Its title is Telegram's; a number that it has given away once is never given again.</summary>
    private IEnumerable<CommunityRow> CommunitiesOf(
        IEnumerable<CommunityReplay> whole, IReadOnlyDictionary<long, int> numbers, List<CommunityRow> stored)
    {
        var there = stored.ToDictionary(row => row.Id);
        foreach (var replay in whole.Where(one => one.State.MergedInto is null))
        {
            var state = replay.State;
            var row = Copy(there.GetValueOrDefault(state.Id) ?? new());
            (row.Id, row.MainGroupId, row.Language) = (state.Id, state.MainGroupId, state.Language);
            row.NextNumber = Math.Max(row.NextNumber, numbers.GetValueOrDefault(state.Id) + 1);
            row.Terms = StoredJson.KeptOrMade(there.GetValueOrDefault(state.Id)?.Terms, state.Terms);
            row.HasOffices = !state.Offices.IsEmpty;
            row.HasModerators = state.Offices.Any(office => office.Grant.Role == Role.Moderator);
            (row.Version, row.JournalHead) = (replay.Version, replay.Head);
            yield return row;
        }
    }

    private TRow Copy<TRow>(TRow row)
        where TRow : class => (TRow)db.Entry(row).CurrentValues.ToObject();
}
