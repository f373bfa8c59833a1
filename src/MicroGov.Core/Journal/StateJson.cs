using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroGov.Core.Journal;

/// <summary>
/// How states are kept: an affair, a community's terms. A state is what its journal comes to, so it may change from version to
/// version; but whoever does not know all of it must not write it again, or what it did not know would be lost.
/// </summary>
public static class StateJson
{
    private static readonly JsonSerializerOptions Options = new(JournalJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string Write<T>(T state) => JsonSerializer.Serialize(state, Options);

    /// <exception cref="UnknownStateException">A newer program wrote it, which knows more.</exception>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static T Read<T>(string text) => Read<T>(text, Options);

    /// <inheritdoc cref="Read{T}(string)"/>
    internal static T Read<T>(string text, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, options) ?? throw new JsonException($"No {typeof(T).Name}.");
        }
        catch (JsonException fault) when (IsObject(text))
        {
            // A member, a name or a kind of value that this version has not.
            throw new UnknownStateException(typeof(T).Name, fault);
        }
    }

    private static bool IsObject(string text)
    {
        try
        {
            using var read = JsonDocument.Parse(text);
            return read.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
