using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Inline buttons: a press becomes a callback_query and waits for answerCallbackQuery.</summary>
public sealed partial class SandboxWorld
{
    private readonly Dictionary<string, Press> _presses = [];

    /// <summary>Presses the inline button with this label and completes when the bot answers.</summary>
    public Task<SandboxToast> PressAsync(
        long userId, long chatId, long messageId, string label, CancellationToken ct = default) =>
        WaitForAnswerAsync(
            () =>
            {
                var post = SeenBy(userId, ReadableBy(userId, chatId), messageId);
                var button = post.Buttons.SelectMany(row => row).FirstOrDefault(button => button.Text == label)
                    ?? throw new SandboxRefusal($"The message has no button \"{label}\".");
                return BeginPress(userId, post, button.Data ?? throw new SandboxRefusal("This button opens a page."));
            },
            ct);

    /// <summary>What a modified app can do: press with any data at all, on any message of the bot it can see.</summary>
    public Task<SandboxToast> PressDataAsync(
        long userId,
        long chatId,
        long messageId,
        string data,
        CancellationToken ct = default
    ) => WaitForAnswerAsync(() => BeginPress(userId, SeenBy(userId, ReadableBy(userId, chatId), messageId), data), ct);

    /// <summary>The press with this id while the bot may still answer it.</summary>
    internal Press? OpenPress(string id) =>
        _presses.TryGetValue(id, out var press) && !press.Answered && Now - press.At <= Press.Patience ? press : null;

    /// <summary>The press with this id, answered or not, if the person acted within the given time.</summary>
    internal Press? RecentPress(string id, TimeSpan within) =>
        _presses.TryGetValue(id, out var press) && Now - press.At <= within ? press : null;

    internal void Answer(Press press, SandboxToast toast)
    {
        press.Answered = true;
        press.Answer.TrySetResult(toast);
        Tell(
            new SandboxEvent(SandboxEventKind.Toast, press.Post.Chat.Id, press.Post.Id) { UserId = press.UserId, Toast = toast });
    }

    private async Task<SandboxToast> WaitForAnswerAsync(Func<Press> begin, CancellationToken ct)
    {
        var press = Change(begin);
        try
        {
            return await press.Answer.Task.WaitAsync(Press.Patience, Clock.Time, ct);
        }
        catch (TimeoutException)
        {
            throw new SandboxRefusal("The bot did not answer in time.");
        }
    }

    private Press BeginPress(long userId, Post post, string data)
    {
        if (post.FromId != BotId)
        {
            throw new SandboxRefusal("Only the bot's messages have buttons.");
        }

        var press = new Press(Guid.NewGuid().ToString("N"), userId, post, Now);
        _presses.Add(press.Id, press);
        Updates.Add("callback_query", new JsonObject
        {
            ["id"] = press.Id,
            ["from"] = Wire.User(this, userId),
            ["message"] = Wire.Message(this, post),
            ["chat_instance"] = $"{post.Chat.Id}",
            ["data"] = data,
        });
        return press;
    }
}
