using MicroGov.Core.Journal;

namespace MicroGov.Core.Community;

/// <summary>What the journals of communities hold.</summary>
public static class CommunityEvents
{
    public static EventFormat<CommunityEvent> Format { get; } = new(CommunityEventShapes.Kinds);
}

/// <summary>
/// Something that happened to a community, as its own journal keeps it. People are numbers here; names and doors live
/// elsewhere.
/// </summary>
public abstract record CommunityEvent : JournalEvent;

/// <param name="UnitId">The unit that a leader leads; null is the whole community.</param>
/// <param name="Partner">The organisation that a partner speaks for.</param>
public sealed record RoleGranted(PersonId By, PersonId Who, Role Role, long? UnitId, string Partner) : CommunityEvent;

public sealed record RoleRevoked(PersonId By, PersonId Who, Role Role, long? UnitId) : CommunityEvent;

/// <param name="By">Who let them in; null when a code did.</param>
public sealed record ResidentBound(PersonId? By, PersonId Who, long HouseholdId) : CommunityEvent;

/// <param name="By">Null when they erased themselves.</param>
public sealed record ResidentUnbound(PersonId? By, PersonId Who, long HouseholdId) : CommunityEvent;

public sealed record SettingChanged(PersonId By, string Key, string Value) : CommunityEvent;

/// <param name="By">Null when it was done at the operator's command line.</param>
public sealed record RosterImported(PersonId? By, int Added, int Changed) : CommunityEvent;

/// <param name="UnitId">The unit that the group is for; null is the whole community.</param>
public sealed record GroupLinked(PersonId By, long GroupId, long? UnitId) : CommunityEvent;

/// <param name="UnitId">The unit that was added or changed.</param>
public sealed record UnitsArranged(PersonId By, long UnitId) : CommunityEvent;

/// <param name="Rule">A voting rule of the community's own, whole; it takes the place of an older one of its name.</param>
public sealed record RuleWritten(PersonId By, RuleDocument Rule) : CommunityEvent;

/// <param name="Name">Of a voting rule of the community's own.</param>
public sealed record RuleRemoved(PersonId By, string Name) : CommunityEvent;
