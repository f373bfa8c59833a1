using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>What becomes of people, messages and groups later: edits, deleted accounts, groups that grow.</summary>
public sealed partial class SandboxWorld
{
    private readonly HashSet<long> _deactivated = [];

    /// <summary>Somebody edits their own text; the bot hears of it as edited_message where it may see the message.</summary>
    public void Edit(long userId, long chatId, long messageId, string text) => Change(() =>
    {
        var post = SeenBy(userId, WritableBy(userId, chatId), messageId);
        if (post.FromId != userId || post.Service is not null || post.ForwardOf is not null || post.Ephemeral)
        {
            throw new SandboxRefusal("One can edit one's own messages only.");
        }

        post.Text = EntityFinder.Find(text).Trim();
        post.EditedAt = Now;
        if (Privacy.BotSees(this, post))
        {
            Updates.Add("edited_message", Wire.Message(this, post));
        }

        Tell(EventOf(SandboxEventKind.Edited, post));
    });

    /// <summary>The person deletes their account: they leave every group, and sends to them are refused with 403.</summary>
    public void Deactivate(long userId) => Change(() =>
    {
        PersonOf(userId);
        _deactivated.Add(userId);
        foreach (var chat in _chats.Values
            .Where(chat => chat.StandingOf(userId) is Standing.Member or Standing.Administrator).ToList())
        {
            SetStanding(chat, userId, Standing.Left, by: userId);
        }
    });

    /// <summary>
    /// A group becomes a supergroup with a new id. Both chats say so in a service message, and calls with the old id
    /// are refused with migrate_to_chat_id (https://core.telegram.org/bots/api#responseparameters).
    /// </summary>
    public long Upgrade(long chatId) => Change(() =>
    {
        var old = GroupOf(chatId);
        if (old.Kind != ChatKind.Group || old.UpgradedTo is not null)
        {
            throw new SandboxRefusal($"{old.Title} is a supergroup already.");
        }

        var chat = new Chat(-1_000_000_000_000 - NewId(), ChatKind.Supergroup, old.Title) { BotMayInvite = old.BotMayInvite };
        _chats.Add(chat.Id, chat);
        foreach (var (member, standing) in old.Members)
        {
            chat.Members[member] = standing;
        }

        var (owner, botSees) = (OwnerOf(chatId), old.Has(BotId));
        PostService(old, owner, new JsonObject { ["migrate_to_chat_id"] = chat.Id }, botSees);
        PostService(chat, owner, new JsonObject { ["migrate_from_chat_id"] = old.Id }, botSees);
        old.UpgradedTo = chat.Id;
        old.Hidden = true;
        return chat.Id;
    });

    internal bool IsDeactivated(long userId) => _deactivated.Contains(userId);
}
