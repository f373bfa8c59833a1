namespace MicroGov.Core.Community;

/// <summary>What somebody is towards one affair, or towards the community as a whole.</summary>
public enum Role
{
    /// <summary>Not in the group: may look, may not act.</summary>
    Outsider,

    /// <summary>
    /// Had their say in this affair already, before they had themselves erased and came back as somebody new: or one person
    /// could vote as often as they like.
    /// </summary>
    Former,

    /// <summary>In the group, where the affair is only one unit's: may speak and lend a hand, is not asked.</summary>
    Neighbour,

    /// <summary>In the group, and of the unit that the affair is at home in.</summary>
    Resident,

    /// <summary>In the group, and leads a unit that this is not the business of.</summary>
    LeaderElsewhere,

    /// <summary>Leads the unit that the affair is at home in, or one around it.</summary>
    UnitLeader,

    /// <summary>
    /// Speaks for an organisation: the property company, the owners' or the residents' committee, a social organisation, the
    /// party branch. Takes on work, does not vote and does not moderate: what is asked of it would be decided by itself.
    /// </summary>
    Partner,

    /// <summary>Moderates the community; until moderators are named, each administrator of the affair's group.</summary>
    Moderator,

    /// <summary>Administers the community's group in Telegram, and is nothing else of this.</summary>
    Administrator,

    /// <summary>A deadline that fell due: the clock, not a person.</summary>
    Clock,
}
