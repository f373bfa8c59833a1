namespace MicroGov.Sandbox;

/// <summary>Making people and groups.</summary>
public sealed partial class SandboxWorld
{
    public SandboxPerson AddPerson(
        string firstName, string? username = null, string? language = "en", string? lastName = null, string? bio = null) =>
        Change(() =>
        {
            var person = new SandboxPerson(1_000_000_000 + NewId(), firstName, lastName, username, language) { Bio = bio };
            _people.Add(person.Id, person);
            _chats.Add(person.Id, new Chat(person.Id, ChatKind.Private, person.Name));
            Tell(new SandboxEvent(SandboxEventKind.MembersChanged));
            return person;
        });

    public long AddGroup(
        string title,
        bool supergroup,
        SandboxPerson owner,
        bool addBot = true,
        bool botIsAdmin = false,
        params SandboxPerson[] members)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(members);
        return Change(() =>
        {
            var chat = supergroup
                ? new Chat(-1_000_000_000_000 - NewId(), ChatKind.Supergroup, title)
                : new Chat(-1_000_000 - NewId(), ChatKind.Group, title);
            _chats.Add(chat.Id, chat);
            chat.Members[owner.Id] = Standing.Creator;
            foreach (var member in members)
            {
                chat.Members[member.Id] = Standing.Member;
            }

            if (addBot)
            {
                SetStanding(chat, BotId, Standing.Member, by: owner.Id);
            }

            if (botIsAdmin)
            {
                SetStanding(chat, BotId, Standing.Administrator, by: owner.Id);
            }

            Tell(new SandboxEvent(SandboxEventKind.MembersChanged, chat.Id));
            return chat.Id;
        });
    }

    /// <summary>The person blocks the bot in private: my_chat_member says kicked, sends are refused with 403.</summary>
    public void Block(long userId) => Change(() => SetBlocked(userId, true));

    public void Unblock(long userId) => Change(() => SetBlocked(userId, false));

    internal Chat ChatOf(long chatId) =>
        _chats.GetValueOrDefault(chatId) ?? throw new SandboxRefusal("There is no such chat.");

    internal SandboxPerson PersonOf(long userId) =>
        _people.GetValueOrDefault(userId) ?? throw new SandboxRefusal("There is no such person.");

    internal string NameOf(long userId) => userId == BotId ? BotUsername : PersonOf(userId).Name;

    private Chat GroupOf(long chatId) =>
        ChatOf(chatId) is { IsGroup: true } group ? group : throw new SandboxRefusal("This is a private chat.");

    private long OwnerOf(long chatId) => GroupOf(chatId).Members.First(member => member.Value == Standing.Creator).Key;

    private Chat PresentIn(long chatId, long userId)
    {
        var chat = GroupOf(chatId);
        return chat.Has(userId) ? chat : throw new SandboxRefusal($"{NameOf(userId)} is not in {chat.Title}.");
    }
}
