namespace MicroGov.Sandbox;

/// <summary>What can be seen, by tests and by the page.</summary>
public sealed partial class SandboxWorld
{
    /// <summary>How many updates the bot has not yet confirmed.</summary>
    public int PendingUpdates => Change(() => Updates.Count);

    /// <summary>
    /// A chat's messages in order. With a person given, as that person sees them: with ephemeral ones for them.
    /// </summary>
    public IReadOnlyList<SandboxMessage> Messages(long chatId, long? seenBy = null) => Change(() =>
    {
        var posts = ChatOf(chatId).Posts.Where(post => seenBy is { } userId ? post.IsSeenBy(userId) : !post.Ephemeral).ToList();
        var replaced = posts.Select(post => post.InPlaceOf).Where(original => original is not null).ToHashSet();
        return posts.Where(post => !replaced.Contains(post)).Select(post => Snapshot.Of(this, post)).ToList();
    });

    /// <summary>One message of a chat, or null when it is gone.</summary>
    public SandboxMessage? Message(long chatId, long messageId) =>
        Change(() => ChatOf(chatId).Find(messageId) is { } post ? Snapshot.Of(this, post) : null);

    /// <summary>The message pinned last, if any.</summary>
    public SandboxMessage? Pinned(long chatId) =>
        Change(() => ChatOf(chatId).Pins.LastOrDefault() is { } pin ? Snapshot.Of(this, pin) : null);

    /// <summary>Completes when the bot has confirmed every update queued until now, that is, has finished with them.</summary>
    public Task WhenAcknowledgedAsync(CancellationToken ct = default) => Change(Updates.WhenEmptiedAsync).WaitAsync(ct);
}
