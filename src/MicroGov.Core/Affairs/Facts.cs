using MicroGov.Core.Residents;
using MicroGov.Core.Voting;

namespace MicroGov.Core.Affairs;

/// <summary>What a decision needs to know beyond the affair itself, looked up beforehand.</summary>
public sealed record Facts
{
    public CommunityTerms Terms { get; init; } = new();

    /// <summary>What the one who acts is in this affair's community.</summary>
    public Role Role { get; init; } = Role.Resident;

    public long CommunityId { get; init; }

    /// <summary>The number a new affair would get.</summary>
    public int NextNumber { get; init; } = 1;

    /// <summary>The ballot that the one who acts has given in the running vote.</summary>
    public Ballot? OwnBallot { get; init; }

    /// <summary>The running vote counted so far; needed only by what may end a vote.</summary>
    public Tally? Tally { get; init; }

    /// <summary>People in the group without the bot; needed only by what may open a vote.</summary>
    public int? Eligible { get; init; }
}
