namespace MicroGov.Delivery;

/// <summary>Which message leaves first when several could: the earlier here, the sooner.</summary>
internal enum Urgency
{
    /// <summary>Somebody looks at a spinning button.</summary>
    Button,

    /// <summary>Answers, and what the group is told.</summary>
    Answer,

    Poll,

    Card,

    /// <summary>What one person has caused beyond a few things lately.</summary>
    Deferred,

    /// <summary>Reminders and other private messages.</summary>
    Reminder,
}

/// <summary>What Telegram counts a call as.</summary>
internal enum Metering
{
    /// <summary>It does not count: neither paced, nor one at a time.</summary>
    None,

    /// <summary>A call to a chat.</summary>
    Call,

    /// <summary>A call that sends or edits something, so that it counts among a group's messages a minute.</summary>
    Message,
}

/// <summary>All that the rest of Delivery has to know of one kind of message.</summary>
/// <param name="name">Its name in stored rows, which never changes; null when it is never stored.</param>
internal abstract class MessageKind(string? name, Type type)
{
    public string? Name => name;

    public Type Type => type;

    public abstract Urgency Urgency { get; }

    public virtual Metering Metering => Metering.Message;

    /// <summary>
    /// When nobody knows whether it took effect, a gap is better than a repeat: it is not made again after a crash, and not
    /// tried for long.
    /// </summary>
    public virtual bool PrefersGap => false;

    /// <summary>
    /// After a lost answer, at how many messages of a group to look whether it stands there, before it is made again; 0 when it
    /// cannot be found.
    /// </summary>
    public virtual int MostLooks => 0;

    /// <summary>Somebody who has just acted waits for it.</summary>
    public virtual bool AnswersSomebody => false;

    /// <summary>Nobody misses it when it could not be sent soon.</summary>
    public virtual bool GoesStale => false;

    /// <summary>What it would change stays in the old chat when a group gets another id, out of everybody's reach.</summary>
    public virtual bool EndsWithChat => false;

    /// <summary>The chat that Telegram meters the call by; 0 when it does not.</summary>
    public abstract long ChatOf(OutboxMessage message);

    /// <summary>The group it concerns, now or when it cannot be delivered; null when it concerns none.</summary>
    public abstract long? GroupOf(OutboxMessage message);

    /// <summary>The same for its group's new id, where messages are numbered anew; null when nothing is left to do.</summary>
    public abstract OutboxMessage? MovedTo(OutboxMessage message, long chatId);

    public abstract Remedy AfterRefusal(OutboxMessage message, SendFault fault);

    public abstract Remedy WhenUnreachable(OutboxMessage message);

    /// <summary>What is to be tidied up when it is given up; null when there is nothing.</summary>
    public abstract SendEffect? WhenGivenUp(OutboxMessage message);

    public abstract Task<SendResult> SendAsync(SendContext context, OutboxMessage message, CancellationToken ct);

    /// <summary>
    /// Looks whether it stands at that place by changing its buttons, and learns what its lost answer would have said.
    /// </summary>
    /// <exception cref="Exception">Telegram refuses: it does not stand there.</exception>
    public abstract Task<SendResult> ConfirmAsync(SendContext context, SendAttempt attempt, int at, CancellationToken ct);

    /// <summary>The call after it was found, for kinds that set <see cref="OutboxMessage.FoundAt"/>.</summary>
    public abstract Task<SendResult> FinishAsync(SendContext context, SendAttempt attempt, int at, CancellationToken ct);
}

/// <summary>The same, in terms of the kind's own record.</summary>
internal abstract class MessageKind<T>(string? name) : MessageKind(name, typeof(T))
    where T : OutboxMessage
{
    public sealed override long ChatOf(OutboxMessage message) => ChatOf((T)message);

    public sealed override long? GroupOf(OutboxMessage message) => GroupOf((T)message);

    public sealed override OutboxMessage? MovedTo(OutboxMessage message, long chatId) => MovedTo((T)message, chatId);

    public sealed override Remedy AfterRefusal(OutboxMessage message, SendFault fault) => AfterRefusal((T)message, fault);

    public sealed override Remedy WhenUnreachable(OutboxMessage message) => WhenUnreachable((T)message);

    public sealed override SendEffect? WhenGivenUp(OutboxMessage message) => WhenGivenUp((T)message);

    public sealed override Task<SendResult> SendAsync(SendContext context, OutboxMessage message, CancellationToken ct) =>
        SendAsync(context, (T)message, ct);

    public sealed override Task<SendResult> ConfirmAsync(
        SendContext context, SendAttempt attempt, int at, CancellationToken ct) =>
        ConfirmAsync(context, attempt, (T)attempt.Message, at, ct);

    public sealed override Task<SendResult> FinishAsync(SendContext context, SendAttempt attempt, int at, CancellationToken ct) =>
        FinishAsync(context, attempt, (T)attempt.Message, at, ct);

    protected abstract long ChatOf(T message);

    protected virtual long? GroupOf(T message) => ChatOf(message);

    protected abstract OutboxMessage? MovedTo(T message, long chatId);

    protected virtual Remedy AfterRefusal(T message, SendFault fault) => Remedy.GiveUp;

    protected virtual Remedy WhenUnreachable(T message) => PrefersGap ? Remedy.Drop : Remedy.GiveUp;

    protected virtual SendEffect? WhenGivenUp(T message) => null;

    protected abstract Task<SendResult> SendAsync(SendContext context, T message, CancellationToken ct);

    protected virtual Task<SendResult> ConfirmAsync(
        SendContext context, SendAttempt attempt, T message, int at, CancellationToken ct) =>
        Task.FromResult(SendResult.NothingToDo());

    protected virtual Task<SendResult> FinishAsync(
        SendContext context, SendAttempt attempt, T message, int at, CancellationToken ct) =>
        ConfirmAsync(context, attempt, message, at, ct);
}
