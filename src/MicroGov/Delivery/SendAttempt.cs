namespace MicroGov.Delivery;

/// <summary>One call that is owed: a row of the outbox, or a stale card.</summary>
/// <param name="RowId">0 for a stale card.</param>
/// <param name="Attempts">How many tries before this one had no answer.</param>
internal sealed record SendAttempt(long RowId, long Lane, OutboxMessage Message, int Attempts)
{
    /// <summary>When the update was taken that this answers; null when it answers none, or has been put off.</summary>
    public DateTimeOffset? Answers { get; init; }

    public MessageKind Kind => MessageKinds.Of(Message);

    /// <summary>The chat that Telegram meters this call by.</summary>
    public long ChatId { get; } = MessageKinds.Of(Message).ChatOf(Message);

    /// <summary>It counts for no limit, and has places of its own.</summary>
    public bool IsUnmetered => Kind.Metering == Metering.None;

    /// <summary>Whoever caused it has caused much lately, so others go first.</summary>
    public bool IsDeferred => Message.Deferral is not null;

    /// <summary>The earlier, the sooner it leaves.</summary>
    public Urgency Urgency =>
        IsDeferred && !IsUnmetered && Kind.Urgency < Urgency.Deferred ? Urgency.Deferred : Kind.Urgency;

    public bool IsCardEdit => Message is EditCard;

    /// <summary>An answer was lost, so it may stand in the group already, and nobody has looked yet.</summary>
    public bool MayBeThere => Attempts > 0 && ChatId < 0 && Kind.MostLooks > 0 && Message.LookAt is not 0;
}

/// <summary>An attempt that is over, and when its answer came.</summary>
internal sealed record CompletedAttempt(SendAttempt Attempt, SendResult Result, DateTimeOffset At);
