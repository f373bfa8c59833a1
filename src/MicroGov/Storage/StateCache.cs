using System.Collections.Concurrent;
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

    /// <exception cref="UnknownStateException">A newer version of the service wrote it, which knows more.</exception>
    public static Affair Read(long affairId, string text)
    {
        if (Lately.TryGetValue(affairId, out var known) && known.Text == text)
        {
            return known.State;
        }

        var state = StateJson.Read<Affair>(text);
        if (Lately.Count >= Most)
        {
            Lately.Clear();
        }

        Lately[affairId] = (text, state);
        return state;
    }
}
