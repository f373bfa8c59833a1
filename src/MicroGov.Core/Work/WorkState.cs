using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

/// <summary>What the work keeps of an affair: who was asked, who does it, how it is judged.</summary>
internal sealed record WorkState
{
    public WorkOffer? Offer { get; init; }

    public WorkTask? Task { get; init; }

    /// <summary>When unjudged work stops waiting for a judgement.</summary>
    public DateTimeOffset? AcceptUntil { get; init; }

    public PersonId? AcceptedBy { get; init; }

    /// <summary>The end of the notice window (公示), once it has opened.</summary>
    public DateTimeOffset? NoticeUntil { get; init; }

    /// <summary>The notice window ended with objections that a moderator has to weigh.</summary>
    public bool NoticeOver { get; init; }

    /// <summary>One to five, by those concerned; the latest of each counts.</summary>
    public ImmutableSortedDictionary<PersonId, int> Ratings { get; init; } = ImmutableSortedDictionary<PersonId, int>.Empty;

    public bool IsOnNotice => NoticeUntil is not null && !NoticeOver;
}

/// <summary>What the decisions about work look at.</summary>
internal sealed record WorkSlice(AffairFrame Frame, WorkState Work) : AffairSlice(Frame);
