using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroGov.Core.Community;

/// <summary>
/// A voting rule of the community's own, whole. The community keeps it as it was written; what it says is read in Voting.
/// </summary>
/// <param name="Name">What the rule is called.</param>
/// <param name="Text">The rule as JSON.</param>
[JsonConverter(typeof(RuleDocumentConverter))]
public sealed record RuleDocument(string Name, string Text);

/// <summary>Writes the rule itself, not a text with the rule in it.</summary>
public sealed class RuleDocumentConverter : JsonConverter<RuleDocument>
{
    public override RuleDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var rule = JsonElement.ParseValue(ref reader);
        return rule.ValueKind == JsonValueKind.Object
            && rule.TryGetProperty("name", out var name) && name.GetString() is { } called
            ? new(called, rule.GetRawText())
            : throw new JsonException("A voting rule has a name.");
    }

    public override void Write(Utf8JsonWriter writer, RuleDocument value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.Text);
    }
}
