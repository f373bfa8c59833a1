namespace MicroGov.Storage;

/// <summary>What a transaction found it must know of Telegram before it can decide. Asked once it has been rolled back.</summary>
/// <param name="since">Answers learned from this moment on are fresh enough, however long the asking takes.</param>
public sealed class PendingLookups(DateTimeOffset since)
{
    public DateTimeOffset Since { get; } = since;

    public HashSet<(long Chat, long User)> Standings { get; } = [];

    public HashSet<long> Counts { get; } = [];

    /// <summary>Files that people have sent, by Telegram's file ids, and what makes something of their bytes.</summary>
    public Dictionary<string, Func<byte[], object>> Files { get; } = [];

    /// <summary>
    /// A vote is to end while ballots are kept for a poll whose id will be known in a moment: they count first.
    /// </summary>
    public bool PollInDoubt { get; set; }

    public bool Any => PollInDoubt || Standings.Count + Counts.Count + Files.Count > 0;
}
