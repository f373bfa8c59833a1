using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;

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
[JsonDerivedType(typeof(MotionAmended), "motion-amended")]
[JsonDerivedType(typeof(BallotCast), "ballot-cast")]
[JsonDerivedType(typeof(BallotTakenBack), "ballot-taken-back")]
[JsonDerivedType(typeof(BallotStruck), "ballot-struck")]
[JsonDerivedType(typeof(DeadlineMoved), "deadline-moved")]
[JsonDerivedType(typeof(VotersReminded), "voters-reminded")]
[JsonDerivedType(typeof(VoteProlonged), "vote-prolonged")]
[JsonDerivedType(typeof(VoteCounted), "vote-counted")]
[JsonDerivedType(typeof(RunOffOpened), "run-off-opened")]
[JsonDerivedType(typeof(VoteVoided), "vote-voided")]
[JsonDerivedType(typeof(PaperNoted), "paper-noted")]
[JsonDerivedType(typeof(ProxyGiven), "proxy-given")]
[JsonDerivedType(typeof(ProxyTakenBack), "proxy-taken-back")]
[JsonDerivedType(typeof(VoterRecused), "voter-recused")]
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

public sealed record MotionAmended(PersonId By, string Text) : AffairEvent;

/// <param name="Ceiling">For a budget: the most that may be spent, in hundredths.</param>
/// <param name="Lasts">How long it runs again when it is prolonged.</param>
public sealed record VoteOpened(
    Stage To, PersonId? By, VoteRule Rule, ImmutableArray<Choice> Choices, DateTimeOffset At, DateTimeOffset Until,
    int? Eligible, Roll? Roll = null, long? Ceiling = null, TimeSpan? Lasts = null) : StageEvent(To);

/// <param name="Choice">Null in a secret vote: that somebody voted is known, and not what.</param>
/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record BallotCast(PersonId By, int Round, Marking? Choice, bool Counted, long? Household = null) : AffairEvent
{
    /// <summary>Why it does not count.</summary>
    public BallotStanding? Apart { get; init; }

    /// <summary>Why somebody objects to a consent.</summary>
    public string? Reason { get; init; }

    /// <summary>The second person who has seen it, when it was on paper.</summary>
    public PersonId? Witness { get; init; }

    /// <summary>True when the household has given its vote to whoever cast this.</summary>
    public bool? ByProxy { get; init; }

    /// <summary>What a secret ballot chose: for the ballot box, never for the journal.</summary>
    [JsonIgnore]
    public Marking? Sealed { get; init; }

    /// <summary>What a secret ballot's line in the published list will be called: for whoever cast it, never for the journal.</summary>
    [JsonIgnore]
    public string? Receipt { get; init; }
}

/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record BallotTakenBack(PersonId By, int Round, long? Household = null) : AffairEvent;

/// <summary>Who cast it has left the group or was put out of it, so that it counts no longer.</summary>
/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record BallotStruck(PersonId By, int Round, long? Household = null) : AffairEvent;

/// <summary>A ballot on paper, which waits for a second person.</summary>
public sealed record PaperNoted(PersonId By, int Round, long Household, Marking Choice) : AffairEvent;

public sealed record ProxyGiven(PersonId By, int Round, long Household, PersonId To) : AffairEvent;

public sealed record ProxyTakenBack(PersonId By, int Round, long Household) : AffairEvent;

/// <summary>Somebody has an interest of their own in it: their ballot does not count, whether cast or not.</summary>
/// <param name="Household">Where households vote: whose ballot it is.</param>
public sealed record VoterRecused(PersonId By, PersonId Who, int Round, string Reason, long? Household = null) : AffairEvent;

public sealed record DeadlineMoved(PersonId By, DateTimeOffset Until) : AffairEvent;

/// <param name="Needless">Nobody was written to: those who are missing could change nothing any more.</param>
public sealed record VotersReminded(bool? Needless = null) : AffairEvent;

/// <summary>Too few had voted, so everybody gets more time.</summary>
/// <param name="SoFar">Where nobody may see the leaning: only how many.</param>
/// <param name="SecondCall">It was called a second time, and fewer are enough now.</param>
public sealed record VoteProlonged(DateTimeOffset Until, Tally SoFar, bool SecondCall = false) : AffairEvent;

/// <param name="By">Null when the time was up.</param>
/// <param name="At">When it was counted.</param>
public sealed record VoteCounted(
    Stage To, PersonId? By, VoteResult Result, Outcome? Outcome, DateTimeOffset? ReopenUntil, DateTimeOffset? At = null) : StageEvent(To)
{
    /// <summary>When a consent was blocked: how long it is discussed again.</summary>
    public DateTimeOffset? DiscussUntil { get; init; }

    /// <summary>Until then enough objections bring the debate back.</summary>
    public DateTimeOffset? ObjectUntil { get; init; }

    /// <summary>After a secret vote: every counted ballot under its receipt.</summary>
    public ImmutableArray<PublishedBallot>? Published { get; init; }
}

/// <summary>No option passed: the two that lead are voted on once more, by the same roll.</summary>
public sealed record RunOffOpened(
    PersonId? By, VoteResult First, ImmutableArray<Choice> Choices, DateTimeOffset At, DateTimeOffset Until) : AffairEvent
{
    /// <summary>After a secret round: every counted ballot under its receipt.</summary>
    public ImmutableArray<PublishedBallot>? Published { get; init; }
}

/// <summary>A moderator declared it void; it is discussed again.</summary>
public sealed record VoteVoided(Stage To, PersonId By, string Reason, DateTimeOffset Until) : StageEvent(To);

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
