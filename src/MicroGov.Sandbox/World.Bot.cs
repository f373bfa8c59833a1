namespace MicroGov.Sandbox;

/// <summary>The bot in groups, and its side of the world, used by the Bot API methods under the lock.</summary>
public sealed partial class SandboxWorld
{
    private readonly HashSet<long> _heardOf = [];

    /// <summary>The webhook, when one is set.</summary>
    internal Hook? Hook { get; set; }

    public void AddBot(long chatId) => Change(() => SetStanding(GroupOf(chatId), BotId, Standing.Member, by: OwnerOf(chatId)));

    public void RemoveBot(long chatId) => Change(() => SetStanding(GroupOf(chatId), BotId, Standing.Kicked, by: OwnerOf(chatId)));

    /// <summary>Makes the bot an administrator, or gives and takes the one right that may be left out.</summary>
    public void PromoteBot(long chatId, bool canInviteUsers = true) => Change(() =>
    {
        var chat = GroupOf(chatId);
        if (chat.StandingOf(BotId) != Standing.Administrator)
        {
            chat.BotMayInvite = canInviteUsers;
            SetStanding(chat, BotId, Standing.Administrator, by: OwnerOf(chatId));
        }
        else if (chat.BotMayInvite != canInviteUsers)
        {
            var before = Wire.Member(this, chat, BotId, Standing.Administrator);
            chat.BotMayInvite = canInviteUsers;
            var change = Wire.MemberChange(this, chat, OwnerOf(chatId), BotId, Standing.Administrator, Standing.Administrator);
            change["old_chat_member"] = before;
            Updates.Add("my_chat_member", change);
        }
    });

    /// <summary>Whether the bot is an administrator with the right can_invite_users.</summary>
    internal bool BotMayInvite(Chat chat) => chat.StandingOf(BotId).IsAdministrator() && chat.BotMayInvite;

    /// <summary>Whether somebody who never wrote to the bot has just asked to be let in where the bot decides.</summary>
    internal bool BotMayAnswerRequestOf(long userId) => _chats.Values.Any(chat =>
        chat.Requests.TryGetValue(userId, out var request) && request.LetsTheBotWrite(Now) && BotMayInvite(chat));

    /// <summary>
    /// Whether the bot can know this person: they wrote to it, share a group with it now or did once, or asked to be let
    /// into one.
    /// </summary>
    internal bool BotHasMet(long userId) =>
        _heardOf.Contains(userId)
        || _chats.GetValueOrDefault(userId) is { Started: true }
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
