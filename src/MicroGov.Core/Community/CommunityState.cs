using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>A household as its community keeps it, under a number that never changes.</summary>
/// <param name="Area">Hundredths of a square metre; 0 when not known.</param>
/// <param name="Heads">0 when not known.</param>
/// <param name="Shares">In the common property; 0 when not known.</param>
public sealed record RegisteredHousehold(long Id, long UnitId, string Door, long Area, int Heads, bool IsOwner, long Shares);

/// <summary>That somebody belongs to a household.</summary>
public readonly record struct Residency(PersonId Who, long HouseholdId);

/// <summary>An office, and who holds it.</summary>
public sealed record Office(PersonId Who, Grant Grant);

/// <summary>A Telegram group in which a community, or one of its units, talks.</summary>
/// <param name="ChatId">Telegram's number for it.</param>
/// <param name="UnitId">Null is the whole community.</param>
public sealed record CommunityGroup(long Id, long ChatId, long? UnitId);

/// <summary>
/// A community: all of it, as its journal tells it; or the slice of it that an act is about, as a decision is given.
/// </summary>
public sealed record CommunityState
{
    public long Id { get; init; }

    /// <summary>The group that it began in.</summary>
    public long MainGroupId { get; init; }

    /// <summary>Of what a whole group reads.</summary>
    public string Language { get; init; } = "";

    /// <summary>Its own rules of voting among them.</summary>
    public CommunityTerms Terms { get; init; } = new();

    public ImmutableSortedDictionary<long, Unit> Units { get; init; } = ImmutableSortedDictionary<long, Unit>.Empty;

    public ImmutableSortedDictionary<long, RegisteredHousehold> Households { get; init; } =
        ImmutableSortedDictionary<long, RegisteredHousehold>.Empty;

    /// <summary>Who belongs to which household, and since when.</summary>
    public ImmutableDictionary<Residency, DateTimeOffset> Residents { get; init; } =
        ImmutableDictionary<Residency, DateTimeOffset>.Empty;

    public ImmutableHashSet<Office> Offices { get; init; } = [];

    public ImmutableSortedDictionary<long, CommunityGroup> Groups { get; init; } =
        ImmutableSortedDictionary<long, CommunityGroup>.Empty;

    /// <summary>The community that its only group went to; it is none of its own any more.</summary>
    public long? MergedInto { get; init; }

    /// <summary>Its units as a tree; null while it has none but itself.</summary>
    public UnitTree? Tree => Units.IsEmpty ? null : UnitTree.Of(Units.Values);
}
