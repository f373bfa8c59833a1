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
public sealed partial class UnitOfWork
{
    private static readonly SetQuery<PollRow> Polls = new(
        """SELECT "PollId", "AffairId", "Round", "ChatId", "MessageId" FROM "Polls" WHERE "PollId" = ?1""",
        """SELECT "PollId", "AffairId", "Round", "ChatId", "MessageId" FROM "Polls" WHERE "PollId" = ANY(@0)""",
        row => new()
        {
            PollId = row.Text(0),
            AffairId = row.Integer(1),
            Round = (int)row.Integer(2),
            ChatId = row.Integer(3),
            MessageId = (int)row.Integer(4),
        },
        typeof(string));

    private const string PersonColumns =
        """
        "Id", "TelegramId", "Name", "Username", "Language", "LanguageChosen", "CanBeWrittenTo", "GroupId"
        """;

    private static readonly SetQuery<PersonRow> Voters = new(
        $"""SELECT {PersonColumns} FROM "People" WHERE "TelegramId" = ?1""",
        $"""SELECT {PersonColumns} FROM "People" WHERE "TelegramId" = ANY(@0)""",
        row => new()
        {
            Id = row.Integer(0),
            TelegramId = row.Integer(1),
            Name = row.Text(2),
            Username = row.IsNull(3) ? null : row.Text(3),
            Language = row.Text(4),
            LanguageChosen = row.Integer(5) != 0,
            CanBeWrittenTo = row.Integer(6) != 0,
            GroupId = row.IsNull(7) ? null : row.Integer(7),
        },
        typeof(long));

    private static readonly SetQuery<MemberRow> Members = new(
        """SELECT "GroupId", "PersonId", "HasLeft", "IsWatched" FROM "Members" WHERE "GroupId" = ?1 AND "PersonId" = ?2""",
        """
        SELECT m."GroupId", m."PersonId", m."HasLeft", m."IsWatched" FROM unnest(@0, @1) AS k(home, person)
        JOIN "Members" AS m ON m."GroupId" = k.home AND m."PersonId" = k.person
        """,
        row => new()
        {
            GroupId = row.Integer(0),
            PersonId = row.Integer(1),
            HasLeft = row.Integer(2) != 0,
            IsWatched = row.Integer(3) != 0,
        },
        typeof(long), typeof(long));

    public async Task FetchAsync(Subjects subjects)
    {
        await FetchPollsAsync(subjects.PollIds);
        await FetchAffairsAsync([.. subjects.AffairIds.Concat(polls.Values.OfType<PollRow>().Select(poll => poll.AffairId)).Distinct().Order()]);
        await FetchHomesAsync(subjects.ChatIds);
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

        var found = (await Polls.RunAsync(db, [.. ids.Select(id => (object[])[id])], ct)).ToDictionary(poll => poll.PollId);
        foreach (var id in ids)
        {
            polls[id] = found.GetValueOrDefault(id);
        }
    }

    private async Task FetchAffairsAsync(List<long> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var found = (await AffairStatements.Held.RunAsync(db, [.. ids.Select(id => (object[])[id])], ct)).ToDictionary(row => row.Id);
        foreach (var id in ids)
        {
            affairs[id] = found.GetValueOrDefault(id);
        }
    }

    private async Task FetchHomesAsync(IReadOnlyCollection<long> chatIds)
    {
        var ids = affairs.Values.OfType<AffairRow>().Select(row => row.GroupId).Distinct();
        foreach (var id in chatIds)
        {
            homesByChat.TryAdd(id, null);
        }

        Meet(await HomeQueries.ById.RunAsync(db, [.. ids.Select(id => (object[])[id])], ct));
        Meet(await HomeQueries.ByChat.RunAsync(db, [.. chatIds.Select(id => (object[])[id])], ct));
    }

    /// <summary>They may be changed, so the tracker knows them; the first one met is the one.</summary>
    private void Meet(IEnumerable<Home> found)
    {
        foreach (var met in found.Where(home => !homes.ContainsKey(home.Group.Id)))
        {
            if (!communities.TryGetValue(met.Community.Id, out var community))
            {
                communities[met.Community.Id] = community = db.Communities.Attach(met.Community).Entity;
            }

            var home = new Home(db.Groups.Attach(met.Group).Entity, community);
            (homes[home.Group.Id], homesByChat[home.ChatId]) = (home, home);
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

        foreach (var row in await Voters.RunAsync(db, [.. accounts.Select(id => (object[])[id])], ct))
        {
            glimpses[row.TelegramId] = row;
        }
    }

    /// <summary>Whether the people fetched so far were seen in the groups fetched so far.</summary>
    public async Task FetchMembersAsync()
    {
        var people = peopleByAccount.Values.Concat(glimpses.Values).OfType<PersonRow>().Select(row => row.Id).ToHashSet();
        if (homes.Count == 0 || people.Count == 0)
        {
            return;
        }

        foreach (var (home, person) in homes.Keys.SelectMany(home => people.Select(person => (home, person))))
        {
            members[(home, person)] = null;
        }

        foreach (var row in await Members.RunAsync(db, [.. members.Keys.Select(key => (object[])[key.Group, key.Person])], ct))
        {
            members[(row.GroupId, row.PersonId)] = row;
        }
    }
}
