using System.Collections.Frozen;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>One way of choosing: how it is counted, which lists of marks its ballots may hold, and what it needs to begin.</summary>
/// <param name="Count">The vote, its ballots, and what a lot is drawn from.</param>
internal sealed record VotingMethodKind(VotingMethod Method, Func<Vote, BallotProfile, string, VoteResult> Count)
{
    /// <summary>Whether a list marks so many choices in a way that this method can read. Null: its ballots name one choice.</summary>
    public Func<Marking, int, bool>? Reads { get; init; }

    /// <summary>Why it cannot be opened, under a ceiling if it has one. Null: it can.</summary>
    public Func<VotingSlice, VoteRule, long?, Refusal?> Hindrance { get; init; } = (_, _, _) => null;
}

/// <summary>The voting methods. A new one has its name in <see cref="VotingMethod"/>, its count, and its row here.</summary>
internal static class VotingMethods
{
    private static readonly FrozenDictionary<VotingMethod, VotingMethodKind> All = new VotingMethodKind[]
    {
        new(VotingMethod.Plurality, PollCounting.Plurality),
        new(VotingMethod.Consent, (vote, ballots, _) => PollCounting.Consent(vote, ballots)),
        new(VotingMethod.Approval, ListCounting.ByApproval) { Reads = MarkingRules.IsApproval, Hindrance = TooFewOptions },
        new(VotingMethod.Score, ListCounting.ByScore) { Reads = MarkingRules.IsScore, Hindrance = TooFewOptions },
        new(VotingMethod.InstantRunoff, ListCounting.ByInstantRunoff)
        {
            Reads = MarkingRules.IsRanking,
            Hindrance = TooFewOptions,
        },
        new(VotingMethod.Schulze, ListCounting.BySchulze) { Reads = MarkingRules.IsRanking, Hindrance = TooFewOptions },
        new(VotingMethod.Budget, ListCounting.OfBudget) { Reads = MarkingRules.IsApproval, Hindrance = NoBudget },
    }.ToFrozenDictionary(kind => kind.Method);

    public static VotingMethodKind Of(VotingMethod method) => All[method];

    private static Refusal? TooFewOptions(VotingSlice affair, VoteRule rule, long? ceiling) =>
        affair.Options.Length < 2 ? new Refusal(Reason.OptionsMissing).With("rule", rule.Name) : null;

    private static Refusal? NoBudget(VotingSlice affair, VoteRule rule, long? ceiling) =>
        affair.Options.IsEmpty ? new(Reason.ProjectsMissing)
        : affair.Options.FirstOrDefault(option => Price.In(option) is null) is { } free
            ? new Refusal(Reason.CostMissing).With("option", free)
        : ceiling is null ? new(Reason.CeilingMissing)
        : null;
}
