using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Turns mutable state into what others may keep.</summary>
internal static class Snapshot
{
    public static SandboxMessage Of(SandboxWorld world, Post post)
    {
        var text = post.Service is { } service ? EntityFinder.Find(ServiceWords.Of(world, post, service)) : post.Text;
        return new SandboxMessage
        {
            Id = post.Id,
            ChatId = post.Chat.Id,
            FromId = post.FromId,
            FromName = world.NameOf(post.FromId),
            FromBot = post.FromId == world.BotId,
            Date = post.Date,
            Text = text.Plain,
            Html = SafeHtml.Render(text),
            PhotoFileId = post.PhotoFileId,
            Document = post.DocumentFileId is { } document ? Of(world.Files.Find(document)!) : null,
            Poll = post.Poll is { } poll ? Of(poll) : null,
            Buttons = [.. post.Buttons.Select(row => row.Select(Of).ToList())],
            ReplyTo = post.ReplyTo?.Id,
            Ephemeral = post.Ephemeral,
            ReceiverId = post.ReceiverId,
            Edited = post.EditedAt is not null,
            Reactions = [.. post.Reactions],
            Service = post.Service is not null,
        };
    }

    private static SandboxButton Of(Button button) => new(button.Text, button.Data ?? button.Url ?? "", button.Url);

    private static SandboxDocument Of(StoredFile file) => new(file.Id, file.Name, file.MediaType, file.Content);

    private static SandboxPoll Of(Poll poll) => new()
    {
        Id = poll.Id,
        Question = poll.Question.Plain,
        Options = [.. poll.Options.Select(option => new SandboxPollOption(option.Text.Plain, [.. option.Voters]))],
        Closed = poll.Closed,
        Anonymous = poll.Anonymous,
        Multiple = poll.Multiple,
    };
}

/// <summary>The short grey lines a chat shows for service messages.</summary>
internal static class ServiceWords
{
    private const int MostNames = 3;

    public static string Of(SandboxWorld world, Post post, JsonObject service)
    {
        var actor = world.NameOf(post.FromId);
        if (service["pinned_message"] is not null)
        {
            return $"📌 {actor}";
        }

        if (service["migrate_to_chat_id"] is not null || service["migrate_from_chat_id"] is not null)
        {
            return $"⇒ {post.Chat.Title}";
        }

        if (service["new_chat_members"] is not JsonArray came)
        {
            return $"← {service["left_chat_member"].TextOf("first_name")}";
        }

        var names = string.Join(", ", came.Take(MostNames).Select(user => user.TextOf("first_name")));
        return came.Count > MostNames ? $"→ {names} +{came.Count - MostNames}" : $"→ {names}";
    }
}
