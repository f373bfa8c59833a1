using System.Text.Json;
using MicroGov.Delivery;
using MicroGov.Presentation;

namespace MicroGov.Tests.Delivery;

public class MessageKindsTests
{
    /// <summary>The names stand in the rows of every running service: one may be added, and none may change.</summary>
    private static readonly Dictionary<string, OutboxMessage> ByName = new()
    {
        ["answer-press"] = new AnswerButton("1", null, new Html("done"), false),
        ["edit-answer"] = new EditAnswer(-5, 9, new("page two")),
        ["leave-pointer"] = new MarkCardMoved(-5, 9, new("It is in #2 now.")),
        ["let-in"] = new ApproveJoinRequest(-5, 7),
        ["pin-card"] = new PinCard(-5, true),
        ["post"] = new PostMessage(-5, new("news")),
        ["post-card"] = new PostCard(-5),
        ["post-poll"] = new PostPoll(-5, 1),
        ["react"] = new React(-5, 9, "👍") { Otherwise = new PersonalAnswer(-5, 7, new("done")) },
        ["send-file"] = new SendFile(7, 1, new("your data")),
        ["stop-poll"] = new StopPoll(-5, 1),
        ["unpin"] = new UnpinMessage(-5, 9),
        ["whisper"] = new PersonalAnswer(-5, 7, new("only you")),
        ["write-to"] = new PrivateMessage(7, new("please vote")),
    };

    [Fact]
    public void Every_message_has_a_name_on_disk_which_stands_first() => Assert.All(
        ByName,
        message => Assert.StartsWith($$"""{"kind":"{{message.Key}}",""", message.Value.ToJson(), StringComparison.Ordinal));

    [Fact]
    public void No_message_is_missing_here() => Assert.Equal(
        typeof(OutboxMessage).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(OutboxMessage))).Select(type => type.Name).Order(),
        ByName.Values.Select(message => message.GetType().Name).Order());

    [Fact]
    public void What_it_holds_is_written_beside_its_name()
    {
        using var read = JsonDocument.Parse((ByName["react"] with { AffairId = 3 }).ToJson());

        Assert.Equal(-5, read.RootElement.GetProperty("chatId").GetInt64());
        Assert.Equal(3, read.RootElement.GetProperty("affairId").GetInt64());
        Assert.Equal("done", read.RootElement.GetProperty("otherwise").GetProperty("html").GetString());
    }
}
