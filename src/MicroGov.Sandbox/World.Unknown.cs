using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>What only a later Bot API knows (https://core.telegram.org/bots/api-changelog): every release adds kinds.</summary>
public sealed partial class SandboxWorld
{
    /// <summary>Sends a text with fields that the Bot API of today does not have, or has with other values.</summary>
    /// <returns>The message's id.</returns>
    public long SendWith(long userId, long chatId, string text, JsonObject fields, long? replyTo = null) => Change(() =>
    {
        var chat = WritableBy(userId, chatId);
        return Add(new Post
        {
            Chat = chat,
            Id = chat.NextId(),
            FromId = userId,
            Date = Now,
            Text = EntityFinder.Find(text).Trim(),
            ReplyTo = replyTo is { } id ? SeenBy(userId, chat, id) : null,
            Unknown = fields,
        }).Id;
    });

    /// <summary>Brings the bot an update of a kind that it wants, with whatever inside.</summary>
    public void Bring(string kind, JsonObject payload) => Change(() =>
    {
        Updates.Add(kind, payload);
        return true;
    });
}
