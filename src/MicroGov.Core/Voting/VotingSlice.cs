using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Voting;

/// <summary>What the decisions about votes look at.</summary>
/// <param name="Vote">The latest vote, running or counted.</param>
/// <param name="Options">What was proposed for the next one.</param>
internal sealed record VotingSlice(AffairFrame Frame, Vote? Vote, ImmutableArray<string> Options, VoteFacts Facts)
    : AffairSlice(Frame);
