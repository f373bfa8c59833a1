using System.Text.Json;
using System.Text.Json.Nodes;
using MicroGov.Core.Journal;

namespace MicroGov.Operations.Verifying;

/// <summary>
/// Holds JSON that a row keeps against what the journals say, by what it means: a database may keep JSON in its own layout, and
/// an
/// older version wrote fewer parts.
/// </summary>
internal static class StoredJson
{
    /// <summary>Which parts differ, by name and never by value; null when none does.</summary>
    /// <param name="name">What it is, such as <c>state</c>.</param>
    public static string? Difference<T>(string name, string stored, T replayed)
    {
        var wanted = Write(replayed);
        if (stored == wanted)
        {
            return null;
        }

        try
        {
            var read = Write(StateJson.Read<T>(stored));
            // What is written and never read, since it follows from the rest, must be right as well.
            return read == wanted && IsPartOf(JsonNode.Parse(stored), JsonNode.Parse(wanted))
                ? null
                : $"its {name} is not the journal's in: {string.Join(", ", Parts(read == wanted ? stored : read, wanted))}";
        }
        catch (UnknownStateException)
        {
            return $"its {name} was written by a newer version of this program, which alone can read it";
        }
        catch (Exception fault)
            when (fault is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return $"its {name} cannot be read";
        }
    }

    /// <summary>The stored text where it means what the journals say; else what it must be.</summary>
    public static string KeptOrMade<T>(string? stored, T replayed) =>
        stored is not null && Difference("", stored, replayed) is null ? stored : Write(replayed);

    private static bool IsPartOf(JsonNode? stored, JsonNode? wanted) =>
        (stored, wanted) switch
        {
            (JsonObject parts, JsonObject all) => parts.All(part =>
                all.TryGetPropertyValue(part.Key, out var same) && IsPartOf(part.Value, same)
            ),
            (JsonArray items, JsonArray all) => items.Count == all.Count
                && items.Zip(all).All(pair => IsPartOf(pair.First, pair.Second)),
            _ => JsonNode.DeepEquals(stored, wanted),
        };

    private static string Write<T>(T value) => StateJson.Write(value);

    private static IEnumerable<string> Parts(string one, string other)
    {
        if (JsonNode.Parse(one) is not JsonObject left || JsonNode.Parse(other) is not JsonObject right)
        {
            return ["everything"];
        }

        return left.Select(part => part.Key).Union(right.Select(part => part.Key))
            .Where(name => !JsonNode.DeepEquals(left[name], right[name])).Order();
    }
}
