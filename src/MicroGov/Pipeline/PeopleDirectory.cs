using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Pipeline;

/// <summary>Who is who: people, groups and memberships as they become known, update by update.</summary>
public sealed class PeopleDirectory(NewCommunity beginnings, TelegramLookups lookups)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromHours(20);

    private static readonly TimeSpan FreshForBeingNamed = TimeSpan.FromMinutes(10);

    /// <summary>The person's row, brought up to date with what Telegram shows of them now.</summary>
    public async Task<PersonRow> MeetAsync(UnitOfWork session, Caller caller)
    {
        var person = await session.PersonOfAccountAsync(caller.TelegramId);
        if (person is null)
        {
            person = new PersonRow { TelegramId = caller.TelegramId };
            session.Add(person);
        }

        person.Name = caller.Name;
        var username = caller.Username?.ToLowerInvariant();
        if (username is not null && username != person.Username)
        {
            await GiveUpAsync(session, [username], caller.TelegramId);
        }

        person.Username = username;
        if (!person.LanguageChosen && caller.LanguageCode is { } code)
        {
            person.Language = Wording.Known(code);
        }

        if (person.Id == 0)
        {
            // The journal names people by this number, so it must be known before anything else is written.
            await session.SaveAsync();
        }

        return person;
    }

    /// <summary>The person for reading only: their row is brought up to date when Telegram shows something new of them.</summary>
    public async Task<PersonRow> RecognizeAsync(UnitOfWork session, Caller caller) =>
        session.Glimpse(caller.TelegramId) is { } known && Shows(known, caller) ? known : await MeetAsync(session, caller);

    private static bool Shows(PersonRow known, Caller caller) =>
        known.Name == caller.Name
        && known.Username == caller.Username?.ToLowerInvariant()
        && (known.LanguageChosen || caller.LanguageCode is not { } code || known.Language == Wording.Known(code));

    /// <summary>People met for the first time, written down together.</summary>
    public static async Task MeetAllAsync(UnitOfWork session, IReadOnlyCollection<Caller> strangers)
    {
        if (strangers.Count == 0)
        {
            return;
        }

        await GiveUpAsync(session, [.. strangers.Select(caller => caller.Username?.ToLowerInvariant()).OfType<string>()]);
        var taken = new HashSet<string>();
        foreach (var caller in strangers)
        {
            var username = caller.Username?.ToLowerInvariant();
            session.Add(new PersonRow
            {
                TelegramId = caller.TelegramId,
                Name = caller.Name,
                Username = username is not null && taken.Add(username) ? username : null,
                Language = caller.LanguageCode is { } code ? Wording.Known(code) : new PersonRow().Language,
            });
        }

        await session.SaveAsync();
    }

    /// <summary>Usernames change hands; the work must not be offered to the former owner.</summary>
    private static async Task GiveUpAsync(UnitOfWork session, IReadOnlyCollection<string> usernames, long except = 0)
    {
        if (usernames.Count > 0)
        {
            await session.Db.People.Where(row => EF.Parameter(usernames).Contains(row.Username!) && row.TelegramId != except)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Username, (string?)null), session.Ct);
            session.ForgetUsernames(usernames, except);
        }
    }

    /// <summary>The group and its community; a new one starts with the configured terms and its people's language.</summary>
    public async Task<Home> WelcomeAsync(UnitOfWork session, ChatPlace place, Caller caller)
    {
        if (await session.HomeOfChatAsync(place.ChatId) is not { } home)
        {
            var founded = await session.FoundAsync(
                new() { Title = place.Title }, new() { ChatId = place.ChatId, Title = place.Title, IsSupergroup = place.IsSupergroup });
            await CommunityPipeline.FollowAsync(session, founded.Community, new FoundCommunity(
                founded.Group.Id, place.ChatId, beginnings.Language ?? Wording.Known(caller.LanguageCode), beginnings.Terms));
            return founded;
        }

        (home.Group.Title, home.Group.IsSupergroup, home.Group.Reachable) = (place.Title, place.IsSupergroup, true);
        if (home.Community.MainGroupId == home.Group.Id)
        {
            home.Community.Title = place.Title;
        }

        return home;
    }

    /// <summary>Remembers that somebody is, or no longer is, in a group.</summary>
    public static async Task SeeAsync(UnitOfWork session, GroupRow group, PersonRow person, bool isPresent)
    {
        var member = await session.MemberAsync(group.Id, person.Id);
        if (member is null)
        {
            member = new MemberRow { GroupId = group.Id, PersonId = person.Id };
            session.Add(member);
        }

        var now = (HasLeft: !isPresent, IsWatched: isPresent && group.CanWatch);
        if ((member.HasLeft, member.IsWatched) != now)
        {
            (member.HasLeft, member.IsWatched) = now;
            session.Change(member);
        }

        if (isPresent)
        {
            if (person.GroupId != group.Id)
            {
                session.SetHome(person, group.Id);
            }
        }
        else if (person.GroupId == group.Id)
        {
            person.GroupId = null;
        }
    }

    /// <summary>
    /// A forwarded poll and a public group's buttons can be used from outside, so Telegram is asked about everybody whose
    /// leaving it would not tell us by itself.
    /// </summary>
    public async Task SeeIfThereAsync(UnitOfWork session, GroupRow group, PersonRow person)
    {
        var member = await session.MemberAsync(group.Id, person.Id);
        if ((group.CanWatch && member is { IsWatched: true })
            || lookups.PresenceOf(session.Lookups, group.ChatId, person.TelegramId, member is { HasLeft: true }) is { IsPresent: true })
        {
            await SeeAsync(session, group, person, true);
        }
    }

    /// <summary>Nobody tells us any more who leaves.</summary>
    public static Task StopWatchingAsync(UnitOfWork session, long groupId) => session.StepAsideAsync(
        db => db.Members.Where(row => row.GroupId == groupId && row.IsWatched)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsWatched, false), session.Ct));

    /// <summary>
    /// Telegram keeps updates for a day (https://core.telegram.org/bots/api#getting-updates). After a longer silence we may
    /// have missed who left and whether we are still an administrator, so both are asked again.
    /// </summary>
    /// <returns>True: commit it.</returns>
    public static async Task<bool> DoubtAfterSilenceAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        var heard = await db.Updates.OrderByDescending(row => row.At).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(ct);
        if (heard > now - LongestSilence)
        {
            return false;
        }

        await db.Members.Where(row => row.IsWatched).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsWatched, false), ct);
        await db.Groups.ExecuteUpdateAsync(set => set.SetProperty(row => row.BotStandingIsOld, true), ct);
        return true;
    }

    /// <summary>
    /// The person that the next word names: <c>@name</c>, a mention of somebody without a username, or nobody but the
    /// author of the message replied to.
    /// </summary>
    public async Task<Result<PersonRow>> NamedAsync(CommandContext turn, ArgumentReader words)
    {
        if (turn.Incoming is not MessageReceived written)
        {
            return Reason.NeedsPerson;
        }

        foreach (var (shown, caller) in written.Mentioned)
        {
            if (words.Rest.StartsWith(shown, StringComparison.Ordinal))
            {
                foreach (var _ in shown.Split(' '))
                {
                    words.Take();
                }

                return await IfPresentAsync(turn, caller);
            }
        }

        if (words.Peek() is not ['@', _, ..])
        {
            return written.ReplyToAuthor is { } author ? await IfPresentAsync(turn, author) : Reason.NeedsPerson;
        }

        var name = words.Take()[1..];
        var username = name.ToLowerInvariant();
        var (db, group) = (turn.Work.Db, turn.Home!.Group.Id);
        // From the username to the member: a join would let SQLite look through the whole community for the name.
        var known = await db.People.FirstOrDefaultAsync(
            person => person.Username == username
                && db.Members.Any(member => member.GroupId == group && member.PersonId == person.Id && !member.HasLeft),
            turn.Work.Ct);
        if (known is not null && !HasLeft(turn, known.TelegramId))
        {
            return known;
        }

        var elsewhere = known ?? await db.People.FirstOrDefaultAsync(person => person.Username == username, turn.Work.Ct);
        return new Refusal(Reason.UnknownPerson).With("name", "@" + name) with
        {
            Named = elsewhere is null ? null : new PersonId(elsewhere.Id),
        };
    }

    /// <summary>The same of somebody who holds an office here, and may have left.</summary>
    public async Task<Result<PersonRow>> NamedInOfficeAsync(CommandContext turn, ArgumentReader words)
    {
        var (db, community) = (turn.Work.Db, turn.Community!.Id);
        var username = words.Peek() is ['@', _, ..] ? words.Peek()[1..].ToLowerInvariant() : null;
        if (username is not null && await db.People.SingleOrDefaultAsync(
                row => row.Username == username && db.Grants.Any(grant => grant.CommunityId == community && grant.PersonId == row.Id), turn.Work.Ct) is { } known)
        {
            words.Take();
            return known;
        }

        return await NamedAsync(turn, words);
    }

    /// <summary>Anybody can be mentioned, or has written here once; that does not make them a neighbour.</summary>
    private async Task<Result<PersonRow>> IfPresentAsync(CommandContext turn, Caller caller) => HasLeft(turn, caller.TelegramId)
        ? new Refusal(Reason.UnknownPerson).With("name", caller.Name) with
        {
            Named = await turn.Work.PersonOfAccountAsync(caller.TelegramId) is { } known ? new PersonId(known.Id) : null,
        }
        : await MeetAsync(turn.Work, caller);

    private bool HasLeft(CommandContext turn, long telegramId) => lookups.Of(
        turn.Work.Lookups, turn.Home!.ChatId, telegramId, FreshForBeingNamed) is { IsPresent: false };
}
