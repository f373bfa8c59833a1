using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

internal static class SandboxJson
{
    /// <summary>The wire's JSON: people's words stay readable; it is never put inside a page.</summary>
    public static readonly JsonSerializerOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonArray ToArray(IEnumerable<JsonNode?> nodes) => [.. nodes];

    /// <summary>A field as text, or null when it is missing or something else.</summary>
    public static string? TextOf(this JsonNode? node, string field) =>
        (node as JsonObject)?[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static long? IntegerOf(this JsonNode? node, string field) =>
        (node as JsonObject)?[field] is not JsonValue value ? null
        : value.TryGetValue<long>(out var number) ? number
        : value.TryGetValue<string>(out var text) && long.TryParse(text, out number) ? number
        : null;

    public static bool FlagOf(this JsonNode? node, string field) =>
        (node as JsonObject)?[field] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
