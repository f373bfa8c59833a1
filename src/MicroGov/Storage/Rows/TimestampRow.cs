namespace MicroGov.Storage.Rows;

/// <summary>A moment that outlives the process: a restarted service, or a new leader, goes by it.</summary>
public sealed class TimestampRow
{
    /// <summary>When the database was pruned last.</summary>
    public const string Pruned = "pruned";

    /// <summary>From when on Telegram takes calls again, after a 429.</summary>
    public const string CallsWelcome = "calls-welcome";

    /// <summary>When that was written down.</summary>
    public const string CallsRefused = "calls-refused";

    public string Name { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
