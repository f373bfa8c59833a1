namespace MicroGov.Pipeline;

/// <summary>
/// What had waited at Telegram while nobody took it: while the service was down, while no replica led, while the database
/// was away. No deadline is decided before it has had its effect: a ballot given in time counts.
/// </summary>
public sealed class Backlog
{
    private readonly Func<CancellationToken, Task<bool>> isAnyWaitingAsync;

    private readonly Lock gate = new();
    private readonly HashSet<TaskCompletionSource> atWork = [];
    private TaskCompletionSource done = NewSignal();
    private TaskCompletionSource begun = NewSignal();
    private int number;

    /// <param name="isAnyWaitingAsync">Whether updates wait at Telegram that it could bring to nobody.</param>
    public Backlog(Func<CancellationToken, Task<bool>> isAnyWaitingAsync)
    {
        this.isAnyWaitingAsync = isAnyWaitingAsync;
        begun.SetResult();
    }

    public bool IsDone => Volatile.Read(ref done).Task.IsCompleted;

    /// <summary>
    /// Grows whenever there may be a new backlog; take it before looking, and give it to <see cref="SetDone"/>.
    /// </summary>
    public int Number
    {
        get
        {
            lock (gate)
            {
                return number;
            }
        }
    }

    /// <summary>Completes when it is done.</summary>
    public Task WhenDoneAsync(CancellationToken ct) => Volatile.Read(ref done).Task.WaitAsync(ct);

    /// <summary>Completes when there may be one; at once while there may.</summary>
    public Task WhenBegunAsync(CancellationToken ct) => Volatile.Read(ref begun).Task.WaitAsync(ct);

    /// <summary>Updates are being taken, until what is returned is disposed.</summary>
    public IDisposable Take()
    {
        var over = NewSignal();
        lock (gate)
        {
            atWork.Add(over);
        }

        return new Taking(this, over);
    }

    /// <summary>Completes when what is being taken now has been.</summary>
    public Task WhenTakenAsync(CancellationToken ct)
    {
        lock (gate)
        {
            return atWork.Count == 0 ? Task.CompletedTask : Task.WhenAll(atWork.Select(over => over.Task)).WaitAsync(ct);
        }
    }

    /// <summary>Begins when anything waits at Telegram.</summary>
    public async Task AskAsync(CancellationToken ct)
    {
        if (await isAnyWaitingAsync(ct))
        {
            Begin();
        }
    }

    /// <summary>Nobody may have listened for a while.</summary>
    public void Begin()
    {
        lock (gate)
        {
            number++;
            done = done.Task.IsCompleted ? NewSignal() : done;
            begun.TrySetResult();
        }
    }

    /// <summary>Telegram has nothing more waiting of what it had when <see cref="Number"/> was this one.</summary>
    public void SetDone(int seen)
    {
        lock (gate)
        {
            if (seen == number && done.TrySetResult())
            {
                begun = NewSignal();
            }
        }
    }

    private sealed class Taking(Backlog backlog, TaskCompletionSource over) : IDisposable
    {
        public void Dispose()
        {
            lock (backlog.gate)
            {
                backlog.atWork.Remove(over);
            }

            over.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
