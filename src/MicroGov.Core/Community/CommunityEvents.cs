using System.Collections.Immutable;
using MicroGov.Core.Journal;

namespace MicroGov.Core.Community;

/// <summary>What the journals of communities hold.</summary>
public static class CommunityEvents
{
    public static EventFormat<CommunityEvent> Format { get; } = new(CommunityEventShapes.Kinds);
}

/// <summary>
/// Something that happened to a community, as its own journal keeps it. People are numbers here; their names live elsewhere.
/// </summary>
public abstract record CommunityEvent : JournalEvent;

/// <param name="GroupId">The group that it began in.</param>
/// <param name="Terms">What it began with.</param>
public sealed record CommunityFounded(long GroupId, long ChatId, string Language, CommunityTerms Terms) : CommunityEvent;

/// <param name="UnitId">The unit that a leader leads; null is the whole community.</param>
/// <param name="Partner">The organisation that a partner speaks for.</param>
public sealed record RoleGranted(PersonId By, PersonId Who, Role Role, long? UnitId, string Partner) : CommunityEvent;

public sealed record RoleRevoked(PersonId By, PersonId Who, Role Role, long? UnitId) : CommunityEvent;

/// <param name="By">Who let them in; null when a code did.</param>
public sealed record ResidentBound(PersonId? By, PersonId Who, long HouseholdId) : CommunityEvent;

/// <param name="By">Null when they erased themselves.</param>
public sealed record ResidentUnbound(PersonId? By, PersonId Who, long HouseholdId) : CommunityEvent;

/// <param name="Value">As people read it.</param>
/// <param name="Language">From now on.</param>
/// <param name="Terms">From now on, without the community's own rules: those have events of their own.</param>
public sealed record SettingChanged(PersonId By, string Key, string Value, string Language, CommunityTerms Terms)
    : CommunityEvent;

/// <param name="By">Null when it was done at the operator's command line.</param>
/// <param name="Units">New ones, the outer before the inner.</param>
/// <param name="Added">New households.</param>
/// <param name="Changed">Households that were there, as they are from now on.</param>
public sealed record RosterImported(
    PersonId? By,
    ImmutableArray<Unit> Units,
    ImmutableArray<RegisteredHousehold> Added,
    ImmutableArray<RegisteredHousehold> Changed) : CommunityEvent;

/// <param name="UnitId">The unit that the group is for; null is the whole community.</param>
/// <param name="Absorbed">The community that the group was until now; null when it is one of this community's already.</param>
public sealed record GroupLinked(PersonId By, long GroupId, long ChatId, long? UnitId, AbsorbedCommunity? Absorbed)
    : CommunityEvent;

/// <summary>A community that is part of another one now.</summary>
/// <param name="JournalHead">The hash of its last entry, so that its journal can be held against this one.</param>
public sealed record AbsorbedCommunity(long Id, string JournalHead);

/// <summary>The last entry of a community whose group went to another one.</summary>
public sealed record MergedInto(PersonId By, long CommunityId) : CommunityEvent;

/// <param name="ChatId">Telegram's new number for it.</param>
public sealed record GroupMigrated(long GroupId, long ChatId) : CommunityEvent;

/// <param name="Added">The outer before the inner.</param>
public sealed record UnitsArranged(PersonId By, ImmutableArray<Unit> Added) : CommunityEvent;

/// <param name="Rule">A voting rule of the community's own, whole; it takes the place of an older one of its name.</param>
public sealed record RuleWritten(PersonId By, RuleDocument Rule) : CommunityEvent;

/// <param name="Name">Of a voting rule of the community's own.</param>
public sealed record RuleRemoved(PersonId By, string Name) : CommunityEvent;
