using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>Who sent an update, and where: the person, and the community that they speak in.</summary>
public sealed class CallerResolver(
    GroupDirectory groups, RoleResolver roles, TelegramLookups lookups, BotIdentity bot)
{
    /// <summary>Bots are asked for at most this often; their standing then comes by itself.</summary>
    private static readonly TimeSpan FreshForBot = TimeSpan.FromHours(1);

    /// <summary>Somebody of whom nothing is written down may want just that.</summary>
    public static async Task<bool> IsKnownAsync(UnitOfWork work, Caller caller) =>
        await work.People.OfAccountAsync(caller.TelegramId) is not null;

    /// <summary>
    /// Who came in, and where: the group, or in private the one that the message replied to speaks of, or else the one they were
    /// last active in. Null when they may not see what is that group's.
    /// </summary>
    /// <param name="repliedTo">The affair of the message replied to.</param>
    public async Task<(PersonRow Person, Home? Home)> ArriveAsync(
        UnitOfWork work, Incoming incoming, AffairRow? repliedTo = null)
    {
        var person = await PeopleDirectory.MeetAsync(work, incoming.Who!);
        if (incoming.Where is not { IsGroup: true } group)
        {
            person.CanBeWrittenTo = true;
            var meant = repliedTo is not null ? await work.Homes.GetAsync(repliedTo)
                : person.GroupId is { } last ? await work.Homes.GetAsync(last)
                : null;
            return (person, meant is not null && await roles.MayReadAsync(work, person, meant) ? meant : null);
        }

        var mustAsk = await work.Homes.OfChatAsync(group.ChatId) is null or { Group.BotStandingIsOld: true };
        var home = await groups.WelcomeAsync(work, group, incoming.Who!);
        if (mustAsk && lookups.Of(work.Lookups, group.ChatId, bot.Id, FreshForBot) is { } own)
        {
            (home.Group.BotIsAdministrator, home.Group.BotMayPin, home.Group.BotStandingIsOld) =
                (own.IsModerator, own.MayPin, false);
        }

        if (incoming is MessageReceived { IsAnonymous: false })
        {
            await GroupDirectory.SeeAsync(work, home.Group, person, true);
        }
        else if (incoming is ButtonPressed)
        {
            await groups.SeeIfThereAsync(work, home.Group, person);
        }

        return (person, home);
    }
}
