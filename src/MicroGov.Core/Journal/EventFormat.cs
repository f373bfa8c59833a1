using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MicroGov.Core.Journal;

/// <summary>
/// How the events of one sort of journal are written, <c>{"kind":"speech-made","v":1,…}</c>, and how all that any version
/// so far has written is read.
/// </summary>
/// <typeparam name="TEvent">What they all are.</typeparam>
public sealed class EventFormat<TEvent>
    where TEvent : JournalEvent
{
    private const string Kind = "kind", Version = "v";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly FrozenDictionary<string, EventKind<TEvent>> byName;
    private readonly FrozenDictionary<Type, EventKind<TEvent>> byType;

    public EventFormat(params IEnumerable<EventKind<TEvent>> kinds)
    {
        Kinds = [.. kinds];
        byName = Kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
        byType = Kinds.ToFrozenDictionary(kind => kind.Type);
    }

    /// <summary>Every kind that such a journal may hold.</summary>
    public ImmutableArray<EventKind<TEvent>> Kinds { get; }

    /// <exception cref="ArgumentException">No feature lists this kind.</exception>
    public EventKind<TEvent> KindOf(TEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return byType.GetValueOrDefault(happened.GetType())
            ?? throw new ArgumentException($"{happened.GetType().Name} is listed by no feature.", nameof(happened));
    }

    /// <summary>Whom it concerns, everybody once.</summary>
    public ImmutableArray<PersonId> PersonsOf(TEvent happened) => KindOf(happened).PersonsOf(happened);

    /// <summary>An entry's payload.</summary>
    public string Write(TEvent happened)
    {
        var kind = KindOf(happened);
        var stored = kind.Write(happened);
        var comma = stored == "{}" ? "" : ",";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"{{Kind}}":"{{kind.Name}}","{{Version}}":{{kind.Version}}{{comma}}{{stored.AsSpan(1)}}"""
        );
    }

    /// <exception cref="UnknownEventException">A newer program wrote it, which knows more.</exception>
    /// <exception cref="JsonException">It is damaged.</exception>
    public TEvent Read(string payload)
    {
        var stored =
            JsonNode.Parse(payload, documentOptions: Strict) as JsonObject
            ?? throw new JsonException("An entry without an event.");
        if (
            Take(stored, Kind) is not { } named
            || !named.TryGetValue<string>(out var name)
            || Take(stored, Version) is not { } numbered
            || !numbered.TryGetValue<int>(out var version)
            || version < 1)
        {
            throw new JsonException("An entry without the kind and version of its event.");
        }

        return byName.GetValueOrDefault(name) is { } kind && version <= kind.Version
            ? kind.Read(version, stored)
            : throw new UnknownEventException(name, version);
    }

    private static JsonValue? Take(JsonObject stored, string member) =>
        stored.Remove(member, out var value) ? value as JsonValue : null;
}
