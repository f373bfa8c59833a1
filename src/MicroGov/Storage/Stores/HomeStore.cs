using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>The groups that communities and their units talk in.</summary>
public sealed class HomeStore(UnitOfWork work)
{
    private readonly Dictionary<long, Home> homes = [];

    /// <summary>Null: it was asked for, and there is none.</summary>
    private readonly Dictionary<long, Home?> byChat = [];

    internal IEnumerable<Home> Known => homes.Values;

    /// <exception cref="InvalidOperationException">There is no such group.</exception>
    public async Task<Home> GetAsync(long groupId)
    {
        if (!homes.ContainsKey(groupId))
        {
            Meet(await HomeStatements.ById.RunAsync(work.Db, [[groupId]], work.Ct));
        }

        return homes.GetValueOrDefault(groupId) ?? throw new InvalidOperationException($"No group {groupId}.");
    }

    /// <summary>The home of an affair: where its card stands.</summary>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public Task<Home> GetAsync(AffairRow affair) => GetAsync(affair.GroupId);

    public async Task<Home?> OfChatAsync(long chatId)
    {
        if (byChat.TryAdd(chatId, null))
        {
            Meet(await HomeStatements.ByChat.RunAsync(work.Db, [[chatId]], work.Ct));
        }

        return byChat[chatId];
    }

    /// <summary>Those of many chats at once, and of all affairs that were fetched so far.</summary>
    public async Task FetchAsync(IReadOnlyCollection<long> chatIds)
    {
        var ids = work.Affairs.Known.Select(row => row.GroupId).Distinct();
        foreach (var id in chatIds)
        {
            byChat.TryAdd(id, null);
        }

        Meet(await HomeStatements.ById.RunAsync(work.Db, [.. ids.Select(id => (object[])[id])], work.Ct));
        Meet(await HomeStatements.ByChat.RunAsync(work.Db, [.. chatIds.Select(id => (object[])[id])], work.Ct));
    }

    /// <summary>
    /// The group that speaks for a unit: its own, else that of the nearest unit around it, else the whole community's. The
    /// given one when there is none of these.
    /// </summary>
    public async Task<Home> OfUnitAsync(Home otherwise, long? unitId)
    {
        var groups = await work.Db.Groups.AsNoTracking().Where(row => row.CommunityId == otherwise.Community.Id && row.Reachable)
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.UnitId }).ToListAsync(work.Ct);
        var way = unitId is { } unit && await work.Units.TreeAsync(otherwise.Community.Id) is { } tree
            ? tree.Upward(unit).Select(around => around.ParentId is null ? null : (long?)around.Id).Append(null)
            : [null];
        foreach (var around in way)
        {
            if (groups.Find(row => row.UnitId == around) is { } found)
            {
                return await GetAsync(found.Id);
            }
        }

        return otherwise;
    }

    /// <summary>The group that the community began in; else its first.</summary>
    public async Task<Home> MainAsync(Home home) => await AnyAsync(home.Community.Id) ?? home;

    /// <summary>The same of a community; null when it has no group.</summary>
    public async Task<Home?> AnyAsync(long communityId)
    {
        var id = await (from home in work.Db.Groups
                        join community in work.Db.Communities on home.CommunityId equals community.Id
                        where community.Id == communityId
                        orderby home.Id != community.MainGroupId, home.Id
                        select (long?)home.Id).FirstOrDefaultAsync(work.Ct);
        return id is { } known ? await GetAsync(known) : null;
    }

    /// <summary>All groups of a community, for reading only.</summary>
    public Task<List<GroupRow>> AllAsync(long communityId) =>
        work.Db.Groups.AsNoTracking().Where(row => row.CommunityId == communityId).ToListAsync(work.Ct);

    /// <summary>What the bot may do could have changed unheard, in every group.</summary>
    public Task DoubtStandingsAsync() =>
        work.Db.Groups.ExecuteUpdateAsync(set => set.SetProperty(row => row.BotStandingIsOld, true), work.Ct);

    internal Home Add(Home home) => homes[home.Group.Id] = byChat[home.ChatId] = home;

    internal void Forget()
    {
        homes.Clear();
        byChat.Clear();
    }

    /// <summary>They may be changed, so the tracker knows them; the first one met is the one.</summary>
    private void Meet(IEnumerable<Home> found)
    {
        foreach (var met in found.Where(home => !homes.ContainsKey(home.Group.Id)))
        {
            var community = work.Communities.Meet(met.Community);
            Add(new(work.Db.Groups.Attach(met.Group).Entity, community));
        }
    }
}
