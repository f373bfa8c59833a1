namespace MicroGov.Chat;

/// <summary>
/// What had waited at Telegram while the service was down. No deadline is decided before it has had its effect: a ballot
/// given in time counts, also when nobody was there to take it.
/// </summary>
public sealed class Backlog
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when it is done.</summary>
    public Task WhenDoneAsync(CancellationToken ct) => done.Task.WaitAsync(ct);

    public bool IsDone => done.Task.IsCompleted;

    /// <summary>Telegram has nothing more waiting.</summary>
    public void SetDone() => done.TrySetResult();
}
