using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>What a decision about a community must know that is no part of the community.</summary>
public sealed record CommunityFacts
{
    /// <summary>Numbers that no unit has yet, as many as the act may need.</summary>
    public ImmutableArray<long> UnitIds { get; init; } = [];

    /// <summary>Numbers that no household has yet, as many as the act may need.</summary>
    public ImmutableArray<long> HouseholdIds { get; init; } = [];

    /// <summary>The group's title, which the community as a whole is called by when it gets its first unit.</summary>
    public string Title { get; init; } = "";

    /// <summary>Households in other communities that the person belongs to.</summary>
    public int HouseholdsElsewhere { get; init; }

    /// <summary>It has affairs of its own, open or not.</summary>
    public bool HasAffairs { get; init; }

    public bool HasHouseholds { get; init; }

    /// <summary>The voting rules that every community has.</summary>
    public ImmutableArray<string> SharedRules { get; init; } = [];
}
