
namespace MicroGov.Core.Community;

/// <summary>Who an act is open to.</summary>
public enum Audience
{
    /// <summary>Everybody in the group who speaks for themselves.</summary>
    Residents,

    /// <summary>Also those who speak for an organisation.</summary>
    ResidentsAndPartners,

    /// <summary>
    /// Residents; people outside the group or the unit too, whose ballots are kept apart, and the result says so.
    /// </summary>
    Voters,

    /// <summary>Who was asked to do the work or does it; for an outside body, the raiser or who leads.</summary>
    DoerOrAsked,

    /// <summary>The raiser, the unit's leader or a moderator.</summary>
    RaiserOrLeaders,

    /// <summary>The unit's leader or a moderator.</summary>
    Leaders,

    Moderators,

    /// <summary>Administrators of the community's group.</summary>
    Administrators,

    /// <summary>The unit's leader, a moderator or an administrator.</summary>
    LeadersAndAdministrators,

    Clock,
}

/// <summary>What an audience answers to each role.</summary>
internal static class Audiences
{
    /// <summary>Null: yes. Raisers and doers are looked at apart.</summary>
    public static Reason? Answer(this Audience audience, Role role) => (audience, role) switch
    {
        (Audience.Clock, Role.Clock) => null,
        (Audience.Clock, _) or (_, Role.Clock) => Reason.ModeratorsOnly,
        (_, Role.Former) => Reason.HadTheirSay,
        (Audience.Voters, Role.Outsider or Role.Neighbour) => null,
        (_, Role.Outsider) => Reason.Outsider,
        (Audience.Voters or Audience.Residents, Role.Partner) => Reason.PartnersDoNot,
        (Audience.Residents, Role.Neighbour) => Reason.NotOfThisUnit,
        (Audience.Voters or Audience.Residents or Audience.ResidentsAndPartners, _) => null,
        (Audience.DoerOrAsked, _) => IsLeading(role) ? null : Reason.DoerOnly,
        (Audience.RaiserOrLeaders, _) => IsLeading(role) ? null : Reason.RaiserOrModerator,
        (Audience.Moderators, Role.Moderator) => null,
        (Audience.Moderators, _) => Reason.ModeratorsOnly,
        (Audience.Administrators or Audience.LeadersAndAdministrators, Role.Administrator) => null,
        (Audience.Administrators, _) => Reason.AdministratorsOnly,
        (_, Role.LeaderElsewhere) => Reason.NotYourUnit,
        _ => IsLeading(role) ? null : Reason.LeadersOnly,
    };

    private static bool IsLeading(Role role) => role is Role.UnitLeader or Role.Moderator;
}
