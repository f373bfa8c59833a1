namespace MicroGov.Sandbox;

/// <summary>Coming, being brought, going, being thrown out; and who is an administrator.</summary>
public sealed partial class SandboxWorld
{
    private const int MostAtOnce = 200;

    /// <summary>Walks in without a link; where newcomers have to ask, <see cref="RequestToJoin"/> is the way.</summary>
    public void Join(long chatId, long userId) => Change(() =>
    {
        var chat = EnterableBy(chatId, userId);
        if (chat.JoinByRequest)
        {
            throw new SandboxRefusal($"Whoever comes to {chat.Title} has to ask first.");
        }

        SetStanding(chat, userId, Standing.Member, by: userId);
    });

    /// <summary>
    /// A member brings others. In a supergroup one service message names them all; in a basic group each has their own,
    /// as messages.addChatUser takes one person and channels.inviteToChannel many (https://core.telegram.org/api/invites).
    /// </summary>
    public void AddMembers(long chatId, long byUserId, params long[] userIds)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        Change(() =>
        {
            var chat = PresentIn(chatId, byUserId);
            var coming = userIds.Distinct().ToList();
            coming.ForEach(userId => EnterableBy(chatId, userId));
            foreach (var together in coming.Chunk(chat.Kind == ChatKind.Supergroup ? MostAtOnce : 1))
            {
                Bring(chat, together, byUserId);
            }
        });
    }

    /// <summary>Makes this many people with names of their own, and the owner brings them into the group.</summary>
    public IReadOnlyList<SandboxPerson> AddNeighbours(long chatId, int count, string language = "en") => Change(() =>
    {
        var owner = OwnerOf(chatId);
        if (count is < 1 or > MostAtOnce)
        {
            throw new SandboxRefusal($"Between 1 and {MostAtOnce} neighbours come at once.");
        }

        var people = Neighbours.Names(language, _people.Values.Select(person => person.Name).ToHashSet())
            .Take(count)
            .Select(name => AddPerson(name.First, language: language, lastName: name.Last))
            .ToList();
        AddMembers(chatId, owner, [.. people.Select(person => person.Id)]);
        return (IReadOnlyList<SandboxPerson>)people;
    });

    public void Leave(long chatId, long userId) =>
        Change(() => SetStanding(PresentIn(chatId, userId), userId, Standing.Left, by: userId));

    /// <summary>The owner throws somebody out, who cannot come back until they are pardoned.</summary>
    public void Ban(long chatId, long userId) =>
        Change(() => SetStanding(GroupOf(chatId), PersonOf(userId).Id, Standing.Kicked, by: OwnerOf(chatId)));

    /// <summary>Who was thrown out may come back, but is not brought back.</summary>
    public void Unban(long chatId, long userId) => Change(() =>
    {
        var chat = GroupOf(chatId);
        if (chat.StandingOf(userId) != Standing.Kicked)
        {
            throw new SandboxRefusal($"{NameOf(userId)} was not thrown out of {chat.Title}.");
        }

        SetStanding(chat, userId, Standing.Left, by: OwnerOf(chatId));
    });

    public void Promote(long chatId, long userId) =>
        Change(() => SetStanding(PresentIn(chatId, userId), userId, Standing.Administrator, by: OwnerOf(chatId)));

    public void Demote(long chatId, long userId) =>
        Change(() => SetStanding(PresentIn(chatId, userId), userId, Standing.Member, by: OwnerOf(chatId)));

    /// <summary>A group somebody may come into, as far as they are concerned.</summary>
    private Chat EnterableBy(long chatId, long userId)
    {
        var chat = GroupOf(chatId);
        var person = PersonOf(userId);
        return chat.StandingOf(userId) switch
        {
            _ when _deactivated.Contains(userId) => throw new SandboxRefusal($"{person.Name} has no account any more."),
            Standing.Kicked => throw new SandboxRefusal($"{person.Name} was thrown out of {chat.Title}."),
            var standing when standing.IsPresent() => throw new SandboxRefusal($"{person.Name} is already in {chat.Title}."),
            _ => chat,
        };
    }
}
