using System.Text.Json;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// Whom and what this transaction has met, so that nothing is asked of the database twice. A null value: it has been
/// asked, and there is none.
/// </summary>
public sealed partial class UnitOfWork
{
    private readonly Dictionary<long, AffairRow?> affairs = [];
    private readonly Dictionary<long, CommunityRow> communities = [];
    private readonly Dictionary<long, Home> homes = [];
    private readonly Dictionary<long, Home?> homesByChat = [];
    private readonly Dictionary<long, CommunityTerms> terms = [];
    private readonly Dictionary<long, PersonRow?> peopleByAccount = [];
    private readonly Dictionary<long, PersonRow?> glimpses = [];
    private readonly Dictionary<(long Group, long Person), MemberRow?> members = [];
    private readonly Dictionary<string, PollRow?> polls = [];

    public async Task<AffairRow?> AffairAsync(long id)
    {
        if (!affairs.TryGetValue(id, out var row))
        {
            await FetchAffairsAsync([id]);
            row = affairs[id];
        }

        return row;
    }

    public async Task<AffairRow?> AffairAsync(long communityId, int number)
    {
        var id = await db.Affairs.Where(row => row.CommunityId == communityId && row.Number == number)
            .Select(row => (long?)row.Id).SingleOrDefaultAsync(ct);
        return id is { } known ? await AffairAsync(known) : null;
    }

    /// <summary>A new affair that was refused: as if it had never been.</summary>
    public void Remove(AffairRow row)
    {
        db.Affairs.Remove(row);
        affairs[row.Id] = null;
    }

    /// <exception cref="InvalidOperationException">There is no such community.</exception>
    public async Task<CommunityRow> CommunityAsync(long id)
    {
        if (!communities.TryGetValue(id, out var known))
        {
            known = await db.Communities.FindAsync([id], ct) ?? throw new InvalidOperationException($"No community {id}.");
            communities[id] = known;
        }

        return known;
    }

    /// <exception cref="InvalidOperationException">There is no such group.</exception>
    public async Task<Home> HomeAsync(long groupId)
    {
        if (!homes.ContainsKey(groupId))
        {
            Meet(await HomeQueries.ById.RunAsync(db, [[groupId]], ct));
        }

        return homes.GetValueOrDefault(groupId) ?? throw new InvalidOperationException($"No group {groupId}.");
    }

    /// <summary>The home of an affair: where its card stands.</summary>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public Task<Home> HomeAsync(AffairRow row) => HomeAsync(row.GroupId);

    public async Task<Home?> HomeOfChatAsync(long chatId)
    {
        if (homesByChat.TryAdd(chatId, null))
        {
            Meet(await HomeQueries.ByChat.RunAsync(db, [[chatId]], ct));
        }

        return homesByChat[chatId];
    }

    /// <summary>A group met in this transaction for the first time ever: a community of its own.</summary>
    public async Task<Home> FoundAsync(CommunityRow community, GroupRow group)
    {
        db.Communities.Add(community);
        await SaveAsync();
        group.CommunityId = community.Id;
        db.Groups.Add(group);
        await SaveAsync();
        community.MainGroupId = group.Id;
        await SaveAsync();
        communities[community.Id] = community;
        var home = new Home(group, community);
        (homes[group.Id], homesByChat[group.ChatId]) = (home, home);
        return home;
    }

    /// <summary>The community's terms; read once a transaction.</summary>
    public CommunityTerms TermsFor(CommunityRow community)
    {
        if (!terms.TryGetValue(community.Id, out var known))
        {
            known = TermsOf(community);
            terms[community.Id] = known;
        }

        return known;
    }

    public static CommunityTerms TermsOf(CommunityRow community) =>
        JsonSerializer.Deserialize<CommunityTerms>(community.Terms, JournalJson.Options)!;

    /// <exception cref="InvalidOperationException">There is no such person.</exception>
    public async Task<PersonRow> PersonAsync(PersonId id) =>
        await db.People.FindAsync([id.Value], ct) ?? throw new InvalidOperationException($"No person {id}.");

    public async Task<PersonRow?> PersonOfAccountAsync(long telegramId)
    {
        if (!peopleByAccount.TryGetValue(telegramId, out var row) && !(glimpses.TryGetValue(telegramId, out var glimpse) && glimpse is null))
        {
            row = await db.People.SingleOrDefaultAsync(person => person.TelegramId == telegramId, ct);
            peopleByAccount[telegramId] = row;
        }

        return row;
    }

    /// <summary>Those already read here still have the usernames that the database has just taken from them.</summary>
    public void ForgetUsernames(IReadOnlyCollection<string> usernames, long except)
    {
        foreach (var person in peopleByAccount.Values.OfType<PersonRow>()
            .Where(person => person.TelegramId != except && person.Username is { } name && usernames.Contains(name)))
        {
            person.Username = null;
        }
    }

    /// <summary>
    /// The person as they were when the batch was fetched, past the change tracker: for reading only. Null when they were
    /// not fetched or are not known.
    /// </summary>
    public PersonRow? Glimpse(long telegramId) =>
        peopleByAccount.GetValueOrDefault(telegramId) ?? glimpses.GetValueOrDefault(telegramId);

    /// <summary>The group that a person was last active in, also of somebody who was only glimpsed.</summary>
    public void SetHome(PersonRow person, long groupId)
    {
        person.GroupId = groupId;
        if (db.Entry(person).State == EntityState.Detached)
        {
            buffer.Add(person);
        }
    }

    /// <summary>Somebody met in this transaction for the first time ever.</summary>
    public void Add(PersonRow person)
    {
        glimpses.Remove(person.TelegramId);
        db.People.Add(person);
        peopleByAccount[person.TelegramId] = person;
    }

    public async Task<MemberRow?> MemberAsync(long groupId, long personId)
    {
        if (!members.TryGetValue((groupId, personId), out var row))
        {
            row = await db.Members.AsNoTracking().SingleOrDefaultAsync(member => member.GroupId == groupId && member.PersonId == personId, ct);
            members[(groupId, personId)] = row;
        }

        return row;
    }

    /// <summary>Whether somebody was seen in any group of a community, and has not left it since.</summary>
    public Task<bool> IsAnywhereInAsync(long communityId, long personId) => db.Members.AnyAsync(
        member => member.PersonId == personId && !member.HasLeft
            && db.Groups.Any(group => group.Id == member.GroupId && group.CommunityId == communityId),
        ct);

    /// <summary>A member read here has changed.</summary>
    public void Change(MemberRow member)
    {
        if (db.Entry(member).State == EntityState.Detached)
        {
            db.Members.Update(member);
        }
    }

    public void Add(MemberRow member)
    {
        db.Members.Add(member);
        members[(member.GroupId, member.PersonId)] = member;
    }

    public async Task<PollRow?> PollAsync(string pollId)
    {
        if (!polls.TryGetValue(pollId, out var row))
        {
            row = await db.Polls.AsNoTracking().SingleOrDefaultAsync(poll => poll.PollId == pollId, ct);
            polls[pollId] = row;
        }

        return row;
    }

    private void Forget()
    {
        states.Clear();
        affairs.Clear();
        communities.Clear();
        homes.Clear();
        homesByChat.Clear();
        terms.Clear();
        peopleByAccount.Clear();
        glimpses.Clear();
        members.Clear();
        polls.Clear();
        formerSays = null;
        onRoll.Clear();
        drafts.Clear();
        ForgetResidents();
    }
}
