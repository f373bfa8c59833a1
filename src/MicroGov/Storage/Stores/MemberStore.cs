using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Who was seen in which group, each read once a transaction.</summary>
public sealed class MemberStore(UnitOfWork work)
{
    private static readonly SetQuery<MemberRow> Seen = new(
        """
        SELECT "GroupId", "PersonId", "HasLeft", "IsWatched", "HasActed" FROM "Members" WHERE "GroupId" = ?1 AND "PersonId" = ?2
        """,
        """
        SELECT m."GroupId", m."PersonId", m."HasLeft", m."IsWatched", m."HasActed" FROM unnest(@0, @1) AS k(home, person)
        JOIN "Members" AS m ON m."GroupId" = k.home AND m."PersonId" = k.person
        """,
        row => new()
        {
            GroupId = row.Integer(0),
            PersonId = row.Integer(1),
            HasLeft = row.Integer(2) != 0,
            IsWatched = row.Integer(3) != 0,
            HasActed = row.Integer(4) != 0,
        },
        typeof(long), typeof(long));

    /// <summary>Null: it was asked for, and there is none.</summary>
    private readonly Dictionary<(long Group, long Person), MemberRow?> rows = [];

    public async Task<MemberRow?> FindAsync(long groupId, long personId)
    {
        if (!rows.TryGetValue((groupId, personId), out var row))
        {
            rows[(groupId, personId)] = row = await work.Db.Members.AsNoTracking()
                .SingleOrDefaultAsync(member => member.GroupId == groupId && member.PersonId == personId, work.Ct);
        }

        return row;
    }

    /// <summary>Whether the people fetched so far were seen in the groups fetched so far.</summary>
    public async Task FetchAsync()
    {
        var people = work.People.Known.Select(row => row.Id).ToHashSet();
        foreach (var (home, person) in work.Homes.Known.SelectMany(home => people.Select(person => (home.Group.Id, person))))
        {
            rows[(home, person)] = null;
        }

        var keys = rows.Keys.Select(key => (object[])[key.Group, key.Person]).ToList();
        foreach (var row in await Seen.RunAsync(work.Db, keys, work.Ct))
        {
            rows[(row.GroupId, row.PersonId)] = row;
        }
    }

    /// <summary>Whether somebody was seen in any group of a community, and has not left it since.</summary>
    public Task<bool> IsAnywhereInAsync(long communityId, long personId) => work.Db.Members.AnyAsync(
        member => member.PersonId == personId && !member.HasLeft
            && work.Db.Groups.Any(group => group.Id == member.GroupId && group.CommunityId == communityId),
        work.Ct);

    /// <summary>The other groups of a community in which somebody was seen and which they have not left since.</summary>
    public async Task<IReadOnlyList<(GroupRow Group, bool IsWatched)>> ElsewhereAsync(
        long communityId, long groupId, long personId)
    {
        var found = await (from member in work.Db.Members.AsNoTracking()
                           where member.PersonId == personId && member.GroupId != groupId && !member.HasLeft
                           join place in work.Db.Groups.AsNoTracking() on member.GroupId equals place.Id
                           where place.CommunityId == communityId
                           select new { place, member.IsWatched }).ToListAsync(work.Ct);
        return found.ConvertAll(one => (one.place, one.IsWatched));
    }

    /// <summary>The groups that somebody has themselves acted in and not left since, in the order in which they are known.</summary>
    public async Task<IReadOnlyList<long>> ActedInAsync(long personId)
    {
        var stored = await work.Db.Members.AsNoTracking().Where(row => row.PersonId == personId && row.HasActed)
            .ToListAsync(work.Ct);
        // What this transaction has learned is not all written yet.
        var known = rows.Values.OfType<MemberRow>().Where(row => row.PersonId == personId).ToDictionary(row => row.GroupId);
        return
        [
            .. stored.Where(row => !known.ContainsKey(row.GroupId)).Concat(known.Values)
                .Where(row => row is { HasActed: true, HasLeft: false }).Select(row => row.GroupId).Order(),
        ];
    }

    /// <summary>The member of a group who has this username now.</summary>
    public Task<PersonRow?> FindNamedAsync(long groupId, string username) =>
        // From the username to the member: a join would let SQLite look through the whole community for the name.
        work.Db.People.FirstOrDefaultAsync(
            person => person.Username == username
                && work.Db.Members.Any(member => member.GroupId == groupId && member.PersonId == person.Id && !member.HasLeft),
            work.Ct);

    public void Add(MemberRow member)
    {
        work.Db.Members.Add(member);
        rows[(member.GroupId, member.PersonId)] = member;
    }

    /// <summary>A member read here has changed.</summary>
    public void Change(MemberRow member)
    {
        if (work.Db.Entry(member).State == EntityState.Detached)
        {
            work.Db.Members.Update(member);
        }
    }

    /// <summary>Nobody tells us any more who leaves this group.</summary>
    public Task StopWatchingAsync(long groupId) => work.StepAsideAsync(
        db => db.Members.Where(row => row.GroupId == groupId && row.IsWatched)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsWatched, false), work.Ct));

    /// <summary>We may have missed who left, of every group; before anything is read.</summary>
    public Task DoubtAllAsync() => work.Db.Members.Where(row => row.IsWatched)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsWatched, false), work.Ct);

    internal void Forget() => rows.Clear();
}
