namespace MicroGov.Storage;

/// <summary>What a transaction found it must know of Telegram before it can decide. Asked once it has been rolled back.</summary>
/// <param name="since">Answers learned from this moment on are fresh enough, however long the asking takes.</param>
public sealed class Questions(DateTimeOffset since)
{
    public DateTimeOffset Since { get; } = since;

    public HashSet<(long Chat, long User)> Standings { get; } = [];

    public HashSet<long> Counts { get; } = [];

    /// <summary>A ballot came from a poll that we do not know, while one is being posted: its id is known in a moment.</summary>
    public bool PollInDoubt { get; set; }

    public bool Any => PollInDoubt || Standings.Count + Counts.Count > 0;
}
