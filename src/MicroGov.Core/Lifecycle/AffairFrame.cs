using System.Collections.Immutable;
using MicroGov.Core.Community;

namespace MicroGov.Core.Lifecycle;

/// <summary>What every feature may know of the affair that it decides about, of the one who acts, and of the moment.</summary>
internal sealed record AffairFrame
{
    public required Stage Stage { get; init; }

    /// <summary>When waiting for seconds, or the discussion, is over.</summary>
    public DateTimeOffset? StageEnds { get; init; }

    public PersonId RaisedBy { get; init; }

    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>How many photos and files were sent so far.</summary>
    public int Attachments { get; init; }

    /// <summary>Who objects to what was decided or done, and why.</summary>
    public ImmutableSortedDictionary<PersonId, string> Objections { get; init; } =
        ImmutableSortedDictionary<PersonId, string>.Empty;

    /// <summary>What the one who acts is in this affair's community.</summary>
    public Role Role { get; init; }

    /// <summary>The one who acts is in the affair's group and of its unit.</summary>
    public bool Belongs { get; init; }

    public required CommunityTerms Terms { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The lifecycle table: where a transition leads from a stage, or the refusal why not now.</summary>
    public required Func<Stage, Transition, Result<Stage>> Table { get; init; }

    /// <summary>These are the next ones.</summary>
    public ImmutableArray<Attachment> Numbered(ImmutableArray<Attachment> sent) =>
        sent.IsDefaultOrEmpty ? [] : [.. sent.Select((one, index) => one with { Number = Attachments + index + 1 })];
}
