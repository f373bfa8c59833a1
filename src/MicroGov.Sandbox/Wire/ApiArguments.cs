using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>A file that came with a multipart request.</summary>
internal sealed record Upload(string Name, byte[] Content);

/// <summary>
/// A call's parameters. Forms carry text only, JSON bodies carry typed values; Telegram takes either for each
/// parameter (https://core.telegram.org/bots/api#making-requests), and so do these readers.
/// </summary>
internal sealed class ApiArguments(IReadOnlyDictionary<string, JsonNode?> values, IReadOnlyDictionary<string, Upload> files)
{
    public static readonly ApiArguments None = new(new Dictionary<string, JsonNode?>(), new Dictionary<string, Upload>());

    public IEnumerable<string> Names => values.Keys.Concat(files.Keys).Distinct();

    public bool Has(string name) => values.GetValueOrDefault(name) is not null;

    /// <summary>The parameter as text; "" when it is missing, as Client.cpp's query->arg gives it.</summary>
    public string Text(string name) => values.GetValueOrDefault(name) switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(SandboxJson.Wire),
    };

    public long Integer(string name, long otherwise = 0) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    /// <summary>to_bool of Client.cpp: true, yes and 1 in any case.</summary>
    public bool Flag(string name, bool otherwise = false) => Has(name)
        ? Text(name).Trim().ToUpperInvariant() is "TRUE" or "YES" or "1"
        : otherwise;

    /// <summary>A parameter that holds JSON; null when it is missing or empty.</summary>
    public JsonNode? Json(string name, string refusal)
    {
        var node = values.GetValueOrDefault(name);
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return node;
        }

        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw ApiRefusal.BadRequest(refusal);
        }
    }

    /// <summary>A file whose name some other parameter gives as attach://name.</summary>
    public bool IsAttachment(string name) =>
        files.ContainsKey(name)
        && values.Keys.Any(other => Text(other).Contains($"attach://{name}", StringComparison.Ordinal));

    public Upload? File(string name) => files.GetValueOrDefault(name);

    /// <summary>Everything as one JSON object, for the record of calls.</summary>
    public string ToJson()
    {
        var all = new JsonObject();
        foreach (var (name, value) in values)
        {
            all[name] = value?.DeepClone();
        }

        foreach (var (name, file) in files)
        {
            all[name] = file.Name;
        }

        return all.ToJsonString(SandboxJson.Wire);
    }
}
