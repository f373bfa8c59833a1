using System.Collections.Concurrent;
using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;

namespace MicroGov.Storage;

/// <summary>
/// States that were read lately. An affair is immutable and its ballots are not in it, so batch after batch of a busy vote
/// reads the same text; whatever else has changed it, the text tells.
/// </summary>
internal static class StateCache
{
    private const int Most = 256;

    private static readonly ConcurrentDictionary<long, (string Text, Affair State)> Lately = new();

    public static Affair Read(long affairId, string text)
    {
        if (Lately.TryGetValue(affairId, out var known) && known.Text == text)
        {
            return known.State;
        }

        var state = JsonSerializer.Deserialize<Affair>(text, JournalJson.Options)!;
        if (Lately.Count >= Most)
        {
            Lately.Clear();
        }

        Lately[affairId] = (text, state);
        return state;
    }
}
