using System.Text.Json;
using System.Text.Json.Nodes;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;

namespace MicroGov.Operations.Verifying;

/// <summary>Holds a stored state against the replayed one.</summary>
internal static class StateComparison
{
    /// <summary>Which parts differ, by name and never by value; null when none does.</summary>
    public static string? Difference(string stored, Affair replayed)
    {
        var wanted = JsonSerializer.Serialize(replayed, JournalJson.Options);
        if (stored == wanted)
        {
            return null;
        }

        try
        {
            // A database may keep JSON in its own layout, and an older version wrote fewer parts.
            var read = JsonSerializer.Serialize(StateJson.Read<Affair>(stored), JournalJson.Options);
            return read == wanted ? null : $"its state is not the journal's in: {string.Join(", ", Parts(read, wanted))}";
        }
        catch (UnknownStateException)
        {
            return "its state was written by a newer version of this program, which alone can read it";
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return "its state cannot be read";
        }
    }

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
