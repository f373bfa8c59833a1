using System.Collections.Immutable;

namespace MicroGov.Core.Work;

/// <summary>A request to one person to do the work; it becomes a task when they take it on.</summary>
public sealed record WorkOffer(PersonId To, DateTimeOffset? Due, string What);

/// <summary>Work that somebody has taken on.</summary>
public sealed record WorkTask
{
    /// <summary>Who does it; null when an outside body does.</summary>
    public PersonId? Doer { get; init; }

    /// <summary>The outside body it was handed over to (转办), as a moderator named it.</summary>
    public string? Body { get; init; }

    public string What { get; init; } = "";

    public DateTimeOffset TakenOnAt { get; init; }

    public DateTimeOffset Due { get; init; }

    public bool Reminded { get; init; }

    public bool Overdue { get; init; }

    public int Reports { get; init; }

    public DateTimeOffset? LastReport { get; init; }

    /// <summary>What was last said about it.</summary>
    public string LastWords { get; init; } = "";

    /// <summary>The numbers of the photos and files that were shown as evidence, oldest first.</summary>
    public ImmutableArray<int> Evidence { get; init; } = [];
}
