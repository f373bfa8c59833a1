namespace MicroGov.Sandbox;

/// <summary>The bot's side of the world, used by the Bot API methods under the lock.</summary>
public sealed partial class SandboxWorld
{
    /// <summary>The webhook, when one is set.</summary>
    internal Hook? Hook { get; set; }

    /// <summary>Whether the bot can know this person: they wrote to it, or share a group with it now or did once.</summary>
    internal bool BotHasMet(long userId) =>
        _chats.GetValueOrDefault(userId) is { Started: true }
        || (_people.ContainsKey(userId)
            && _chats.Values.Any(chat => chat.Members.ContainsKey(BotId) && chat.Members.ContainsKey(userId)));

    /// <summary>Takes a message away for everybody.</summary>
    internal void Remove(Post post)
    {
        var last = EventOf(SandboxEventKind.Deleted, post);
        post.Chat.Posts.Remove(post);
        if (post.Chat.Pins.Remove(post))
        {
            Tell(new SandboxEvent(SandboxEventKind.PinnedChanged, post.Chat.Id, post.Id));
        }

        Tell(last);
    }
}
