namespace MicroGov.Operations.Verifying;

/// <summary>Whether the entries of a hash-chained journal follow each other without a gap, each on the one before.</summary>
internal sealed class ChainAudit(string root, Action<string> find)
{
    /// <summary>The last entry's number; 0 before the first.</summary>
    public int Sequence { get; private set; }

    /// <summary>The last entry's hash.</summary>
    public string Head { get; private set; } = root;

    /// <summary>When the last entry was made, in Unix milliseconds.</summary>
    public long LastAt { get; private set; }

    /// <param name="standsOn">Whether the entry's hash is the one it must have after the given one.</param>
    public void Take(int sequence, long at, string hash, Func<string, bool> standsOn)
    {
        if (sequence != Sequence + 1)
        {
            find(
                sequence == Sequence + 2
                    ? $"entry {Sequence + 1} is missing"
                    : $"entries {Sequence + 1} to {sequence - 1} are missing");
        }
        else if (!standsOn(Head))
        {
            find($"entry {sequence} does not stand on the one before it: it was changed");
        }

        (Sequence, Head, LastAt) = (sequence, hash, at);
    }
}
