using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MicroGov.Core.Journal;

namespace MicroGov.Core.Lifecycle;

/// <summary>Describes kinds of events of an affair's journal.</summary>
public static class AffairEventKind
{
    /// <inheritdoc cref="EventKind{TEvent, THappened, TStored}"/>
    public static EventKind<AffairEvent> Of<THappened, TStored>(
        string name,
        Func<THappened, TStored> toStored,
        Func<TStored, THappened> fromStored,
        Func<THappened, IEnumerable<PersonId?>> persons,
        params ImmutableArray<Func<JsonObject, JsonObject>> upcasters)
        where THappened : AffairEvent
        where TStored : class =>
        new EventKind<AffairEvent, THappened, TStored>(name, toStored, fromStored, persons, upcasters);
}
