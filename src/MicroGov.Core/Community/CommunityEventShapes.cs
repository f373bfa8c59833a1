using System.Collections.Immutable;
using MicroGov.Core.Journal;

namespace MicroGov.Core.Community;

/// <summary>What a community's journal keeps. A record here never changes: a changed one is a new version.</summary>
public static class CommunityEventShapes
{
    public static ImmutableArray<EventKind<CommunityEvent>> Kinds { get; } =
    [
        Kind(
            "community-founded",
            (CommunityFounded e) => new CommunityFoundedV1(e.GroupId, e.ChatId, e.Language, TermsV1.Of(e.Terms)),
            s => new(s.GroupId, s.ChatId, s.Language, s.Terms.ToTerms()),
            _ => []),
        Kind(
            "role-granted",
            (RoleGranted e) => new RoleGrantedV1(e.By, e.Who, e.Role, e.UnitId, e.Partner),
            s => new(s.By, s.Who, s.Role, s.UnitId, s.Partner),
            e => [e.By, e.Who]),
        Kind(
            "role-revoked",
            (RoleRevoked e) => new RoleRevokedV1(e.By, e.Who, e.Role, e.UnitId),
            s => new(s.By, s.Who, s.Role, s.UnitId),
            e => [e.By, e.Who]),
        Kind(
            "resident-bound",
            (ResidentBound e) => new ResidentBoundV1(e.By, e.Who, e.HouseholdId),
            s => new(s.By, s.Who, s.HouseholdId),
            e => [e.By, e.Who]),
        Kind(
            "resident-unbound",
            (ResidentUnbound e) => new ResidentUnboundV1(e.By, e.Who, e.HouseholdId),
            s => new(s.By, s.Who, s.HouseholdId),
            e => [e.By, e.Who]),
        Kind(
            "setting-changed",
            (SettingChanged e) => new SettingChangedV1(e.By, e.Key, e.Value, e.Language, TermsV1.Of(e.Terms)),
            s => new(s.By, s.Key, s.Value, s.Language, s.Terms.ToTerms()),
            e => [e.By]),
        Kind(
            "roster-imported",
            (RosterImported e) => new RosterImportedV1(
                e.By, [.. e.Units.Select(UnitV1.Of)], [.. e.Added.Select(HouseholdV1.Of)], [.. e.Changed.Select(HouseholdV1.Of)]),
            s => new(
                s.By, [.. s.Units.Select(one => one.ToUnit())], [.. s.Added.Select(one => one.ToHousehold())],
                [.. s.Changed.Select(one => one.ToHousehold())]),
            e => [e.By]),
        Kind(
            "group-linked",
            (GroupLinked e) => new GroupLinkedV1(e.By, e.GroupId, e.ChatId, e.UnitId, e.Absorbed?.Id, e.Absorbed?.JournalHead),
            s => new(s.By, s.GroupId, s.ChatId, s.UnitId, s.Absorbed is { } id ? new(id, s.AbsorbedHead ?? "") : null),
            e => [e.By]),
        Kind("merged-into", (MergedInto e) => new MergedIntoV1(e.By, e.CommunityId), s => new(s.By, s.CommunityId), e => [e.By]),
        Kind(
            "group-migrated",
            (GroupMigrated e) => new GroupMigratedV1(e.GroupId, e.ChatId),
            s => new(s.GroupId, s.ChatId),
            _ => []),
        Kind(
            "units-arranged",
            (UnitsArranged e) => new UnitsArrangedV1(e.By, [.. e.Added.Select(UnitV1.Of)]),
            s => new(s.By, [.. s.Added.Select(one => one.ToUnit())]),
            e => [e.By]),
        Kind(
            "rule-written",
            (RuleWritten e) => new RuleWrittenV1(e.By, RuleV1.Of(e.Rule)),
            s => new(s.By, s.Rule.ToDocument()),
            e => [e.By]),
        Kind("rule-removed", (RuleRemoved e) => new RuleRemovedV1(e.By, e.Name), s => new(s.By, s.Name), e => [e.By]),
    ];

    private static EventKind<CommunityEvent> Kind<THappened, TStored>(
        string name,
        Func<THappened, TStored> toStored,
        Func<TStored, THappened> fromStored,
        Func<THappened, IEnumerable<PersonId?>> persons)
        where THappened : CommunityEvent
        where TStored : class =>
        new EventKind<CommunityEvent, THappened, TStored>(name, toStored, fromStored, persons);
}

internal sealed record CommunityFoundedV1(long GroupId, long ChatId, string Language, TermsV1 Terms);

internal sealed record RoleGrantedV1(PersonId By, PersonId Who, Role Role, long? UnitId, string Partner);

internal sealed record RoleRevokedV1(PersonId By, PersonId Who, Role Role, long? UnitId);

internal sealed record ResidentBoundV1(PersonId? By, PersonId Who, long HouseholdId);

internal sealed record ResidentUnboundV1(PersonId? By, PersonId Who, long HouseholdId);

internal sealed record SettingChangedV1(PersonId By, string Key, string Value, string Language, TermsV1 Terms);

internal sealed record RosterImportedV1(
    PersonId? By, ImmutableArray<UnitV1> Units, ImmutableArray<HouseholdV1> Added, ImmutableArray<HouseholdV1> Changed);

internal sealed record GroupLinkedV1(PersonId By, long GroupId, long ChatId, long? UnitId, long? Absorbed, string? AbsorbedHead);

internal sealed record MergedIntoV1(PersonId By, long CommunityId);

internal sealed record GroupMigratedV1(long GroupId, long ChatId);

internal sealed record UnitsArrangedV1(PersonId By, ImmutableArray<UnitV1> Added);

internal sealed record RuleWrittenV1(PersonId By, RuleV1 Rule);

internal sealed record RuleRemovedV1(PersonId By, string Name);
