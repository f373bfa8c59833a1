namespace MicroGov.Sandbox;

/// <summary>Somebody asked to be let into a group and waits (https://core.telegram.org/bots/api#chatjoinrequest).</summary>
/// <param name="Link">The link they used; null when they asked the group itself.</param>
/// <param name="IsHeard">Whether the bot was told, for only then may it write to them.</param>
internal sealed record JoinRequest(long UserId, DateTimeOffset At, InviteLink? Link, bool IsHeard)
{
    /// <summary>
    /// "The bot can use this identifier for 5 minutes to send messages until the join request is processed, assuming no
    /// other administrator contacted the user" (user_chat_id); here nobody else contacts anybody.
    /// </summary>
    private static readonly TimeSpan OpenToTheBot = TimeSpan.FromMinutes(5);

    public bool LetsTheBotWrite(DateTimeOffset now) => IsHeard && now - At <= OpenToTheBot;
}

/// <summary>How somebody came in by themselves: by a link, or let in after asking, or both.</summary>
internal sealed record Coming(InviteLink? Link, bool Asked);
