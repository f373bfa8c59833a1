using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>A vote ends: counted, prolonged, called again, or declared void.</summary>
internal static class ClosingDecisions
{
    /// <summary>Counts and moves on. By the clock, a vote without quorum is prolonged, and then called a second time, as its rule says.</summary>
    public static Result<ImmutableArray<AffairEvent>> Close(Affair affair, PersonId? by, Facts facts, DateTimeOffset now)
    {
        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote })
        {
            return StageRefusal.NotNow(affair.Stage);
        }

        var ballots = facts.Ballots ?? BallotProfile.Empty;
        if (by is not null && MustRunOn(vote, ballots, now))
        {
            return new Refusal(Reason.VoteRunsOn).With("rule", vote.Rule.Name);
        }

        var result = VoteCounting.Count(vote, ballots, facts.JournalHead);
        var soFar = vote.Rule.IsHidden ? result.Tally.Turnout() : result.Tally;
        switch (result.Verdict)
        {
            case Verdict.NoQuorum when by is null && vote.Extensions < vote.Rule.Extensions:
                return AffairDecider.Events(new VoteProlonged(now + vote.Span, soFar));
            case Verdict.NoQuorum when by is null && vote is { IsSecondCall: false, Rule.SecondCall: { } call }:
                return AffairDecider.Events(new VoteProlonged(now + (call.For ?? vote.Span), soFar, SecondCall: true));
            case Verdict.RunOff:
                // The new round begins with an empty box, and who was left out is left out of it too.
                return AffairDecider.Events(
                [
                    new RunOffOpened(by, result, FinalChoices(vote, result), now, now + vote.Span) { Published = facts.Published },
                    .. vote.RecusedHouseholds.Select(one => new VoterRecused(PersonId.Clock, one.Value, vote.Round + 1, vote.Recused[one.Value], one.Key)),
                ]);
            default:
                return Count(affair, vote, by, result, facts, now);
        }
    }

    public static Result<ImmutableArray<AffairEvent>> Void(Affair affair, VoidVote act, Facts facts, DateTimeOffset now)
    {
        // What is done by consent, or because it is urgent, is no vote's doing.
        if (affair is not ({ Stage: Stage.Voting } or { Stage: Stage.Assigning, Vote.Result.Verdict: Verdict.Adopted }))
        {
            return Reason.VoteIsOver;
        }

        return AffairDecider.MoveBy(affair, Transition.AskAgain, now, to => new VoteVoided(to, act.By, act.Reason, now + facts.Terms.DiscussFor));
    }

    /// <summary>Inside the time that the rule leaves for it, enough objections bring the debate back.</summary>
    public static Result<ImmutableArray<AffairEvent>> Object(Affair affair, ObjectTo act, Facts facts, DateTimeOffset now)
    {
        if (affair.Vote is not { Rule.Objections: { } rule, ObjectUntil: { } until } || now >= until)
        {
            return Reason.NoNoticeOpen;
        }

        if (affair.Objections.ContainsKey(act.By))
        {
            return Reason.AlreadyObjected;
        }

        var made = new ObjectionMade(act.By, act.Reason);
        if (affair.Objections.Count + 1 < rule.Needed)
        {
            return AffairDecider.Events(made);
        }

        var again = AffairDecider.MoveBy(affair, Transition.AskAgain, now, to => new AskedAgain(to, now + facts.Terms.DiscussFor, affair.Vote.Advice));
        return again.Refusal is { } refusal ? refusal : again.Value.Insert(0, made);
    }

    private static Result<ImmutableArray<AffairEvent>> Count(
        Affair affair, Vote vote, PersonId? by, VoteResult result, Facts facts, DateTimeOffset now)
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
        return AffairDecider.MoveBy(affair, move, now, to => new VoteCounted(
            to, by, result, outcome, outcome is null ? null : now + facts.Terms.ReopenWithin, now)
        {
            DiscussUntil = isBlocked || isAdvice ? now + facts.Terms.DiscussFor : null,
            ObjectUntil = result.Verdict == Verdict.Adopted && !isAdvice && vote.Rule.Objections is { } objections ? now.AddDays(objections.Days) : null,
            Published = facts.Published,
        });
    }

    /// <summary>
    /// Whoever leads may close a vote early, and prolongs nothing by it; but not before its quorum is there, nor, where silence lets
    /// it pass, before half have spoken, unless those who are missing could change nothing.
    /// </summary>
    private static bool MustRunOn(Vote vote, BallotProfile ballots, DateTimeOffset now)
    {
        var isThin = vote.Rule.Method == VotingMethod.Consent
            ? vote.Eligible is not { } all || ballots.Voters * 2 < all
            : vote.Quorum is not null && VoteCounting.Turnout(vote, ballots).Any(test => !test.IsMet);
        return isThin && now < vote.Until && !VoteCounting.IsSettled(vote, ballots);
    }

    private static ImmutableArray<Choice> FinalChoices(Vote vote, VoteResult result) =>
    [
        .. result.Finalists.Select(place => vote.Choices[place]),
        .. vote.Choices.Where(choice => choice.Kind is ChoiceKind.Against or ChoiceKind.Abstain),
    ];
}
