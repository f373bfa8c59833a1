using MicroGov.Core.Community;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>A household that somebody belongs to.</summary>
/// <param name="Since">Since when they do.</param>
/// <param name="IsOwner">The household owns its place.</param>
public sealed record Residence(long HouseholdId, long CommunityId, long UnitId, string Door, DateTimeOffset Since, bool IsOwner = false);

/// <summary>Who belongs where: households, units and offices, each read once a transaction.</summary>
public sealed partial class UnitOfWork
{
    private readonly Dictionary<long, IReadOnlyList<Residence>> residences = [];
    private readonly Dictionary<long, IReadOnlyList<PersonRow>> membersOfHousehold = [];
    private readonly Dictionary<long, UnitTree?> units = [];
    private readonly Dictionary<long, ILookup<long, Grant>> grants = [];

    /// <summary>The households that somebody belongs to, in any community.</summary>
    public async Task<IReadOnlyList<Residence>> ResidencesAsync(long personId)
    {
        if (!residences.ContainsKey(personId))
        {
            await FetchResidencesAsync([personId]);
        }

        return residences[personId];
    }

    /// <summary>Their households were fetched.</summary>
    public bool IsKnownToLive(long personId) => residences.ContainsKey(personId);

    /// <summary>The same of many people at once, whatever is not known yet.</summary>
    public async Task FetchResidencesAsync(IEnumerable<long> people)
    {
        var missing = people.Where(person => !residences.ContainsKey(person)).Distinct().ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var found = await (from resident in db.Residents.AsNoTracking()
                           join household in db.Households.AsNoTracking() on resident.HouseholdId equals household.Id
                           where EF.Parameter(missing).Contains(resident.PersonId)
                           orderby household.Id
                           select new { resident.PersonId, Home = new Residence(household.Id, resident.CommunityId, household.UnitId, household.Door, resident.Since, household.IsOwner) })
            .ToListAsync(ct);
        var byPerson = found.ToLookup(one => one.PersonId, one => one.Home);
        missing.ForEach(person => residences[person] = [.. byPerson[person]]);
    }

    /// <summary>The others of a household.</summary>
    public async Task<IReadOnlyList<PersonRow>> HousematesAsync(long householdId, long except)
    {
        await FetchMembersOfAsync([householdId]);
        return [.. membersOfHousehold[householdId].Where(person => person.Id != except)];
    }

    /// <summary>Who belongs to these households, whatever is not known yet.</summary>
    public async Task FetchMembersOfAsync(IEnumerable<long> households)
    {
        var missing = households.Where(household => !membersOfHousehold.ContainsKey(household)).Distinct().ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var found = await (from resident in db.Residents.AsNoTracking()
                           join person in db.People.AsNoTracking() on resident.PersonId equals person.Id
                           where EF.Parameter(missing).Contains(resident.HouseholdId)
                           orderby person.Id
                           select new { resident.HouseholdId, Person = person }).ToListAsync(ct);
        var byHousehold = found.ToLookup(one => one.HouseholdId, one => one.Person);
        missing.ForEach(household => membersOfHousehold[household] = [.. byHousehold[household]]);
    }

    /// <summary>Null: there is none of this number any more.</summary>
    public Task<HouseholdRow?> HouseholdAsync(long id) => db.Households.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);

    /// <summary>The units of a community; null while it has none but itself.</summary>
    public async Task<UnitTree?> UnitsAsync(long communityId)
    {
        if (!units.TryGetValue(communityId, out var tree))
        {
            var rows = await db.Units.AsNoTracking().Where(row => row.CommunityId == communityId)
                .Select(row => new Unit(row.Id, row.ParentId, row.Name)).ToListAsync(ct);
            units[communityId] = tree = rows.Count == 0 ? null : UnitTree.Of(rows);
        }

        return tree;
    }

    /// <summary>The offices that somebody holds in a community.</summary>
    public async Task<IReadOnlyList<Grant>> GrantsAsync(CommunityRow community, long personId)
    {
        if (!community.HasOffices)
        {
            return [];
        }

        if (!grants.TryGetValue(community.Id, out var offices))
        {
            var rows = await db.Grants.AsNoTracking().Where(row => row.CommunityId == community.Id).ToListAsync(ct);
            grants[community.Id] = offices = rows.ToLookup(
                row => row.PersonId, row => new Grant(Enum.Parse<Role>(row.Role), row.UnitId, row.Partner));
        }

        return [.. offices[personId]];
    }

    /// <summary>How many households there are in a unit and below; null is the whole community.</summary>
    public async Task<int> CountHouseholdsAsync(long communityId, long? unitId)
    {
        var (there, inside) = (db.Households.Where(row => row.CommunityId == communityId), await UnitsInsideAsync(communityId, unitId));
        return await (inside is null ? there : there.Where(row => EF.Parameter(inside).Contains(row.UnitId))).CountAsync(ct);
    }

    /// <summary>How many people are known to live in a unit and below.</summary>
    public async Task<int> CountResidentsAsync(long communityId, long unitId)
    {
        var inside = await UnitsInsideAsync(communityId, unitId) ?? [];
        return await (from resident in db.Residents
                      join household in db.Households on resident.HouseholdId equals household.Id
                      where EF.Parameter(inside).Contains(household.UnitId)
                      select resident.PersonId).Distinct().CountAsync(ct);
    }

    /// <summary>A unit and every unit inside it; null is all of them.</summary>
    public async Task<List<long>?> UnitsInsideAsync(long communityId, long? unitId) =>
        unitId is { } unit && await UnitsAsync(communityId) is { } tree
            ? [.. tree.Units.Select(one => one.Id).Where(id => tree.Contains(unit, id))]
            : null;

    /// <summary>Offices, households or units have changed in this transaction.</summary>
    public void ForgetResidents()
    {
        residences.Clear();
        membersOfHousehold.Clear();
        units.Clear();
        grants.Clear();
    }
}
