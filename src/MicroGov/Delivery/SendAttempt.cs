namespace MicroGov.Delivery;

/// <summary>Redraws a card that no longer shows the state. Never stored: the affair's row says that it is owed.</summary>
internal sealed record EditCard(long ChatId) : OutboxMessage;

/// <summary>Stands for a row that cannot be read, so that it is given up in its turn.</summary>
internal sealed record Unreadable : OutboxMessage;

/// <summary>Which way a whisper takes; each is tried when the one before it was refused.</summary>
internal enum PersonalAnswerRoute
{
    Ephemeral,
    Private,
    Group,
}

/// <summary>One call that is owed: a row of the outbox, or a stale card.</summary>
/// <param name="RowId">0 for a stale card.</param>
/// <param name="Attempts">How many tries before this one had no answer.</param>
internal sealed record SendAttempt(long RowId, long Lane, OutboxMessage Message, int Attempts)
{
    /// <summary>When the update was taken that this answers; null when it answers none, or has been put off.</summary>
    public DateTimeOffset? Answers { get; init; }

    /// <summary>The chat that Telegram meters this call by.</summary>
    public long ChatId { get; } = Message switch
    {
        React e => e.ChatId,
        PostMessage e => e.ChatId,
        PersonalAnswer e => RouteOf(e) == PersonalAnswerRoute.Private ? e.UserId : e.ChatId,
        PrivateMessage e => e.UserId,
        PostCard e => e.ChatId,
        PostPoll e => e.ChatId,
        StopPoll e => e.ChatId,
        PinCard e => e.ChatId,
        EditAnswer e => e.ChatId,
        MarkCardMoved e => e.ChatId,
        UnpinMessage e => e.ChatId,
        SendFile e => e.UserId,
        ApproveJoinRequest e => e.ChatId,
        EditCard e => e.ChatId,
        _ => 0,
    };

    /// <summary>Telegram does not meter answers to button presses, and a person waits for them.</summary>
    public bool IsAnswer => Message is AnswerButton;

    public bool IsCardEdit => Message is EditCard;

    /// <summary>Sends or edits something, so that it counts among a group's messages a minute.</summary>
    public bool IsMessage => Message is not (AnswerButton or React or PinCard or UnpinMessage or ApproveJoinRequest);

    /// <summary>Answers, posts, polls, cards, reminders: the smaller, the sooner.</summary>
    public int Urgency => Message switch
    {
        AnswerButton => 0,
        React or PostMessage or PersonalAnswer or EditAnswer => 1,
        PostPoll or StopPoll => 2,
        PostCard or PinCard or EditCard or MarkCardMoved or UnpinMessage => 3,
        ApproveJoinRequest => 1,
        _ => 4,
    };

    /// <summary>A gap is better than a repeat: it is not made again after a crash, and not tried for long.</summary>
    public bool PrefersAGap => MayBeDropped(Message);

    /// <summary>An answer was lost, so it may stand in the group already, and nobody has looked yet.</summary>
    public bool MayBeThere => Attempts > 0 && ChatId < 0 && Message is (PostMessage or PostCard or PostPoll) and { LookAt: not 0 };

    public static bool MayBeDropped(OutboxMessage errand) => errand is AnswerButton or React or PinCard or EditAnswer or UnpinMessage;

    public static PersonalAnswerRoute RouteOf(PersonalAnswer whisper) =>
        whisper.EphemeralReplyTo is not null || whisper.QueryId is not null || whisper.MayWhisperAnytime ? PersonalAnswerRoute.Ephemeral
        : whisper.CanWriteTo ? PersonalAnswerRoute.Private
        : PersonalAnswerRoute.Group;
}
