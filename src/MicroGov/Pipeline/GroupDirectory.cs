using MicroGov.Core.Community;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>What an update tells of somebody in a group.</summary>
public enum Sighting
{
    /// <summary>They are there, perhaps because somebody else brought them.</summary>
    Present,

    /// <summary>They have themselves turned to the bot there.</summary>
    Acting,

    /// <summary>They left or were removed. Should they come back, what they did before counts no more.</summary>
    Gone,
}

/// <summary>Groups, the communities at home in them, and who is in which, as it becomes known, update by update.</summary>
public sealed class GroupDirectory(NewCommunity beginnings, TelegramLookups lookups)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromHours(20);

    /// <summary>The group and its community; a new one starts with the configured terms and its people's language.</summary>
    public async Task<Home> WelcomeAsync(UnitOfWork work, ChatPlace place, Caller caller)
    {
        if (await work.Homes.OfChatAsync(place.ChatId) is not { } home)
        {
            var founded = await work.Communities.FoundAsync(
                new() { Title = place.Title },
                new() { ChatId = place.ChatId, Title = place.Title, IsSupergroup = place.IsSupergroup });
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

    /// <summary>Remembers that somebody is, or no longer is, in a group, and whether they have acted there.</summary>
    public static async Task SeeAsync(UnitOfWork work, GroupRow group, PersonRow person, Sighting sighting)
    {
        var isPresent = sighting != Sighting.Gone;
        var member = await work.Members.FindAsync(group.Id, person.Id);
        if (member is null)
        {
            member = new MemberRow { GroupId = group.Id, PersonId = person.Id };
            work.Members.Add(member);
        }

        var now = (
            HasLeft: !isPresent,
            IsWatched: isPresent && group.CanWatch,
            HasActed: isPresent && (member.HasActed || sighting == Sighting.Acting));
        if ((member.HasLeft, member.IsWatched, member.HasActed) != now)
        {
            (member.HasLeft, member.IsWatched, member.HasActed) = now;
            work.Members.Change(member);
        }

        if (!isPresent && person.GroupId == group.Id)
        {
            person.GroupId = null;
        }
    }

    /// <summary>
    /// A forwarded poll and a public group's buttons can be used from outside, so Telegram is asked about everybody whose
    /// leaving it would not tell us by itself.
    /// </summary>
    public async Task SeeActingIfThereAsync(UnitOfWork work, GroupRow group, PersonRow person)
    {
        var member = await work.Members.FindAsync(group.Id, person.Id);
        if ((group.CanWatch && member is { IsWatched: true })
            || lookups.PresenceOf(work.Lookups, group.ChatId, person.TelegramId, member is { HasLeft: true })
                is { IsPresent: true })
        {
            await SeeAsync(work, group, person, Sighting.Acting);
        }
    }

    /// <summary>
    /// Telegram keeps updates for a day (https://core.telegram.org/bots/api#getting-updates). After a longer silence we may
    /// have missed who left and whether we are still an administrator, so both are asked again.
    /// </summary>
    public static async Task DoubtAfterSilenceAsync(UnitOfWork work)
    {
        if (await work.Updates.LastTakenAsync() is var heard && !(heard > work.Now - LongestSilence))
        {
            await work.Members.DoubtAllAsync();
            await work.Homes.DoubtStandingsAsync();
        }
    }
}
