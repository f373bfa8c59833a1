using MicroGov.Core.Residents;

namespace MicroGov.Core.Voting;

/// <summary>What somebody chose; the latest of each voter counts.</summary>
/// <param name="Choice">The place of the choice on the ballot paper.</param>
/// <param name="Counted">False when the voter was not in the group.</param>
public sealed record Ballot(PersonId Voter, int Choice, bool Counted);
