using System.Collections.Immutable;
using MicroGov.Core.Journal;

namespace MicroGov.Core.Community;

/// <summary>What a community's journal keeps. A record here never changes: a changed one is a new version.</summary>
public static class CommunityEventShapes
{
    public static ImmutableArray<EventKind<CommunityEvent>> Kinds { get; } =
    [
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
            (SettingChanged e) => new SettingChangedV1(e.By, e.Key, e.Value),
            s => new(s.By, s.Key, s.Value),
            e => [e.By]),
        Kind(
            "roster-imported",
            (RosterImported e) => new RosterImportedV1(e.By, e.Added, e.Changed),
            s => new(s.By, s.Added, s.Changed),
            e => [e.By]),
        Kind(
            "group-linked",
            (GroupLinked e) => new GroupLinkedV1(e.By, e.GroupId, e.UnitId),
            s => new(s.By, s.GroupId, s.UnitId),
            e => [e.By]),
        Kind("units-arranged", (UnitsArranged e) => new UnitsArrangedV1(e.By, e.UnitId), s => new(s.By, s.UnitId), e => [e.By]),
        Kind("rule-written", (RuleWritten e) => new RuleWrittenV1(e.By, e.Rule), s => new(s.By, s.Rule), e => [e.By]),
        Kind("rule-removed", (RuleRemoved e) => new RuleRemovedV1(e.By, e.Name), s => new(s.By, s.Name), e => [e.By]),
    ];

    private static EventKind<CommunityEvent> Kind<THappened, TStored>(
        string name, Func<THappened, TStored> toStored, Func<TStored, THappened> fromStored, Func<THappened, IEnumerable<PersonId?>> persons)
        where THappened : CommunityEvent
        where TStored : class =>
        new EventKind<CommunityEvent, THappened, TStored>(name, toStored, fromStored, persons);
}

internal sealed record RoleGrantedV1(PersonId By, PersonId Who, Role Role, long? UnitId, string Partner);

internal sealed record RoleRevokedV1(PersonId By, PersonId Who, Role Role, long? UnitId);

internal sealed record ResidentBoundV1(PersonId? By, PersonId Who, long HouseholdId);

internal sealed record ResidentUnboundV1(PersonId? By, PersonId Who, long HouseholdId);

internal sealed record SettingChangedV1(PersonId By, string Key, string Value);

internal sealed record RosterImportedV1(PersonId? By, int Added, int Changed);

internal sealed record GroupLinkedV1(PersonId By, long GroupId, long? UnitId);

internal sealed record UnitsArrangedV1(PersonId By, long UnitId);

internal sealed record RuleWrittenV1(PersonId By, RuleDocument Rule);

internal sealed record RuleRemovedV1(PersonId By, string Name);
