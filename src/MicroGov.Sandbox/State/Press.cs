namespace MicroGov.Sandbox;

/// <summary>A pressed button waiting for the bot's answer.</summary>
internal sealed class Press(string id, long userId, Post post, DateTimeOffset at)
{
    /// <summary>
    /// How long the bot may answer. Telegram's documents give no figure; a quarter of an hour is what bots see.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public string Id { get; } = id;

    public long UserId { get; } = userId;

    public Post Post { get; } = post;

    public DateTimeOffset At { get; } = at;

    public bool Answered { get; set; }

    public TaskCompletionSource<SandboxToast> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
