using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>Offices are given and taken back.</summary>
internal static class OfficeDecisions
{
    public static Result<ImmutableArray<CommunityEvent>> Grant(CommunityState community, GrantRole act)
    {
        var held = community.Offices.Where(office => office.Who == act.Who).Select(office => office.Grant).ToList();
        if (held.Contains(act.Grant))
        {
            return Reason.HasRole;
        }

        // Who speaks for an organisation neither votes nor moderates.
        if (held.Count > 0 && (act.Grant.Role == Role.Partner || held.Exists(other => other.Role == Role.Partner)))
        {
            return Reason.PartnerOrOffice;
        }

        return CommunityDecider.One(new RoleGranted(act.By, act.Who, act.Grant.Role, act.Grant.UnitId, act.Grant.Partner));
    }

    public static Result<ImmutableArray<CommunityEvent>> Revoke(CommunityState community, RevokeRole act)
    {
        var events = Revoked(community, act.By, act.Who, grant => grant.Role == act.Role);
        return events.IsEmpty ? Reason.HasNoRole : events;
    }

    public static Result<ImmutableArray<CommunityEvent>> LayDown(CommunityState community, LayDownOffices act) =>
        Revoked(community, act.Who, act.Who, _ => true);

    private static ImmutableArray<CommunityEvent> Revoked(
        CommunityState community, PersonId by, PersonId who, Func<Grant, bool> which) =>
        [
            .. community
                .Offices.Where(office => office.Who == who && which(office.Grant))
                .Select(office => office.Grant)
                .OrderBy(grant => grant.Role)
                .ThenBy(grant => grant.UnitId)
                .Select(grant => new RoleRevoked(by, who, grant.Role, grant.UnitId)),
        ];
}
