using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>What the page draws: who there is, and one chat as one person sees it.</summary>
internal static class PageViews
{
    private const int ExcerptLength = 120;

    public static void Map(RouteGroupBuilder page, PageServer server)
    {
        page.MapGet("/api/people", (long? @as) => PageServer.AnswerAsync(() => server.World.Change(() => People(server, @as))));
        page.MapGet(
            "/api/view",
            (long @as, long chat) => PageServer.AnswerAsync(() => server.World.Change(() => View(server, @as, chat))));
    }

    /// <param name="userId">Who one is; their chats tell what is newest in them.</param>
    private static object People(PageServer server, long? userId)
    {
        var world = server.World;
        var chats = world.Chats.Values.Where(chat => !chat.Hidden).ToList();
        var group = chats.LastOrDefault(chat => chat.IsGroup);
        return new
        {
            now = world.Now,
            people = chats.Where(chat => !chat.IsGroup).Select(chat => world.People[chat.Id]).Select(person => new
            {
                id = person.Id,
                name = person.Name,
                username = person.Username,
                language = person.Language,
            }),
            chats = chats.Select(chat => new
            {
                id = chat.Id,
                title = chat.Title,
                type = Wire.TypeOf(chat),
                // Named as in getChatMember, by the person's id; whoever never was in the group is missing.
                members = chat.Members.ToDictionary(member => $"{member.Key}", member => member.Value.OnTheWire()),
                asked = chat.Requests.Keys,
                asks = chat.JoinByRequest,
                newest = Newest(chat, userId),
            }),
            bot = new { id = world.BotId, name = world.BotUsername, username = world.BotUsername },
            shows = server.Options.Shows.Select(show => new { name = show.Name, en = show.ShowsEn, zh = show.ShowsZh }),
            faults = PageFaults.All(server),
            commands = group is null ? [] : Commands(world, group, group.Members.Keys.First()),
        };
    }

    /// <summary>The newest message by somebody else that this person sees there.</summary>
    private static long? Newest(Chat chat, long? userId) =>
        userId is { } me && (chat.IsGroup ? chat.Has(me) : chat.Id == me)
            ? chat.Posts.FindLast(post => post.FromId != me && post.IsSeenBy(me))?.Id
            : null;

    private static object View(PageServer server, long userId, long chatId)
    {
        var world = server.World;
        var chat = world.ReadableBy(userId, chatId);
        var messages = world.Messages(chatId, userId);
        return new
        {
            version = world.Version,
            now = world.Now,
            pinned = world.Pinned(chatId) is { } pin ? Message(world, pin, messages, userId) : null,
            messages = messages.Select(message => Message(world, message, messages, userId)),
            playing = server.Playing,
            commands = Commands(world, chat, userId),
        };
    }

    private static object Message(SandboxWorld world, SandboxMessage message, IReadOnlyList<SandboxMessage> all, long userId) =>
        new
        {
            id = message.Id,
            ephemeral = message.Ephemeral,
            from = new
            {
                id = message.FromId,
                name = message.FromName,
                bot = message.FromBot,
            },
            date = message.Date,
            html = message.Html,
            photo = message.PhotoFileId is { } photo ? $"/sandbox/photo/{photo}" : null,
            document = message.Document is { } file
                ? new
                {
                    name = file.Name,
                    size = file.Size,
                    url = $"/sandbox/document/{file.FileId}",
                }
                : null,
            poll = message.Poll is { } poll ? Poll(world, poll, userId) : null,
            buttons = message.Buttons.Select(row =>
                row.Select(button => new
                {
                    text = button.Text,
                    data = button.Data,
                    url = button.Url,
                })
            ),
            replyTo = all.FirstOrDefault(other => other.Id == message.ReplyTo) is { } target
                ? new
                {
                    id = target.Id,
                    name = target.FromName,
                    excerpt = Excerpt(target),
                }
                : null,
            reactions = message.Reactions,
            edited = message.Edited,
            service = message.Service,
            mine = message.FromId == userId,
        };

    /// <summary>Names of voters show in a public poll only, as in Telegram's apps.</summary>
    private static object Poll(SandboxWorld world, SandboxPoll poll, long userId) => new
    {
        id = poll.Id,
        question = poll.Question,
        closed = poll.Closed,
        multiple = poll.Multiple,
        anonymous = poll.Anonymous,
        total = poll.Options.SelectMany(option => option.VoterIds).Distinct().Count(),
        options = poll.Options.Select(option => new
        {
            text = option.Text,
            count = option.VoterIds.Count,
            mine = option.VoterIds.Contains(userId),
            voters = poll.Anonymous ? [] : option.VoterIds.Select(world.NameOf).ToList(),
        }),
    };

    private static List<object> Commands(SandboxWorld world, Chat chat, long userId) =>
        [.. world.Commands.For(world, chat, userId).Select(command => new
        {
            command = command.Name, description = command.Description, ephemeral = command.Ephemeral,
        })];

    /// <summary>Escaped, since the page reads it as it reads a message's html.</summary>
    private static string Excerpt(SandboxMessage message)
    {
        var text = message.Poll?.Question ?? (message.Text.Length > 0 ? message.Text : message.Document?.Name ?? "");
        return WebUtility.HtmlEncode(text.Length <= ExcerptLength ? text : string.Concat(text.AsSpan(0, ExcerptLength), "…"));
    }
}
