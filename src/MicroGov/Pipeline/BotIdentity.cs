namespace MicroGov.Pipeline;

/// <summary>Who the bot is: its id from the token, its username from getMe.</summary>
public sealed class BotIdentity(long id)
{
    public long Id { get; } = id;

    private readonly TaskCompletionSource introduced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Without the @; empty until getMe has answered.</summary>
    public string Username { get; private set; } = "";

    /// <summary>What getMe has answered.</summary>
    public void Introduce(string username)
    {
        Username = username;
        introduced.TrySetResult();
    }

    /// <summary>Completes when the username is known.</summary>
    public Task WhenIntroducedAsync(CancellationToken ct) => introduced.Task.WaitAsync(ct);
}
