namespace MicroGov.Core.Community;

/// <summary>
/// A place whose households decide together: a community, a grid, a building, a stairwell. Depth and names are free.
/// </summary>
/// <param name="ParentId">The unit around it; null for the community itself.</param>
public sealed record Unit(long Id, long? ParentId, string Name);
