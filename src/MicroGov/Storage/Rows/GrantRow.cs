namespace MicroGov.Storage.Rows;

/// <summary>An office that somebody holds; <see cref="MicroGov.Core.Community.Grant"/>.</summary>
public sealed class GrantRow
{
    public long Id { get; set; }

    public long CommunityId { get; set; }

    public long PersonId { get; set; }

    public string Role { get; set; } = "";

    /// <summary>The unit that a leader leads; null is the whole community.</summary>
    public long? UnitId { get; set; }

    /// <summary>The organisation that a partner speaks for.</summary>
    public string Partner { get; set; } = "";
}
