using MicroGov.Core.Community;
using MicroGov.Core.Voting;

namespace MicroGov.Core.Affairs;

/// <summary>What a decision needs to know beyond the affair itself, looked up beforehand.</summary>
public sealed record Facts
{
    public CommunityTerms Terms { get; init; } = new();

    /// <summary>What the one who acts is in this affair's community.</summary>
    public Role Role { get; init; } = Role.Resident;

    /// <summary>
    /// In the affair's group and of its unit, whatever office they hold: a resident's rights come from living there.
    /// </summary>
    public bool Belongs { get; init; } = true;

    public long CommunityId { get; init; }

    /// <summary>The unit that a new affair is at home in; null is the whole community.</summary>
    public long? UnitId { get; init; }

    /// <summary>The community's units; null while it has none but itself. Needed only by what moves an affair.</summary>
    public UnitTree? Units { get; init; }

    /// <summary>The number a new affair would get.</summary>
    public int NextNumber { get; init; } = 1;

    /// <summary>What only votes need to know.</summary>
    public VoteFacts Voting { get; init; } = new();
}
