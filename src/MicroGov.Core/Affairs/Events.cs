using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Residents;
using MicroGov.Core.Voting;

namespace MicroGov.Core.Affairs;

/// <summary>
/// Something that happened to an affair, as its journal keeps it. People are numbers here; names live elsewhere.
/// A kind's name on disk never changes.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AffairRaised), "raised")]
[JsonDerivedType(typeof(AffairMoved), "moved")]
[JsonDerivedType(typeof(AskedAgain), "asked-again")]
[JsonDerivedType(typeof(AffairSeconded), "seconded")]
[JsonDerivedType(typeof(DiscussionOpened), "discussion-opened")]
[JsonDerivedType(typeof(SpeechMade), "speech-made")]
[JsonDerivedType(typeof(OptionProposed), "option-proposed")]
[JsonDerivedType(typeof(VoteOpened), "vote-opened")]
[JsonDerivedType(typeof(BallotCast), "ballot-cast")]
[JsonDerivedType(typeof(BallotTakenBack), "ballot-taken-back")]
[JsonDerivedType(typeof(BallotStruck), "ballot-struck")]
[JsonDerivedType(typeof(DeadlineMoved), "deadline-moved")]
[JsonDerivedType(typeof(VotersReminded), "voters-reminded")]
[JsonDerivedType(typeof(VoteProlonged), "vote-prolonged")]
[JsonDerivedType(typeof(VoteCounted), "vote-counted")]
[JsonDerivedType(typeof(AgreedByConsent), "agreed-by-consent")]
[JsonDerivedType(typeof(DeclaredUrgent), "declared-urgent")]
[JsonDerivedType(typeof(WorkOffered), "work-offered")]
[JsonDerivedType(typeof(WorkTakenOn), "work-taken-on")]
[JsonDerivedType(typeof(HandedOver), "handed-over")]
[JsonDerivedType(typeof(WorkGivenBack), "work-given-back")]
[JsonDerivedType(typeof(DoerReminded), "doer-reminded")]
[JsonDerivedType(typeof(WorkFellDue), "work-fell-due")]
[JsonDerivedType(typeof(ProgressReported), "progress-reported")]
[JsonDerivedType(typeof(WorkReported), "work-reported")]
[JsonDerivedType(typeof(WorkAccepted), "work-accepted")]
[JsonDerivedType(typeof(LeftUnjudged), "left-unjudged")]
[JsonDerivedType(typeof(WorkSentBack), "work-sent-back")]
[JsonDerivedType(typeof(WorkRated), "work-rated")]
[JsonDerivedType(typeof(ObjectionMade), "objection-made")]
[JsonDerivedType(typeof(NoticeEnded), "notice-ended")]
[JsonDerivedType(typeof(AffairClosed), "closed")]
[JsonDerivedType(typeof(AffairReopened), "reopened")]
public abstract record AffairEvent;

/// <summary>An event that moved the affair to another stage; the lifecycle table named it.</summary>
public abstract record StageEvent(Stage To) : AffairEvent;

public sealed record AffairRaised(
    PersonId By, long CommunityId, int Number, string Title, string Description, ImmutableArray<string> Photos,
    DateTimeOffset At, DateTimeOffset SecondUntil, long? UnitId = null) : AffairEvent;

/// <summary>Its home is another unit now. Number and history stay.</summary>
/// <param name="From">Null is the whole community.</param>
/// <param name="Into">Null is the whole community.</param>
/// <param name="Grew">More people are concerned than before, so that an earlier vote only advises.</param>
public sealed record AffairMoved(PersonId By, long? From, long? Into, string Reason, bool Grew) : AffairEvent;

/// <summary>What was decided among fewer is discussed again, since more people are concerned now.</summary>
/// <param name="Advice">How the vote stood that ends by it.</param>
public sealed record AskedAgain(Stage To, DateTimeOffset Until, Tally? Advice = null) : StageEvent(To);

public sealed record AffairSeconded(PersonId By) : AffairEvent;

/// <param name="By">Null when enough neighbours had seconded it.</param>
public sealed record DiscussionOpened(Stage To, PersonId? By, DateTimeOffset Until) : StageEvent(To);

public sealed record SpeechMade(PersonId By, Stance Stance, string Text) : AffairEvent;

public sealed record OptionProposed(PersonId By, string Text) : AffairEvent;

public sealed record VoteOpened(
    Stage To, PersonId? By, VoteRule Rule, ImmutableArray<Choice> Choices, DateTimeOffset At, DateTimeOffset Until,
    int? Eligible) : StageEvent(To);

/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record BallotCast(PersonId By, int Round, int Choice, bool Counted, long? Household = null) : AffairEvent;

/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record BallotTakenBack(PersonId By, int Round, long? Household = null) : AffairEvent;

/// <summary>Who cast it has left the group or was put out of it, so that it counts no longer.</summary>
/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record BallotStruck(PersonId By, int Round, long? Household = null) : AffairEvent;

public sealed record DeadlineMoved(PersonId By, DateTimeOffset Until) : AffairEvent;

public sealed record VotersReminded : AffairEvent;

/// <summary>Too few had voted, so everybody gets as much time again, once.</summary>
public sealed record VoteProlonged(DateTimeOffset Until, Tally SoFar) : AffairEvent;

/// <param name="By">Null when the time was up.</param>
public sealed record VoteCounted(Stage To, PersonId? By, VoteResult Result, Outcome? Outcome, DateTimeOffset? ReopenUntil) : StageEvent(To);

public sealed record AgreedByConsent(Stage To, PersonId By) : StageEvent(To);

public sealed record DeclaredUrgent(Stage To, PersonId By) : StageEvent(To);

public sealed record WorkOffered(PersonId By, PersonId Who, DateTimeOffset? Due, string What) : AffairEvent;

public sealed record WorkTakenOn(Stage To, PersonId By, string What, DateTimeOffset At, DateTimeOffset Due) : StageEvent(To);

public sealed record HandedOver(Stage To, PersonId By, string Body, DateTimeOffset At, DateTimeOffset Due) : StageEvent(To);

/// <param name="By">Null when the commitment expired.</param>
public sealed record WorkGivenBack(Stage To, PersonId? By) : StageEvent(To);

public sealed record DoerReminded : AffairEvent;

public sealed record WorkFellDue : AffairEvent;

public sealed record ProgressReported(PersonId By, string Text, ImmutableArray<string> Photos, DateTimeOffset At) : AffairEvent;

public sealed record WorkReported(
    Stage To, PersonId By, string Text, ImmutableArray<string> Photos, DateTimeOffset AcceptUntil) : StageEvent(To);

public sealed record WorkAccepted(PersonId By, DateTimeOffset NoticeUntil) : AffairEvent;

/// <summary>Nobody judged the work in time; silence opens the notice window.</summary>
public sealed record LeftUnjudged(DateTimeOffset NoticeUntil) : AffairEvent;

/// <param name="By">Null when objections added up.</param>
public sealed record WorkSentBack(Stage To, PersonId? By, string Reason, DateTimeOffset Due) : StageEvent(To);

public sealed record WorkRated(PersonId By, int Score) : AffairEvent;

public sealed record ObjectionMade(PersonId By, string Reason) : AffairEvent;

public sealed record NoticeEnded : AffairEvent;

public sealed record AffairClosed(
    Stage To, Outcome Outcome, PersonId? By, string Note, long? Into, DateTimeOffset? ReopenUntil) : StageEvent(To);

public sealed record AffairReopened(Stage To, PersonId By, string Reason, DateTimeOffset? Until) : StageEvent(To);
