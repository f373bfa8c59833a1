using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Households, and who belongs to them, each read once a transaction.</summary>
public sealed class HouseholdStore(UnitOfWork work)
{
    private readonly Dictionary<long, IReadOnlyList<Residence>> residences = [];
    private readonly Dictionary<long, IReadOnlyList<PersonRow>> membersOfHousehold = [];

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

        var found = await (from resident in work.Db.Residents.AsNoTracking()
                           join household in work.Db.Households.AsNoTracking() on resident.HouseholdId equals household.Id
                           where EF.Parameter(missing).Contains(resident.PersonId)
                           orderby household.Id
                           select new
                           {
                               resident.PersonId,
                               Home = new Residence(
                                   household.Id, resident.CommunityId, household.UnitId, household.Door, resident.Since,
                                   household.IsOwner),
                           }).ToListAsync(work.Ct);
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

        var found = await (from resident in work.Db.Residents.AsNoTracking()
                           join person in work.Db.People.AsNoTracking() on resident.PersonId equals person.Id
                           where EF.Parameter(missing).Contains(resident.HouseholdId)
                           orderby person.Id
                           select new { resident.HouseholdId, Person = person }).ToListAsync(work.Ct);
        var byHousehold = found.ToLookup(one => one.HouseholdId, one => one.Person);
        missing.ForEach(household => membersOfHousehold[household] = [.. byHousehold[household]]);
    }

    /// <summary>Null: there is none of this number any more.</summary>
    public Task<HouseholdRow?> FindAsync(long id) =>
        work.Db.Households.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, work.Ct);

    /// <summary>The household with this door; null when there is none.</summary>
    public Task<HouseholdRow?> FindAsync(long communityId, string door)
    {
        var key = Household.KeyOf(door);
        return Of(communityId).SingleOrDefaultAsync(row => row.DoorKey == key, work.Ct);
    }

    /// <summary>Those with these doors.</summary>
    public Task<List<HouseholdRow>> FindAllAsync(long communityId, IEnumerable<string> doors)
    {
        var keys = doors.Select(Household.KeyOf).ToList();
        return keys.Count == 0
            ? Task.FromResult<List<HouseholdRow>>([])
            : Of(communityId).Where(row => EF.Parameter(keys).Contains(row.DoorKey)).ToListAsync(work.Ct);
    }

    public Task<List<HouseholdRow>> AllAsync(long communityId) => Of(communityId).ToListAsync(work.Ct);

    public Task<bool> AnyAsync(long communityId) => Of(communityId).AnyAsync(work.Ct);

    /// <summary>How many there are in a unit and below; null is the whole community.</summary>
    public async Task<int> CountAsync(long communityId, long? unitId = null)
    {
        var inside = await work.Units.InsideAsync(communityId, unitId);
        return await (inside is null ? Of(communityId) : Of(communityId).Where(row => EF.Parameter(inside).Contains(row.UnitId)))
            .CountAsync(work.Ct);
    }

    /// <summary>How many there are in each unit itself.</summary>
    public Task<Dictionary<long, int>> CountByUnitAsync(long communityId) => Of(communityId).GroupBy(row => row.UnitId)
        .Select(unit => new { unit.Key, Count = unit.Count() }).ToDictionaryAsync(unit => unit.Key, unit => unit.Count, work.Ct);

    /// <summary>How many have somebody who is known to belong to them.</summary>
    public Task<int> CountBoundAsync(long communityId) => work.Db.Residents.Where(row => row.CommunityId == communityId)
        .Select(row => row.HouseholdId).Distinct().CountAsync(work.Ct);

    /// <summary>How many people are known to live in a unit and below.</summary>
    public async Task<int> CountResidentsAsync(long communityId, long unitId)
    {
        var inside = await work.Units.InsideAsync(communityId, unitId) ?? [];
        return await (from resident in work.Db.Residents
                      join household in work.Db.Households on resident.HouseholdId equals household.Id
                      where EF.Parameter(inside).Contains(household.UnitId)
                      select resident.PersonId).Distinct().CountAsync(work.Ct);
    }

    /// <summary>Numbers for households that are not written yet; see <see cref="RowNumbers"/>.</summary>
    public Task<ImmutableArray<long>> TakeNumbersAsync(int count) => RowNumbers.TakeAsync(work.Db, "Households", count, work.Ct);

    internal void Forget()
    {
        residences.Clear();
        membersOfHousehold.Clear();
    }

    private IQueryable<HouseholdRow> Of(long communityId) =>
        work.Db.Households.AsNoTracking().Where(row => row.CommunityId == communityId);
}
