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
    public async Task<PersonRow> MeetAsync(UnitOfWork work, Caller caller)
    {
        var person = await work.PersonOfAccountAsync(caller.TelegramId);
        if (person is null)
        {
            person = new PersonRow { TelegramId = caller.TelegramId };
            work.Add(person);
        }

        person.Name = caller.Name;
        var username = caller.Username?.ToLowerInvariant();
        if (username is not null && username != person.Username)
        {
            await GiveUpAsync(work, [username], caller.TelegramId);
        }

        person.Username = username;
        if (!person.LanguageChosen && caller.LanguageCode is { } code)
        {
            person.Language = Wording.Known(code);
        }

        if (person.Id == 0)
        {
            // The journal names people by this number, so it must be known before anything else is written.
            await work.SaveAsync();
        }

        return person;
    }

    /// <summary>The person for reading only: their row is brought up to date when Telegram shows something new of them.</summary>
    public async Task<PersonRow> RecognizeAsync(UnitOfWork work, Caller caller) =>
        work.Glimpse(caller.TelegramId) is { } known && Shows(known, caller) ? known : await MeetAsync(work, caller);

    private static bool Shows(PersonRow known, Caller caller) =>
        known.Name == caller.Name
        && known.Username == caller.Username?.ToLowerInvariant()
        && (known.LanguageChosen || caller.LanguageCode is not { } code || known.Language == Wording.Known(code));

    /// <summary>People met for the first time, written down together.</summary>
    public static async Task MeetAllAsync(UnitOfWork work, IReadOnlyCollection<Caller> strangers)
    {
        if (strangers.Count == 0)
        {
            return;
        }

        await GiveUpAsync(work, [.. strangers.Select(caller => caller.Username?.ToLowerInvariant()).OfType<string>()]);
        var taken = new HashSet<string>();
        foreach (var caller in strangers)
        {
            var username = caller.Username?.ToLowerInvariant();
            work.Add(new PersonRow
            {
                TelegramId = caller.TelegramId,
                Name = caller.Name,
                Username = username is not null && taken.Add(username) ? username : null,
                Language = caller.LanguageCode is { } code ? Wording.Known(code) : new PersonRow().Language,
            });
        }

        await work.SaveAsync();
    }

    /// <summary>Usernames change hands; the work must not be offered to the former owner.</summary>
    private static async Task GiveUpAsync(UnitOfWork work, IReadOnlyCollection<string> usernames, long except = 0)
    {
        if (usernames.Count > 0)
        {
            await work.Db.People.Where(row => EF.Parameter(usernames).Contains(row.Username!) && row.TelegramId != except)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Username, (string?)null), work.Ct);
            work.ForgetUsernames(usernames, except);
        }
    }

    /// <summary>The group and its community; a new one starts with the configured terms and its people's language.</summary>
    public async Task<Home> WelcomeAsync(UnitOfWork work, ChatPlace place, Caller caller)
    {
        if (await work.HomeOfChatAsync(place.ChatId) is not { } home)
        {
            var founded = await work.FoundAsync(
                new() { Title = place.Title }, new() { ChatId = place.ChatId, Title = place.Title, IsSupergroup = place.IsSupergroup });
            await CommunityPipeline.FollowAsync(work, founded.Community, new FoundCommunity(
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
    public static async Task SeeAsync(UnitOfWork work, GroupRow group, PersonRow person, bool isPresent)
    {
        var member = await work.MemberAsync(group.Id, person.Id);
        if (member is null)
        {
            member = new MemberRow { GroupId = group.Id, PersonId = person.Id };
            work.Add(member);
        }

        var now = (HasLeft: !isPresent, IsWatched: isPresent && group.CanWatch);
        if ((member.HasLeft, member.IsWatched) != now)
        {
            (member.HasLeft, member.IsWatched) = now;
            work.Change(member);
        }

        if (isPresent)
        {
            if (person.GroupId != group.Id)
            {
                work.SetHome(person, group.Id);
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
    public async Task SeeIfThereAsync(UnitOfWork work, GroupRow group, PersonRow person)
    {
        var member = await work.MemberAsync(group.Id, person.Id);
        if ((group.CanWatch && member is { IsWatched: true })
            || lookups.PresenceOf(work.Lookups, group.ChatId, person.TelegramId, member is { HasLeft: true }) is { IsPresent: true })
        {
            await SeeAsync(work, group, person, true);
        }
    }

    /// <summary>Nobody tells us any more who leaves.</summary>
    public static Task StopWatchingAsync(UnitOfWork work, long groupId) => work.StepAsideAsync(
        db => db.Members.Where(row => row.GroupId == groupId && row.IsWatched)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsWatched, false), work.Ct));

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
    public async Task<Result<PersonRow>> NamedAsync(CommandContext context, ArgumentReader words)
    {
        if (context.Incoming is not MessageReceived written)
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

                return await IfPresentAsync(context, caller);
            }
        }

        if (words.Peek() is not ['@', _, ..])
        {
            return written.ReplyToAuthor is { } author ? await IfPresentAsync(context, author) : Reason.NeedsPerson;
        }

        var name = words.Take()[1..];
        var username = name.ToLowerInvariant();
        var (db, group) = (context.Work.Db, context.Home!.Group.Id);
        // From the username to the member: a join would let SQLite look through the whole community for the name.
        var known = await db.People.FirstOrDefaultAsync(
            person => person.Username == username
                && db.Members.Any(member => member.GroupId == group && member.PersonId == person.Id && !member.HasLeft),
            context.Work.Ct);
        if (known is not null && !HasLeft(context, known.TelegramId))
        {
            return known;
        }

        var elsewhere = known ?? await db.People.FirstOrDefaultAsync(person => person.Username == username, context.Work.Ct);
        return new Refusal(Reason.UnknownPerson).With("name", "@" + name) with
        {
            Named = elsewhere is null ? null : new PersonId(elsewhere.Id),
        };
    }

    /// <summary>The same of somebody who holds an office here, and may have left.</summary>
    public async Task<Result<PersonRow>> NamedInOfficeAsync(CommandContext context, ArgumentReader words)
    {
        var (db, community) = (context.Work.Db, context.Community!.Id);
        var username = words.Peek() is ['@', _, ..] ? words.Peek()[1..].ToLowerInvariant() : null;
        if (username is not null && await db.People.SingleOrDefaultAsync(
                row => row.Username == username && db.Grants.Any(grant => grant.CommunityId == community && grant.PersonId == row.Id), context.Work.Ct) is { } known)
        {
            words.Take();
            return known;
        }

        return await NamedAsync(context, words);
    }

    /// <summary>Anybody can be mentioned, or has written here once; that does not make them a neighbour.</summary>
    private async Task<Result<PersonRow>> IfPresentAsync(CommandContext context, Caller caller) => HasLeft(context, caller.TelegramId)
        ? new Refusal(Reason.UnknownPerson).With("name", caller.Name) with
        {
            Named = await context.Work.PersonOfAccountAsync(caller.TelegramId) is { } known ? new PersonId(known.Id) : null,
        }
        : await MeetAsync(context.Work, caller);

    private bool HasLeft(CommandContext context, long telegramId) => lookups.Of(
        context.Work.Lookups, context.Home!.ChatId, telegramId, FreshForBeingNamed) is { IsPresent: false };
}
