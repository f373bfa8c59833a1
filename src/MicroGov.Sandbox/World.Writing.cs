using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>What people write, and which of it reaches the bot.</summary>
public sealed partial class SandboxWorld
{
    /// <summary>Sends a text. The chat with the person's own id is their private chat with the bot.</summary>
    /// <param name="ephemeral">Only the bot will see it: a command declared is_ephemeral, in a group.</param>
    /// <returns>The message's id (for an ephemeral one, its ephemeral id).</returns>
    public long Send(long userId, long chatId, string text, long? replyTo = null, bool ephemeral = false) => Change(() =>
    {
        var chat = WritableBy(userId, chatId);
        var formatted = EntityFinder.Find(text).Trim();
        if (formatted.Plain.Length is 0 or > TextLimits.Message)
        {
            throw new SandboxRefusal($"A message has 1 to {TextLimits.Message} characters.");
        }

        if (ephemeral && !Commands.IsEphemeral(this, chat, userId, formatted))
        {
            throw new SandboxRefusal("Only commands the bot declared as ephemeral can be sent so that nobody else sees them.");
        }

        return Add(new Post
        {
            Chat = chat,
            Id = ephemeral ? chat.NextEphemeralId() : chat.NextId(),
            FromId = userId,
            Date = Now,
            Ephemeral = ephemeral,
            ReceiverId = ephemeral ? BotId : null,
            Text = formatted,
            ReplyTo = replyTo is { } id ? SeenBy(userId, chat, id) : null,
        }).Id;
    });

    /// <summary>
    /// Forwards a message somebody can see to another chat they can write in; a poll stays the same poll. Between two
    /// people there is no chat here: what one forwards to the other appears on the other's own screen, and as on
    /// Telegram the bot is told nothing.
    /// </summary>
    public long Forward(long userId, long fromChat, long messageId, long toChat) => Change(() =>
    {
        var original = SeenBy(userId, ReadableBy(userId, fromChat), messageId);
        if (original.Ephemeral || original.Service is not null)
        {
            throw new SandboxRefusal("This message can't be forwarded.");
        }

        var isBetweenPeople = toChat != userId && _people.ContainsKey(toChat);
        var chat = isBetweenPeople ? ReadableBy(toChat, toChat) : WritableBy(userId, toChat);
        var post = new Post
        {
            Chat = chat,
            Id = chat.NextId(),
            FromId = userId,
            Date = Now,
            Text = original.Text,
            PhotoFileId = original.PhotoFileId,
            DocumentFileId = original.DocumentFileId,
            Poll = original.Poll,
            ForwardOf = original.ForwardOf ?? original,
        };
        return Add(post, botMaySee: !isBetweenPeople).Id;
    });

    /// <summary>Puts a message into its chat and, where the bot may see it, into the bot's updates.</summary>
    internal Post Add(Post post, bool botMaySee = true)
    {
        post.Chat.Posts.Add(post);
        if (post.FromId != BotId && botMaySee)
        {
            post.Chat.Started |= !post.Chat.IsGroup;
            if (Privacy.BotSees(this, post))
            {
                Updates.Add("message", Wire.Message(this, post));
            }
        }

        Tell(EventOf(SandboxEventKind.Sent, post));
        return post;
    }

    /// <summary>A service message; unlike others it also reaches the bot when the bot itself caused it.</summary>
    internal Post PostService(Chat chat, long by, JsonObject fields, bool botSees)
    {
        var post = new Post { Chat = chat, Id = chat.NextId(), FromId = by, Date = Now, Service = fields };
        chat.Posts.Add(post);
        if (botSees)
        {
            Updates.Add("message", Wire.Message(this, post));
        }

        Tell(EventOf(SandboxEventKind.Sent, post));
        return post;
    }

    internal SandboxEvent EventOf(SandboxEventKind kind, Post post) =>
        new(kind, post.Chat.Id, post.Id, Snapshot.Of(this, post));

    internal Chat ReadableBy(long userId, long chatId)
    {
        var person = PersonOf(userId);
        var chat = ChatOf(chatId);
        return (chat.IsGroup ? chat.Has(userId) : chat.Id == userId)
            ? chat
            : throw new SandboxRefusal($"{person.Name} is not in this chat.");
    }

    private Chat WritableBy(long userId, long chatId)
    {
        var chat = ReadableBy(userId, chatId);
        return chat.Blocked ? throw new SandboxRefusal("Unblock the bot first.")
            : chat.UpgradedTo is not null || _deactivated.Contains(userId)
                ? throw new SandboxRefusal("Nobody writes here any more.")
            : chat;
    }

    private static Post SeenBy(long userId, Chat chat, long messageId) =>
        chat.Find(messageId) is { } post && post.IsSeenBy(userId) ? post : throw new SandboxRefusal("There is no such message.");
}
