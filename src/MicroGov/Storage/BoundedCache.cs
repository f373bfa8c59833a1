namespace MicroGov.Storage;

/// <summary>
/// Remembers what was learned lately: so many things at most, each for so long at most. What was learned first goes first, so
/// neither people nor groups nor messages fill the memory, however long the service runs.
/// </summary>
/// <param name="most">Well above what one decision may need at once.</param>
public sealed class BoundedCache<TKey, TValue>(int most, TimeSpan longest, TimeProvider time)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byAge = new();

    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>False when it was never learned, or has been forgotten.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        lock (gate)
        {
            DropOld();
            var known = entries.TryGetValue(key, out var node);
            value = known ? node!.Value.Value : default!;
            return known;
        }
    }

    /// <summary>Learns it, anew if it was known.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (gate)
        {
            Drop(key);
            entries[key] = byAge.AddLast(new Entry(key, value, time.GetUtcNow()));
            DropOld();
        }
    }

    public void Remove(TKey key)
    {
        lock (gate)
        {
            Drop(key);
        }
    }

    /// <summary>Forgets now what is old; everything else here does so too, by the way.</summary>
    public void Trim()
    {
        lock (gate)
        {
            DropOld();
        }
    }

    private void DropOld()
    {
        var oldest = time.GetUtcNow() - longest;
        while (byAge.First is { } first && (entries.Count > most || first.Value.At < oldest))
        {
            Drop(first.Value.Key);
        }
    }

    private void Drop(TKey key)
    {
        if (entries.Remove(key, out var node))
        {
            byAge.Remove(node);
        }
    }

    private readonly record struct Entry(TKey Key, TValue Value, DateTimeOffset At);
}
