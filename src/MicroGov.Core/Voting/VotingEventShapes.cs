using System.Collections.Immutable;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>What the journal keeps of votes. A record here never changes: a changed one is a new version.</summary>
public static class VotingEventShapes
{
    public static ImmutableArray<EventKind<AffairEvent>> Kinds { get; } =
    [
        AffairEventKind.Of(
            "asked-again",
            (AskedAgain e) => new AskedAgainV1(e.To, e.Until, e.Advice),
            s => new(s.To, s.Until, s.Advice),
            _ => []),
        AffairEventKind.Of(
            "vote-opened",
            (VoteOpened e) => new VoteOpenedV1(
                e.To, e.By, e.Rule, e.Choices, e.At, e.Until, e.Eligible, e.Roll, e.Ceiling, e.Lasts),
            s => new(s.To, s.By, s.Rule, s.Choices, s.At, s.Until, s.Eligible, s.Roll, s.Ceiling, s.Lasts),
            e => [e.By]),
        .. BallotEventShapes.Kinds,
        AffairEventKind.Of(
            "voters-reminded", (VotersReminded e) => new VotersRemindedV1(e.Needless), s => new(s.Needless), _ => []),
        AffairEventKind.Of(
            "vote-prolonged",
            (VoteProlonged e) => new VoteProlongedV1(e.Until, e.SoFar, e.SecondCall),
            s => new(s.Until, s.SoFar, s.SecondCall),
            _ => []),
        AffairEventKind.Of(
            "vote-counted",
            (VoteCounted e) => new VoteCountedV1(
                e.To, e.By, e.Result, e.Outcome, e.ReopenUntil, e.At, e.DiscussUntil, e.ObjectUntil, e.Published),
            s => new(s.To, s.By, s.Result, s.Outcome, s.ReopenUntil, s.At)
            {
                DiscussUntil = s.DiscussUntil, ObjectUntil = s.ObjectUntil, Published = s.Published,
            },
            e => [e.By]),
        AffairEventKind.Of(
            "run-off-opened",
            (RunOffOpened e) => new RunOffOpenedV1(e.By, e.First, e.Choices, e.At, e.Until, e.Published),
            s => new(s.By, s.First, s.Choices, s.At, s.Until) { Published = s.Published },
            e => [e.By]),
        AffairEventKind.Of(
            "vote-voided",
            (VoteVoided e) => new VoteVoidedV1(e.To, e.By, e.Reason, e.Until),
            s => new(s.To, s.By, s.Reason, s.Until),
            e => [e.By]),
    ];
}

internal sealed record AskedAgainV1(Stage To, DateTimeOffset Until, Tally? Advice);

internal sealed record VoteOpenedV1(
    Stage To, PersonId? By, VoteRule Rule, ImmutableArray<Choice> Choices, DateTimeOffset At, DateTimeOffset Until,
    int? Eligible, Roll? Roll, long? Ceiling, TimeSpan? Lasts);

internal sealed record VotersRemindedV1(bool? Needless);

internal sealed record VoteProlongedV1(DateTimeOffset Until, Tally SoFar, bool SecondCall);

internal sealed record VoteCountedV1(
    Stage To, PersonId? By, VoteResult Result, Outcome? Outcome, DateTimeOffset? ReopenUntil, DateTimeOffset? At,
    DateTimeOffset? DiscussUntil, DateTimeOffset? ObjectUntil, ImmutableArray<PublishedBallot>? Published);

internal sealed record RunOffOpenedV1(
    PersonId? By, VoteResult First, ImmutableArray<Choice> Choices, DateTimeOffset At, DateTimeOffset Until,
    ImmutableArray<PublishedBallot>? Published);

internal sealed record VoteVoidedV1(Stage To, PersonId By, string Reason, DateTimeOffset Until);
