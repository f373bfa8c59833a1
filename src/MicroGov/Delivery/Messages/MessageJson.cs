using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using MicroGov.Core.Journal;

namespace MicroGov.Delivery;

/// <summary>How messages are written into outbox rows, and read back.</summary>
internal static class MessageJson
{
    /// <summary>The property that names the kind. It stands in every stored row, so it never changes.</summary>
    private const string KindProperty = "kind";

    private static readonly string SealedProperty =
        JsonNamingPolicy.CamelCase.ConvertName(nameof(OutboxMessage.Sealed));

    private static readonly JsonSerializerOptions Options = new(JournalJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
    };

    public static string Write(OutboxMessage message) => JsonSerializer.Serialize(message, Options);

    /// <summary>Null when it is of a kind that only a newer version knows; <see cref="Unreadable"/> when it is damaged.</summary>
    public static OutboxMessage? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<OutboxMessage>(json, Options) ?? new Unreadable();
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            return KindOf(json) is { } kind && !MessageKinds.IsStored(kind) ? null : new Unreadable();
        }
    }

    /// <summary>The kind that a row names; null when it names none.</summary>
    public static string? KindOf(string json)
    {
        try
        {
            using var read = JsonDocument.Parse(json);
            return read.RootElement is { ValueKind: JsonValueKind.Object } row
                && row.TryGetProperty(KindProperty, out var kind) && kind.ValueKind == JsonValueKind.String
                ? kind.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The same message, of whatever kind, with every text in it changed; null when it is damaged. What is sealed cannot be
    /// changed, and goes.
    /// </summary>
    public static string? Rewrite(string json, Func<string, string> change)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject message)
            {
                return null;
            }

            Rewrite(message, change);
            return message.ToJsonString(JournalJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Rewrite(JsonNode? node, Func<string, string> change)
    {
        (node as JsonObject)?.Remove(SealedProperty);
        foreach (var item in node as JsonArray ?? [])
        {
            Rewrite(item, change);
        }

        foreach (var (name, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (value?.GetValueKind() == JsonValueKind.String)
            {
                node![name] = change(value.GetValue<string>());
            }
            else
            {
                Rewrite(value, change);
            }
        }
    }

    /// <summary>How a row of that kind begins: the kind is always written first.</summary>
    public static string BeginningOf(string kind) =>
        $"{{\"{KindProperty}\":{JsonSerializer.Serialize(kind, JournalJson.Options)}";

    /// <summary>As it stands in a row; inside a text the quotes would be escaped.</summary>
    public static string Mark(string kind) => $"\"{kind}\"";

    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(OutboxMessage))
        {
            return;
        }

        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = KindProperty };
        foreach (var kind in MessageKinds.All)
        {
            if (kind.Name is { } name)
            {
                type.PolymorphismOptions.DerivedTypes.Add(new(kind.Type, name));
            }
        }
    }
}
