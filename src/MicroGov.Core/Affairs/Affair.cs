using System.Collections.Immutable;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Core.Affairs;

/// <summary>
/// One small matter of the neighbourhood, as its journal tells it. Ballots, speeches and journal entries are rows of
/// their own and are never held here.
/// </summary>
public sealed record Affair
{
    public long Id { get; init; }

    public long CommunityId { get; init; }

    /// <summary>The unit it is at home in; null is the whole community.</summary>
    public long? UnitId { get; init; }

    /// <summary>It was settled or moved: whoever raised it chooses no more.</summary>
    public bool HasMoved { get; init; }

    /// <summary>What neighbours call it: #12, counted per community.</summary>
    public int Number { get; init; }

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>How many photos and files were sent about it so far; each is a row of its own.</summary>
    public int Attachments { get; init; }

    /// <summary>The numbers of those it was raised with.</summary>
    public ImmutableArray<int> RaisedWith { get; init; } = [];

    public PersonId RaisedBy { get; init; }

    public DateTimeOffset RaisedAt { get; init; }

    public Stage Stage { get; init; }

    /// <summary>When waiting for seconds, or the discussion, is over.</summary>
    public DateTimeOffset? StageEnds { get; init; }

    public bool Urgent { get; init; }

    public ImmutableSortedSet<PersonId> Seconders { get; init; } = [];

    public ImmutableArray<string> Options { get; init; } = [];

    public int SpeechesFor { get; init; }

    public int SpeechesAgainst { get; init; }

    public int SpeechesNeutral { get; init; }

    /// <summary>The latest vote, running or counted.</summary>
    public Vote? Vote { get; init; }

    /// <summary>Who was asked to do the work and has not answered yet.</summary>
    public WorkOffer? Offer { get; init; }

    /// <summary>The work, from the moment somebody takes it on.</summary>
    public WorkTask? Work { get; init; }

    /// <summary>When unjudged work stops waiting for a judgement.</summary>
    public DateTimeOffset? AcceptUntil { get; init; }

    public PersonId? AcceptedBy { get; init; }

    /// <summary>The end of the notice window (公示), once it has opened.</summary>
    public DateTimeOffset? NoticeUntil { get; init; }

    /// <summary>The notice window ended with objections that a moderator has to weigh.</summary>
    public bool NoticeOver { get; init; }

    /// <summary>Who objected inside the notice window, and why.</summary>
    public ImmutableSortedDictionary<PersonId, string> Objections { get; init; } =
        ImmutableSortedDictionary<PersonId, string>.Empty;

    /// <summary>One to five, by those concerned; the latest of each counts.</summary>
    public ImmutableSortedDictionary<PersonId, int> Ratings { get; init; } = ImmutableSortedDictionary<PersonId, int>.Empty;

    public Outcome? Outcome { get; init; }

    public string ClosingNote { get; init; } = "";

    /// <summary>The affair that this one was merged into.</summary>
    public long? MergedInto { get; init; }

    public DateTimeOffset? ReopenUntil { get; init; }

    public int TimesReopened { get; init; }

    public int Speeches => SpeechesFor + SpeechesAgainst + SpeechesNeutral;

    /// <summary>The doer, if they are somebody of the group.</summary>
    public PersonId? Doer => Work?.Doer;

    /// <summary>The slice that deliberation changes.</summary>
    internal Debate Debate
    {
        get => new()
        {
            Motion = Description,
            Seconders = Seconders,
            Options = Options,
            SpeechesFor = SpeechesFor,
            SpeechesAgainst = SpeechesAgainst,
            SpeechesNeutral = SpeechesNeutral,
        };
        init => (Description, Seconders, Options, SpeechesFor, SpeechesAgainst, SpeechesNeutral) =
            (value.Motion, value.Seconders, value.Options, value.SpeechesFor, value.SpeechesAgainst, value.SpeechesNeutral);
    }

    /// <summary>The slice that the work changes.</summary>
    internal WorkState WorkState
    {
        get => new()
        {
            Offer = Offer,
            Task = Work,
            AcceptUntil = AcceptUntil,
            AcceptedBy = AcceptedBy,
            NoticeUntil = NoticeUntil,
            NoticeOver = NoticeOver,
            Ratings = Ratings,
        };
        init => (Offer, Work, AcceptUntil, AcceptedBy, NoticeUntil, NoticeOver, Ratings) = (
            value.Offer, value.Task, value.AcceptUntil, value.AcceptedBy, value.NoticeUntil, value.NoticeOver, value.Ratings);
    }
}
