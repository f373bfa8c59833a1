using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MicroGov.Core.Journal;

/// <summary>How the events of one sort of journal are written: as JSON whose <c>kind</c> names what happened.</summary>
/// <typeparam name="TEvent">What they all are.</typeparam>
public sealed class EventFormat<TEvent>
    where TEvent : class
{
    private const string KindProperty = "kind";

    public EventFormat(IEnumerable<EventKind> kinds)
    {
        Kinds = [.. kinds];
        Options = new(JournalJson.Options)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
        };
    }

    /// <summary>Every kind that such a journal may hold.</summary>
    public ImmutableArray<EventKind> Kinds { get; }

    /// <summary>For events inside other documents.</summary>
    public JsonSerializerOptions Options { get; }

    public string Write(TEvent happened) => JsonSerializer.Serialize(happened, Options);

    /// <exception cref="JsonException">It is no event, or one of a kind that is not known here.</exception>
    public TEvent Read(string payload) =>
        JsonSerializer.Deserialize<TEvent>(payload, Options) ?? throw new JsonException("An entry without an event.");

    private void NameKinds(JsonTypeInfo info)
    {
        if (info.Type != typeof(TEvent))
        {
            return;
        }

        var named = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = KindProperty };
        foreach (var kind in Kinds)
        {
            named.DerivedTypes.Add(new(kind.Type, kind.Name));
        }

        info.PolymorphismOptions = named;
    }
}
