using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>Who may do what to the community itself.</summary>
public static class CommunityPermissions
{
    /// <summary>Every act on the community, and who it is open to.</summary>
    public static ImmutableArray<(Type Act, Audience Audience)> Rights { get; } =
    [
        (typeof(AnswerAdmission), Audience.LeadersAndAdministrators),
        (typeof(ListMissing), Audience.LeadersAndAdministrators),
        (typeof(GrantRole), Audience.Administrators),
        (typeof(RevokeRole), Audience.Administrators),
        (typeof(ChangeSetting), Audience.Administrators),
        (typeof(WriteRule), Audience.Administrators),
        (typeof(RemoveRule), Audience.Administrators),
        (typeof(InviteHouseholds), Audience.Administrators),
        (typeof(ImportRoster), Audience.Administrators),
        (typeof(AddUnit), Audience.Administrators),
        (typeof(AssignGroup), Audience.Administrators),
        (typeof(InviteGroup), Audience.Administrators),
        (typeof(MergeCommunity), Audience.Administrators),
        // No person decides these: somebody who may has handed out a code for it, or they only tell what has happened.
        (typeof(FoundCommunity), Audience.Clock),
        (typeof(LinkGroup), Audience.Clock),
        (typeof(MigrateGroup), Audience.Clock),
        (typeof(JoinHousehold), Audience.Clock),
        (typeof(LeaveHouseholds), Audience.Clock),
        (typeof(LayDownOffices), Audience.Clock),
    ];
}
