
namespace MicroGov.Core.Voting.Ballots;

/// <summary>What somebody chose; the latest of each voter counts.</summary>
/// <param name="Standing">Whether it counts.</param>
/// <param name="Receipt">In a secret vote: what its line in the published list will be called.</param>
public sealed record Ballot(
    PersonId Voter, Marking Choice, BallotStanding Standing = BallotStanding.Counted, string? Receipt = null)
{
    public bool Counted => Standing == BallotStanding.Counted;
}

/// <summary>A household that somebody can vote for in the running vote, and the ballot it has now.</summary>
/// <param name="HouseholdId">The household's number.</param>
/// <param name="Ballot">Null when it has none; its voter is whoever cast it last.</param>
/// <param name="IsOwn">Its ballot was cast by one of its own members, which neither paper nor a proxy overrides.</param>
/// <param name="IsByProxy">It is another household, which has given its vote away.</param>
public sealed record HouseholdBallot(long HouseholdId, Ballot? Ballot, bool IsOwn = false, bool IsByProxy = false);

/// <summary>A line in the published list of a secret vote, in the order of the receipts.</summary>
/// <param name="Receipt">Known to whoever cast it, and to nobody else.</param>
public sealed record PublishedBallot(string Receipt, Marking Choice);
