using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MicroGov.Core.Journal;

/// <summary>
/// Everything that the journals know of one kind of event: its name on disk, which never changes; its stored shape, which
/// is a contract with a version; and whom it concerns.
/// </summary>
/// <typeparam name="TEvent">What all events of one sort of journal derive from.</typeparam>
public abstract class EventKind<TEvent>(
    string name, Type type, Type storedShape, ImmutableArray<Func<JsonObject, JsonObject>> upcasters)
    where TEvent : JournalEvent
{
    /// <summary>On disk.</summary>
    public string Name => name;

    /// <summary>The event as the code knows it.</summary>
    public Type Type => type;

    /// <summary>The record whose members are written.</summary>
    public Type StoredShape => storedShape;

    /// <summary>The version that is written now: each upcaster leads from one version to the next.</summary>
    public int Version => 1 + upcasters.Length;

    /// <summary>Whom it concerns, everybody once; the clock is nobody.</summary>
    public abstract ImmutableArray<PersonId> PersonsOf(TEvent happened);

    /// <summary>The stored shape as JSON, without kind and version.</summary>
    internal abstract string Write(TEvent happened);

    /// <param name="version">The one it was written in; not newer than <see cref="Version"/>.</param>
    /// <param name="stored">Without kind and version.</param>
    internal TEvent Read(int version, JsonObject stored) =>
        FromStored(upcasters.Skip(version - 1).Aggregate(stored, (older, upcast) => upcast(older)));

    private protected abstract TEvent FromStored(JsonObject stored);
}

/// <inheritdoc cref="EventKind{TEvent}"/>
/// <param name="name">On disk.</param>
/// <param name="toStored">The record that is written instead of the event.</param>
/// <param name="fromStored">The event again.</param>
/// <param name="persons">Everybody whom it concerns: what <c>/mydata</c> and <c>/forgetme</c> go by. Nobody is <c>[]</c>.</param>
/// <param name="upcasters">The first leads from version 1 to 2, the next from 2 to 3.</param>
public sealed class EventKind<TEvent, THappened, TStored>(
    string name,
    Func<THappened, TStored> toStored,
    Func<TStored, THappened> fromStored,
    Func<THappened, IEnumerable<PersonId?>> persons,
    params ImmutableArray<Func<JsonObject, JsonObject>> upcasters)
    : EventKind<TEvent>(name, typeof(THappened), typeof(TStored), upcasters)
    where TEvent : JournalEvent
    where THappened : TEvent
    where TStored : class
{
    public override ImmutableArray<PersonId> PersonsOf(TEvent happened) =>
        [.. persons((THappened)happened).OfType<PersonId>().Where(person => person != PersonId.Clock).Distinct()];

    internal override string Write(TEvent happened) => JsonSerializer.Serialize(toStored((THappened)happened), EventJson.Options);

    private protected override TEvent FromStored(JsonObject stored) => fromStored(
        stored.Deserialize<TStored>(EventJson.Options) ?? throw new JsonException($"A {Name} without members."));
}
