namespace MicroGov.Storage;

/// <summary>A household that somebody belongs to.</summary>
/// <param name="Since">Since when they do.</param>
/// <param name="IsOwner">The household owns its place.</param>
public sealed record Residence(
    long HouseholdId, long CommunityId, long UnitId, string Door, DateTimeOffset Since, bool IsOwner = false);
