using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroGov.Core.Journal;

/// <summary>How states and messages are written down: names for enums, letters as they are; and no events.</summary>
public static class JournalJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new NoEvents() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>An event may hold what no journal may keep, so only the stored shape of its kind is written.</summary>
    private sealed class NoEvents : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(JournalEvent));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"{typeToConvert.Name} is an event: it is written by the format of its journal.");
    }
}
