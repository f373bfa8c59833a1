namespace MicroGov.Chat;

/// <summary>
/// What had waited at Telegram while the service was down. No deadline is decided before it has had its effect: a ballot
/// given in time counts, also when nobody was there to take it.
/// </summary>
public sealed class Backlog
{
    private volatile TaskCompletionSource done = NewSignal();

    /// <summary>Completes when it is done.</summary>
    public Task WhenDoneAsync(CancellationToken ct) => done.Task.WaitAsync(ct);

    public bool IsDone => done.Task.IsCompleted;

    /// <summary>Telegram has nothing more waiting.</summary>
    public void SetDone() => done.TrySetResult();

    /// <summary>Nobody may have listened for a while.</summary>
    public void Begin() => done = done.Task.IsCompleted ? NewSignal() : done;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
