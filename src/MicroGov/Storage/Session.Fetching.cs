using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>What a batch of updates is about, as far as the updates themselves tell.</summary>
public sealed record Subjects(
    IReadOnlyCollection<string> PollIds, IReadOnlyCollection<long> AffairIds, IReadOnlyCollection<long> ChatIds,
    IReadOnlyCollection<long> Accounts, IReadOnlyCollection<long> Voters);

/// <summary>
/// Fetches what a whole batch needs, one query a kind however many updates there are. It only saves time: whatever was
/// not fetched is asked for singly.
/// </summary>
public sealed partial class Session
{
    public async Task FetchAsync(Subjects subjects)
    {
        await FetchPollsAsync(subjects.PollIds);
        await FetchAffairsAsync([.. subjects.AffairIds.Concat(polls.Values.OfType<PollRow>().Select(poll => poll.AffairId)).Distinct().Order()]);
        await FetchCommunitiesAsync(subjects.ChatIds);
        await FetchPeopleAsync(subjects.Accounts);
        await GlimpseAsync(subjects.Voters);
    }

    /// <summary>Own ballots of these people in these votes.</summary>
    public Task FetchBallotsAsync(IReadOnlyCollection<BallotKey> keys) => ballots.FetchAsync(keys, ct);

    private async Task FetchPollsAsync(IReadOnlyCollection<string> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var found = await db.Polls.AsNoTracking().Where(poll => EF.Parameter(ids).Contains(poll.PollId)).ToDictionaryAsync(poll => poll.PollId, ct);
        foreach (var id in ids)
        {
            polls[id] = found.GetValueOrDefault(id);
        }
    }

    /// <summary>In the order of their numbers, so that two replicas never wait for each other.</summary>
    private async Task FetchAffairsAsync(List<long> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var found = await db.AffairsHeld(ids).ToDictionaryAsync(row => row.Id, ct);
        foreach (var id in ids)
        {
            affairs[id] = found.GetValueOrDefault(id);
        }
    }

    private async Task FetchCommunitiesAsync(IReadOnlyCollection<long> chatIds)
    {
        var ids = affairs.Values.OfType<AffairRow>().Select(row => row.CommunityId).Distinct().ToList();
        if (ids.Count + chatIds.Count == 0)
        {
            return;
        }

        foreach (var id in chatIds)
        {
            communitiesByChat[id] = null;
        }

        foreach (var row in await db.Communities
            .Where(row => EF.Parameter(ids).Contains(row.Id) || EF.Parameter(chatIds).Contains(row.ChatId)).ToListAsync(ct))
        {
            communitiesByChat[row.ChatId] = row;
        }
    }

    private async Task FetchPeopleAsync(IReadOnlyCollection<long> accounts)
    {
        if (accounts.Count == 0)
        {
            return;
        }

        foreach (var id in accounts)
        {
            peopleByAccount[id] = null;
        }

        foreach (var row in await db.People.Where(row => EF.Parameter(accounts).Contains(row.TelegramId)).ToListAsync(ct))
        {
            peopleByAccount[row.TelegramId] = row;
        }
    }

    /// <summary>Of crowds we only need to know who they are.</summary>
    private async Task GlimpseAsync(IReadOnlyCollection<long> accounts)
    {
        if (accounts.Count == 0)
        {
            return;
        }

        foreach (var id in accounts)
        {
            glimpses[id] = null;
        }

        await foreach (var row in db.People.AsNoTracking().Where(row => EF.Parameter(accounts).Contains(row.TelegramId))
            .AsAsyncEnumerable().WithCancellation(ct))
        {
            glimpses[row.TelegramId] = row;
        }
    }

    /// <summary>Whether the people fetched so far were seen in the communities fetched so far.</summary>
    public async Task FetchMembersAsync()
    {
        var homes = communitiesByChat.Values.OfType<CommunityRow>().Select(row => row.Id).ToList();
        var people = peopleByAccount.Values.Concat(glimpses.Values).OfType<PersonRow>().Select(row => row.Id).ToHashSet();
        if (homes.Count == 0 || people.Count == 0)
        {
            return;
        }

        foreach (var (home, person) in homes.SelectMany(home => people.Select(person => (home, person))))
        {
            members[(home, person)] = null;
        }

        foreach (var row in await db.Members.AsNoTracking()
            .Where(row => EF.Parameter(homes).Contains(row.CommunityId) && EF.Parameter(people).Contains(row.PersonId)).ToListAsync(ct))
        {
            members[(row.CommunityId, row.PersonId)] = row;
        }
    }
}
