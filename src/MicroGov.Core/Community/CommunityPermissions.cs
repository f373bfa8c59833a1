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
        (typeof(InviteHouseholds), Audience.Administrators),
        (typeof(ImportRoster), Audience.Administrators),
        (typeof(ArrangeUnits), Audience.Administrators),
        (typeof(LinkGroup), Audience.Administrators),
    ];
}
