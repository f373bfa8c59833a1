using System.Collections.Immutable;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>What the journal keeps of votes. A record here never changes: a changed one is a new version.</summary>
public static class VotingEventShapes
{
    public static ImmutableArray<EventKind<AffairEvent>> Kinds { get; } =
    [
        AffairEventKind.Of(
            "asked-again",
            (AskedAgain e) => new AskedAgainV1(e.To, e.Until, e.Advice is { } advice ? TallyV1.Of(advice) : null),
            s => new(s.To, s.Until, s.Advice?.ToTally()),
            _ => []),
        AffairEventKind.Of(
            "vote-opened",
            (VoteOpened e) => new VoteOpenedV1(
                e.To, e.By, VoteRuleV1.Of(e.Rule), ChoiceV1.Of(e.Choices), e.At, e.Until, e.Eligible,
                RollV1.Of(e.Roll), e.Ceiling, e.Lasts),
            s => new(
                s.To, s.By, s.Rule.ToRule(), ChoiceV1.ToChoices(s.Choices), s.At, s.Until, s.Eligible, s.Roll?.ToRoll(),
                s.Ceiling, s.Lasts),
            e => [e.By]),
        .. BallotEventShapes.Kinds,
        AffairEventKind.Of(
            "voters-reminded", (VotersReminded e) => new VotersRemindedV1(e.Needless), s => new(s.Needless), _ => []),
        AffairEventKind.Of(
            "vote-prolonged",
            (VoteProlonged e) => new VoteProlongedV1(e.Until, TallyV1.Of(e.SoFar), e.SecondCall),
            s => new(s.Until, s.SoFar.ToTally(), s.SecondCall),
            _ => []),
        AffairEventKind.Of(
            "vote-counted",
            (VoteCounted e) => new VoteCountedV1(
                e.To, e.By, VoteResultV1.Of(e.Result), e.Outcome, e.ReopenUntil, e.At, e.DiscussUntil, e.ObjectUntil,
                PublishedBallotV1.Of(e.Published)),
            s => new(s.To, s.By, s.Result.ToResult(), s.Outcome, s.ReopenUntil, s.At)
            {
                DiscussUntil = s.DiscussUntil,
                ObjectUntil = s.ObjectUntil,
                Published = PublishedBallotV1.ToPublished(s.Published),
            },
            e => [e.By]),
        AffairEventKind.Of(
            "run-off-opened",
            (RunOffOpened e) => new RunOffOpenedV1(
                e.By, VoteResultV1.Of(e.First), ChoiceV1.Of(e.Choices), e.At, e.Until, PublishedBallotV1.Of(e.Published)),
            s => new(s.By, s.First.ToResult(), ChoiceV1.ToChoices(s.Choices), s.At, s.Until)
            {
                Published = PublishedBallotV1.ToPublished(s.Published),
            },
            e => [e.By]),
        AffairEventKind.Of(
            "vote-voided",
            (VoteVoided e) => new VoteVoidedV1(e.To, e.By, e.Reason, e.Until),
            s => new(s.To, s.By, s.Reason, s.Until),
            e => [e.By]),
    ];
}

internal sealed record AskedAgainV1(Stage To, DateTimeOffset Until, TallyV1? Advice);

internal sealed record VoteOpenedV1(
    Stage To, PersonId? By, VoteRuleV1 Rule, ImmutableArray<ChoiceV1> Choices, DateTimeOffset At, DateTimeOffset Until,
    int? Eligible, RollV1? Roll, long? Ceiling, TimeSpan? Lasts);

internal sealed record VotersRemindedV1(bool? Needless);

internal sealed record VoteProlongedV1(DateTimeOffset Until, TallyV1 SoFar, bool SecondCall);

internal sealed record VoteCountedV1(
    Stage To, PersonId? By, VoteResultV1 Result, Outcome? Outcome, DateTimeOffset? ReopenUntil, DateTimeOffset? At,
    DateTimeOffset? DiscussUntil, DateTimeOffset? ObjectUntil, ImmutableArray<PublishedBallotV1>? Published);

internal sealed record RunOffOpenedV1(
    PersonId? By, VoteResultV1 First, ImmutableArray<ChoiceV1> Choices, DateTimeOffset At, DateTimeOffset Until,
    ImmutableArray<PublishedBallotV1>? Published);

internal sealed record VoteVoidedV1(Stage To, PersonId By, string Reason, DateTimeOffset Until);
