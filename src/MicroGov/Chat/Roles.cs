using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat;

/// <summary>
/// What somebody is in a community. Until roles are set up the group's administrators moderate it and everybody in the
/// group is a resident; Telegram is asked only when the answer matters and is not fresh.
/// </summary>
public sealed class Roles(Lookups lookups)
{
    private static readonly TimeSpan FreshForModerators = TimeSpan.FromSeconds(5);

    /// <param name="seenThere">They have just written in the group, or Telegram would have told us had they left it.</param>
    /// <param name="hasLeft">They were seen leaving it.</param>
    public Role Of(Questions questions, PersonRow person, CommunityRow community, Act act, Affair affair, bool seenThere, bool hasLeft)
    {
        if (MayNeedModerator(act, affair, person))
        {
            return RoleOf(lookups.Of(questions, community.ChatId, person.TelegramId, FreshForModerators));
        }

        if (seenThere)
        {
            return Role.Resident;
        }

        return RoleOf(lookups.PresenceOf(questions, community.ChatId, person.TelegramId, hasLeft));
    }

    private static bool MayNeedModerator(Act act, Affair affair, PersonRow person) => Permissions.For(act.GetType()) switch
    {
        Audience.Moderators => true,
        Audience.RaiserOrModerator => affair.RaisedBy.Value != person.Id,
        Audience.DoerOrAsked => affair.Work?.Body is not null && affair.RaisedBy.Value != person.Id,
        _ => false,
    };

    private static Role RoleOf(Standing? standing) => standing switch
    {
        { IsPresent: true, IsModerator: true } => Role.Moderator,
        { IsPresent: true } => Role.Resident,
        _ => Role.Outsider,
    };
}
