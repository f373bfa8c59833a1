namespace MicroGov.Sandbox;

/// <summary>Invite links, and asking to be let in: https://core.telegram.org/api/invites</summary>
public sealed partial class SandboxWorld
{
    /// <summary>Whether everybody who comes without a link has to ask from now on; getChat says join_by_request.</summary>
    public void RequireApproval(long chatId, bool required = true) => Change(() =>
    {
        GroupOf(chatId).JoinByRequest = required;
        Tell(new SandboxEvent(SandboxEventKind.MembersChanged, chatId));
    });

    /// <summary>The owner makes a link; the bot makes its own with createChatInviteLink.</summary>
    public string CreateInviteLink(
        long chatId, bool createsJoinRequest = false, string name = "", DateTimeOffset? expiresAt = null) =>
        Change(() =>
        {
            var link = new InviteLink(InviteLink.NewUrl(), OwnerOf(chatId))
            {
                Name = name, CreatesJoinRequest = createsJoinRequest, ExpiresAt = expiresAt,
            };
            GroupOf(chatId).Links.Add(link);
            return link.Url;
        });

    /// <summary>
    /// Somebody asks to be let in. Without a link they ask the group itself where it wants to be asked
    /// (<see cref="RequireApproval"/>), and use its newest link that asks for approval elsewhere.
    /// </summary>
    public void RequestToJoin(long chatId, long userId, string? inviteLink = null) => Change(() =>
    {
        var chat = EnterableBy(chatId, userId);
        var link = inviteLink is not null
            ? chat.Links.FirstOrDefault(one => one.Url == inviteLink)
            : chat.Links.LastOrDefault(one => one.CreatesJoinRequest && one.IsOpen(Now) && !chat.JoinByRequest);
        if (link is null ? inviteLink is not null || !chat.JoinByRequest : !link.CreatesJoinRequest)
        {
            throw new SandboxRefusal($"Nothing in {chat.Title} asks for approval.");
        }

        Ask(chat, userId, link);
    });

    /// <summary>An administrator decides about a request in the app, the owner unless another is named.</summary>
    public void DecideJoinRequest(long chatId, long userId, bool approve, long? byUserId = null) => Change(() =>
    {
        var by = byUserId ?? OwnerOf(chatId);
        if (!GroupOf(chatId).StandingOf(by).IsAdministrator())
        {
            throw new SandboxRefusal($"{NameOf(by)} does not decide here.");
        }

        if (!Decide(GroupOf(chatId), userId, approve, by))
        {
            throw new SandboxRefusal($"{NameOf(userId)} has not asked, or was answered already.");
        }
    });

    /// <summary>Who waits to be let in, in the order they asked.</summary>
    public IReadOnlyList<long> JoinRequests(long chatId) => Change(() => GroupOf(chatId).Requests.Keys.ToList());

    /// <summary>Ends a request; false when there is none.</summary>
    internal bool Decide(Chat chat, long userId, bool approve, long by)
    {
        if (!chat.Requests.Remove(userId, out var request))
        {
            return false;
        }

        if (approve)
        {
            SetStanding(chat, userId, Standing.Member, by, new Coming(request.Link, Asked: true));
        }

        Tell(new SandboxEvent(SandboxEventKind.MembersChanged, chat.Id));
        return true;
    }

    /// <summary>Goes in by a link, or asks where the link says so.</summary>
    private SandboxOpened Follow(long userId, string hash)
    {
        var (chat, link) = _chats.Values
            .SelectMany(one => one.Links.Select(way => (Chat: one, Link: way)))
            .FirstOrDefault(pair => pair.Link.Url.EndsWith($"/+{hash}", StringComparison.Ordinal));
        if (link is null)
        {
            throw new SandboxRefusal("There is no such invite link.");
        }

        if (chat.Has(userId))
        {
            return new SandboxOpened(SandboxOpening.Chat, chat.Id);
        }

        EnterableBy(chat.Id, userId);
        RequireOpen(link);
        if (link.CreatesJoinRequest)
        {
            Ask(chat, userId, link);
            return new SandboxOpened(SandboxOpening.Asked, chat.Id);
        }

        SetStanding(chat, userId, Standing.Member, by: userId, new Coming(link, Asked: false));
        return new SandboxOpened(SandboxOpening.Joined, chat.Id);
    }

    private void Ask(Chat chat, long userId, InviteLink? link)
    {
        RequireOpen(link);
        if (chat.Requests.ContainsKey(userId))
        {
            throw new SandboxRefusal($"{NameOf(userId)} has asked already and waits for an answer.");
        }

        // "The bot must have the can_invite_users administrator right in the chat to receive these updates."
        var request = new JoinRequest(userId, Now, link, BotMayInvite(chat));
        chat.Requests.Add(userId, request);
        if (request.IsHeard)
        {
            _heardOf.Add(userId);
            Updates.Add("chat_join_request", Wire.JoinRequest(this, chat, request));
        }

        Tell(new SandboxEvent(SandboxEventKind.MembersChanged, chat.Id));
    }

    private void RequireOpen(InviteLink? link)
    {
        if (link?.IsOpen(Now) == false)
        {
            throw new SandboxRefusal("This invite link is no longer valid.");
        }
    }
}
