using MicroGov.Core.Residents;

namespace MicroGov.Core.Voting;

/// <summary>What somebody chose; the latest of each voter counts.</summary>
/// <param name="Choice">The place of the choice on the ballot paper.</param>
/// <param name="Counted">False when the voter was not in the group.</param>
public sealed record Ballot(PersonId Voter, int Choice, bool Counted);

/// <summary>A household that somebody can vote for in the running vote, and the ballot it has now.</summary>
/// <param name="HouseholdId">The household's number.</param>
/// <param name="Ballot">Null when it has none; its voter is whoever cast it last.</param>
public sealed record HouseholdBallot(long HouseholdId, Ballot? Ballot);
