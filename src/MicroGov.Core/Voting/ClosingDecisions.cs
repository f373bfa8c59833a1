using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>A vote ends: counted, prolonged, called again, or declared void.</summary>
internal static class ClosingDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Close(VotingSlice affair, CloseVote act) => CloseBy(affair, act.By);

    /// <summary>
    /// Counts and moves on. By the clock, a vote without quorum is prolonged, and then called a second time, as its rule says.
    /// </summary>
    /// <param name="by">Null when the time was up.</param>
    public static Result<ImmutableArray<AffairEvent>> CloseBy(VotingSlice affair, PersonId? by)
    {
        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote })
        {
            return affair.NotNow;
        }

        if (affair.Facts.IsLocked)
        {
            return Reason.BallotsAreLocked;
        }

        var ballots = affair.Facts.Ballots ?? BallotProfile.Empty;
        if (by is not null && MustRunOn(vote, ballots, affair.Now))
        {
            return new Refusal(Reason.VoteRunsOn).With("rule", vote.Rule.Name);
        }

        var result = VoteCounting.Count(vote, ballots, affair.Facts.JournalHead);
        var soFar = vote.Rule.IsHidden ? result.Tally.Turnout() : result.Tally;
        switch (result.Verdict)
        {
            case Verdict.NoQuorum when by is null && vote.Extensions < vote.Rule.Extensions:
                return Decision.Of(new VoteProlonged(affair.Now + vote.Span, soFar));
            case Verdict.NoQuorum when by is null && vote is { IsSecondCall: false, Rule.SecondCall: { } call }:
                return Decision.Of(new VoteProlonged(affair.Now + (call.For ?? vote.Span), soFar, SecondCall: true));
            case Verdict.RunOff:
                // The new round begins with an empty box, and who was left out is left out of it too.
                return Decision.Of(
                [
                    new RunOffOpened(by, result, FinalChoices(vote, result), affair.Now, affair.Now + vote.Span)
                    {
                        Published = affair.Facts.Published,
                    },
                    .. LeftOutAgain(vote),
                ]);
            default:
                return Count(affair, vote, by, result);
        }
    }

    public static Result<ImmutableArray<AffairEvent>> Void(VotingSlice affair, VoidVote act)
    {
        // What is done by consent, or because it is urgent, is no vote's doing.
        if (affair is not ({ Stage: Stage.Voting } or { Stage: Stage.Assigning, Vote.Result.Verdict: Verdict.Adopted }))
        {
            return Reason.VoteIsOver;
        }

        var until = affair.Now + affair.Terms.DiscussFor;
        return affair.Move(Transition.AskAgain, to => new VoteVoided(to, act.By, act.Reason, until));
    }

    /// <summary>Inside the time that the rule leaves for it, enough objections bring the debate back.</summary>
    public static Result<ImmutableArray<AffairEvent>> Object(VotingSlice affair, ObjectTo act)
    {
        if (affair.Vote is not { Rule.Objections: { } rule, ObjectUntil: { } until } || affair.Now >= until)
        {
            return Reason.NoNoticeOpen;
        }

        if (affair.Frame.Objections.ContainsKey(act.By))
        {
            return Reason.AlreadyObjected;
        }

        var made = new ObjectionMade(act.By, act.Reason);
        return affair.Frame.Objections.Count + 1 < rule.Needed
            ? Decision.Of(made)
            : Decision.After(made, AskAgain(affair, affair.Vote.Advice));
    }

    /// <summary>What was decided, or would have been, is discussed again.</summary>
    /// <param name="advice">How the vote stood that ends by it.</param>
    public static Result<ImmutableArray<AffairEvent>> AskAgain(VotingSlice affair, Tally? advice) =>
        affair.Move(Transition.AskAgain, to => new AskedAgain(to, affair.Now + affair.Terms.DiscussFor, advice));

    private static Result<ImmutableArray<AffairEvent>> Count(
        VotingSlice affair, Vote vote, PersonId? by, VoteResult result)
    {
        // Consent is not lost by an objection: what is proposed is changed until nobody has one.
        var isBlocked = vote.Rule.Method == VotingMethod.Consent && result.Verdict == Verdict.Rejected;
        var isAdvice = vote.Rule.IsAdvisory && result.Verdict != Verdict.NoQuorum;
        var (move, outcome) = result.Verdict switch
        {
            _ when isAdvice => (Transition.AskAgain, (Outcome?)null),
            Verdict.Adopted => (Transition.Adopt, null),
            Verdict.NoQuorum => (Transition.Lapse, Outcome.Lapsed),
            _ when isBlocked => (Transition.AskAgain, null),
            _ => (Transition.Reject, Outcome.Rejected),
        };
        return affair.Move(move, to => new VoteCounted(
            to, by, result, outcome, outcome is null ? null : affair.Now + affair.Terms.ReopenWithin, affair.Now)
        {
            DiscussUntil = isBlocked || isAdvice ? affair.Now + affair.Terms.DiscussFor : null,
            ObjectUntil = move == Transition.Adopt && vote.Rule.Objections is { } objections
                ? affair.Now.AddDays(objections.Days)
                : null,
            Published = affair.Facts.Published,
        });
    }

    /// <summary>
    /// Whoever leads may close a vote early, and prolongs nothing by it; but not before its quorum is there, nor, where silence
    /// lets it pass, before half have spoken, unless those who are missing could change nothing.
    /// </summary>
    private static bool MustRunOn(Vote vote, BallotProfile ballots, DateTimeOffset now)
    {
        var isThin = vote.Rule.Method == VotingMethod.Consent
            ? vote.Eligible is not { } all || ballots.Voters * 2 < all
            : vote.Quorum is not null && VoteCounting.Turnout(vote, ballots).Any(test => !test.IsMet);
        return isThin && now < vote.Until && !VoteCounting.IsSettled(vote, ballots);
    }

    private static IEnumerable<VoterRecused> LeftOutAgain(Vote vote) => vote.Rule.Basis == VoterBasis.Household
        ? vote.RecusedHouseholds.Select(one => new VoterRecused(
            PersonId.Clock, one.Value, vote.Round + 1, vote.Recused[one.Value], one.Key))
        : vote.Recused.Select(one => new VoterRecused(PersonId.Clock, one.Key, vote.Round + 1, one.Value));

    private static ImmutableArray<Choice> FinalChoices(Vote vote, VoteResult result) =>
    [
        .. result.Finalists.Select(place => vote.Choices[place]),
        .. vote.Choices.Where(choice => choice.Kind is ChoiceKind.Against or ChoiceKind.Abstain),
    ];
}
