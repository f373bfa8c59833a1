using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>Who sent an update, and the group that it is about.</summary>
/// <param name="Home">Null in private when nothing says which group is meant, or they may not see what is that group's.</param>
public sealed record Arrival(PersonRow Person, Home? Home)
{
    /// <summary>The groups among which they must choose then; empty when there is nothing to choose.</summary>
    public IReadOnlyList<Home> Choice { get; init; } = [];

    /// <summary>The affair of the message replied to, where they may see it.</summary>
    public AffairRow? RepliedTo { get; init; }
}

/// <summary>What the words of a message tell of where they are meant.</summary>
public readonly record struct Direction
{
    /// <summary>The affair of the message replied to.</summary>
    public AffairRow? RepliedTo { get; init; }

    /// <summary>The words are about that affair, and not about its group.</summary>
    public bool NamesAffair { get; init; }

    /// <summary>The group in which the question was asked that they answer.</summary>
    public long? AskedIn { get; init; }

    /// <summary>What they are about.</summary>
    public CommandScope Scope { get; init; }

    /// <summary>They are for the bot, and not for neighbours.</summary>
    public bool IsForUs { get; init; }
}

/// <summary>Who sent an update, and where: the person, and the community that they speak in.</summary>
public sealed class CallerResolver(
    GroupDirectory groups, RoleResolver roles, PrivateGroups privately, TelegramLookups lookups, BotIdentity bot)
{
    /// <summary>Bots are asked for at most this often; their standing then comes by itself.</summary>
    private static readonly TimeSpan FreshForBot = TimeSpan.FromHours(1);

    /// <summary>Somebody of whom nothing is written down may want just that.</summary>
    public static async Task<bool> IsKnownAsync(UnitOfWork work, Caller caller) =>
        await work.People.OfAccountAsync(caller.TelegramId) is not null;

    /// <summary>Who came in, and where: the group; in private see <see cref="PrivateGroups"/>.</summary>
    public async Task<Arrival> ArriveAsync(UnitOfWork work, Incoming incoming, Direction direction = default)
    {
        var person = await PeopleDirectory.MeetAsync(work, incoming.Who!);
        if (incoming.Where is not { IsGroup: true } group)
        {
            person.CanBeWrittenTo = true;
            return await ArrivePrivatelyAsync(work, person, direction);
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
            await GroupDirectory.SeeAsync(work, home.Group, person, direction.IsForUs ? Sighting.Acting : Sighting.Present);
        }
        else if (incoming is ButtonPressed)
        {
            await groups.SeeActingIfThereAsync(work, home.Group, person);
        }

        return new(person, home) { RepliedTo = direction.RepliedTo };
    }

    private async Task<Arrival> ArrivePrivatelyAsync(UnitOfWork work, PersonRow person, Direction direction)
    {
        var eligible = await privately.OfAsync(work, person);
        if (direction.RepliedTo is { } affair)
        {
            var its = await work.Homes.GetAsync(affair);
            if (!await roles.MayReadAsync(work, person, its))
            {
                return new(person, null);
            }

            // Who is told of an affair may answer about it, wherever they live; what else they write is not that group's.
            if (direction.NamesAffair || eligible.Any(home => home.Group.Id == its.Group.Id))
            {
                return new(person, its) { RepliedTo = affair };
            }
        }

        var meant = direction.AskedIn is { } asked
            ? [.. eligible.Where(home => home.Group.Id == asked)]
            : PrivateGroups.Among(eligible, person, direction.Scope);
        return meant is [var home] ? new(person, home) : new(person, null) { Choice = meant };
    }
}
