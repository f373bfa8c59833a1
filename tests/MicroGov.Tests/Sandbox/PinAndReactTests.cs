
namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/api#pinchatmessage and #setmessagereaction</summary>
public class PinAndReactTests
{
    [Fact]
    public async Task Pinning_in_a_group_needs_an_administrator()
    {
        await using var bot = await SandboxBot.StartAsync();
        var id = await bot.SendAsync("the card");
        var pin = new { chat_id = bot.Group, message_id = id };
        const string refusal = "Bad Request: not enough rights to manage pinned messages in the chat";

        Assert.Equal(refusal, await bot.RefusedAsync("pinChatMessage", pin));
        bot.World.PromoteBot(bot.Group);
        await bot.CallAsync("pinChatMessage", pin);

        Assert.Equal(id, bot.World.Pinned(bot.Group)!.Id);
        Assert.Equal("the card", (string)(await bot.TakeUpdatesAsync())[^1]["message"]!["pinned_message"]!["text"]!);
        Assert.Equal(
            "Bad Request: message to pin not found",
            await bot.RefusedAsync("pinChatMessage", new { chat_id = bot.Group, message_id = 999 }));

        await bot.CallAsync("unpinChatMessage", new { chat_id = bot.Group });
        Assert.Null(bot.World.Pinned(bot.Group));
        Assert.Equal(
            "Bad Request: message to unpin not found",
            await bot.RefusedAsync("unpinChatMessage", new { chat_id = bot.Group }));
    }

    [Theory]
    [InlineData("👍", null)]
    [InlineData("❤️", null)]
    [InlineData("🏠", "Bad Request: REACTION_INVALID")]
    public async Task Only_telegrams_standard_emoji_react(string emoji, string? refusal)
    {
        await using var bot = await SandboxBot.StartAsync();
        var id = bot.World.Send(bot.Anna.Id, bot.Group, "/raise lamp");

        var answer = await bot.AskAsync("setMessageReaction", new
        {
            chat_id = bot.Group, message_id = id, reaction = new[] { new { type = "emoji", emoji } },
        });

        Assert.Equal(refusal, (string?)answer["description"]);
        Assert.Equal(refusal is null ? 1 : 0, bot.World.Messages(bot.Group)[^1].Reactions.Count);
    }

    [Fact]
    public async Task A_bot_has_one_reaction_and_an_empty_list_takes_it_back()
    {
        await using var bot = await SandboxBot.StartAsync();
        var id = bot.World.Send(bot.Anna.Id, bot.Group, "/raise lamp");
        var both = new[] { new { type = "emoji", emoji = "👍" }, new { type = "emoji", emoji = "👏" } };

        Assert.Equal(
            "Bad Request: REACTIONS_TOO_MANY",
            await bot.RefusedAsync("setMessageReaction", new { chat_id = bot.Group, message_id = id, reaction = both }));
        await bot.CallAsync("setMessageReaction", new { chat_id = bot.Group, message_id = id, reaction = both[..1] });
        await bot.CallAsync("setMessageReaction", new { chat_id = bot.Group, message_id = id });

        Assert.Empty(bot.World.Messages(bot.Group)[^1].Reactions);
        Assert.Equal(
            "Bad Request: message to react not found",
            await bot.RefusedAsync("setMessageReaction", new { chat_id = bot.Group, message_id = 999 }));
    }
}
