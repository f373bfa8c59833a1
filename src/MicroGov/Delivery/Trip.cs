namespace MicroGov.Delivery;

/// <summary>Redraws a card that no longer shows the state. Never stored: the affair's row says that it is owed.</summary>
internal sealed record EditCard(long ChatId) : Errand;

/// <summary>Stands for a row that cannot be read, so that it is given up in its turn.</summary>
internal sealed record Unreadable : Errand;

/// <summary>Which way a whisper takes; each is tried when the one before it was refused.</summary>
internal enum WhisperRoute
{
    Ephemeral,
    Private,
    Group,
}

/// <summary>One call that is owed: a row of the outbox, or a stale card.</summary>
/// <param name="RowId">0 for a stale card.</param>
/// <param name="Attempts">How many tries before this one had no answer.</param>
internal sealed record Trip(long RowId, long Lane, Errand Errand, int Attempts)
{
    /// <summary>When the update was taken that this answers; null when it answers none, or has been put off.</summary>
    public DateTimeOffset? Answers { get; init; }

    /// <summary>The chat that Telegram meters this call by.</summary>
    public long ChatId { get; } = Errand switch
    {
        React e => e.ChatId,
        Post e => e.ChatId,
        Whisper e => RouteOf(e) == WhisperRoute.Private ? e.UserId : e.ChatId,
        WriteTo e => e.UserId,
        PostCard e => e.ChatId,
        PostPoll e => e.ChatId,
        StopPoll e => e.ChatId,
        PinCard e => e.ChatId,
        EditAnswer e => e.ChatId,
        LeavePointer e => e.ChatId,
        Unpin e => e.ChatId,
        SendFile e => e.UserId,
        LetIn e => e.ChatId,
        EditCard e => e.ChatId,
        _ => 0,
    };

    /// <summary>Telegram does not meter answers to button presses, and a person waits for them.</summary>
    public bool IsAnswer => Errand is AnswerPress;

    public bool IsCardEdit => Errand is EditCard;

    /// <summary>Sends or edits something, so that it counts among a group's messages a minute.</summary>
    public bool IsMessage => Errand is not (AnswerPress or React or PinCard or Unpin or LetIn);

    /// <summary>Answers, posts, polls, cards, reminders: the smaller, the sooner.</summary>
    public int Urgency => Errand switch
    {
        AnswerPress => 0,
        React or Post or Whisper or EditAnswer => 1,
        PostPoll or StopPoll => 2,
        PostCard or PinCard or EditCard or LeavePointer or Unpin => 3,
        LetIn => 1,
        _ => 4,
    };

    /// <summary>A gap is better than a repeat: it is not made again after a crash, and not tried for long.</summary>
    public bool PrefersAGap => MayBeDropped(Errand);

    /// <summary>An answer was lost, so it may stand in the group already, and nobody has looked yet.</summary>
    public bool MayBeThere => Attempts > 0 && ChatId < 0 && Errand is (Post or PostCard or PostPoll) and { LookAt: not 0 };

    public static bool MayBeDropped(Errand errand) => errand is AnswerPress or React or PinCard or EditAnswer or Unpin;

    public static WhisperRoute RouteOf(Whisper whisper) =>
        whisper.EphemeralReplyTo is not null || whisper.QueryId is not null || whisper.MayWhisperAnytime ? WhisperRoute.Ephemeral
        : whisper.CanWriteTo ? WhisperRoute.Private
        : WhisperRoute.Group;
}
