namespace MicroGov.Core.Community;

/// <summary>An office that somebody was given.</summary>
/// <param name="Role"><see cref="Role.UnitLeader"/>, <see cref="Role.Moderator"/> or <see cref="Role.Partner"/>.</param>
/// <param name="UnitId">The unit that a leader leads; null is the whole community.</param>
/// <param name="Partner">The organisation that a partner speaks for.</param>
public sealed record Grant(Role Role, long? UnitId = null, string Partner = "")
{
    /// <summary>
    /// The role that counts towards an affair: what was granted comes before what Telegram says, and who speaks for an
    /// organisation is no neighbour in it.
    /// </summary>
    /// <param name="grants">Everything that this person was given in the community.</param>
    /// <param name="isPresent">In the affair's group; holders of an office, anywhere in the community.</param>
    /// <param name="isConcerned">Of the affair's unit, as far as that is known.</param>
    /// <param name="isAdministrator">Of the affair's group in Telegram.</param>
    /// <param name="hasModerators">
    /// Moderators were named, so that Telegram's administrators no longer moderate by themselves.
    /// </param>
    /// <param name="covers">Whether a unit is the affair's own or lies around it.</param>
    public static Role RoleOf(
        IReadOnlyCollection<Grant> grants, bool isPresent, bool isConcerned, bool isAdministrator, bool hasModerators,
        Func<long?, bool> covers)
    {
        if (!isPresent)
        {
            return Role.Outsider;
        }

        var leads = grants.Where(grant => grant.Role == Role.UnitLeader).ToList();
        return grants.Any(grant => grant.Role == Role.Moderator) ? Role.Moderator
            : grants.Any(grant => grant.Role == Role.Partner) ? Role.Partner
            : isAdministrator && !hasModerators ? Role.Moderator
            : leads.Exists(grant => covers(grant.UnitId)) ? Role.UnitLeader
            : !isConcerned ? Role.Neighbour
            : isAdministrator ? Role.Administrator
            : leads.Count > 0 ? Role.LeaderElsewhere
            : Role.Resident;
    }
}
