namespace MicroGov.Core.Residents;

/// <summary>What somebody is in the community that an affair belongs to, from least to most.</summary>
public enum Role
{
    /// <summary>Not in the group: may look, may not act.</summary>
    Outsider,

    /// <summary>In the group.</summary>
    Resident,

    /// <summary>Moderates the group; until roles are set up, each of its administrators.</summary>
    Moderator,

    /// <summary>A deadline that fell due: the clock, not a person.</summary>
    Clock,
}
