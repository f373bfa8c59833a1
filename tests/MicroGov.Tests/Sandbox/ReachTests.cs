using System.Text.Json.Nodes;

namespace MicroGov.Tests.Sandbox;

/// <summary>Whom a bot can reach and look up: check_chat_access in Client.cpp of tdlib/telegram-bot-api.</summary>
public class ReachTests
{
    [Fact]
    public async Task A_bot_cannot_begin_a_conversation_and_cannot_continue_a_blocked_one()
    {
        await using var bot = await SandboxBot.StartAsync();
        var hello = new { chat_id = bot.Anna.Id, text = "hello" };

        Assert.Equal("Forbidden: bot can't initiate conversation with a user", await bot.RefusedAsync("sendMessage", hello));
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "/start");
        await bot.CallAsync("sendMessage", hello);
        bot.World.Block(bot.Anna.Id);
        Assert.Equal("Forbidden: bot was blocked by the user", await bot.RefusedAsync("sendMessage", hello));

        var change = (await bot.TakeUpdatesAsync())[^1]["my_chat_member"]!;
        Assert.Equal("kicked", (string)change["new_chat_member"]!["status"]!);
        bot.World.Unblock(bot.Anna.Id);
        bot.World.Clock.Advance(TimeSpan.FromSeconds(1));
        await bot.CallAsync("sendMessage", hello);
    }

    [Theory]
    [InlineData(true, "Forbidden: bot was kicked from the supergroup chat")]
    [InlineData(false, "Forbidden: bot was kicked from the group chat")]
    public async Task A_bot_that_was_thrown_out_is_told_so(bool supergroup, string refusal)
    {
        await using var bot = await SandboxBot.StartAsync();
        var group = bot.World.AddGroup("Other", supergroup, bot.Anna);
        bot.World.RemoveBot(group);

        Assert.Equal(refusal, await bot.RefusedAsync("sendMessage", new { chat_id = group, text = "x" }));
        Assert.Contains(
            await bot.TakeUpdatesAsync(), update => (string?)update["my_chat_member"]?["new_chat_member"]?["status"] == "kicked");
    }

    [Fact]
    public async Task A_bot_that_left_is_not_a_member()
    {
        await using var bot = await SandboxBot.StartAsync();
        await bot.CallAsync("leaveChat", new { chat_id = bot.Group });

        Assert.Equal(
            "Forbidden: bot is not a member of the supergroup chat",
            await bot.RefusedAsync("sendMessage", new { chat_id = bot.Group, text = "x" }));
    }

    [Fact]
    public async Task A_chat_the_bot_never_saw_does_not_exist()
    {
        await using var bot = await SandboxBot.StartAsync();
        var secret = bot.World.AddGroup("Secret", supergroup: true, bot.Anna, addBot: false);

        Assert.Equal("Bad Request: chat not found", await bot.RefusedAsync("sendMessage", new { chat_id = secret, text = "x" }));
        Assert.Equal("Bad Request: chat not found", await bot.RefusedAsync("getChat", new { chat_id = -100123 }));
        Assert.Equal("Bad Request: chat_id is empty", await bot.RefusedAsync("getChat", new { }));
    }

    /// <summary>https://core.telegram.org/bots/api#getchatmember</summary>
    [Fact]
    public async Task Membership_is_told_by_its_word_and_strangers_are_an_error()
    {
        await using var bot = await SandboxBot.StartAsync();
        var stranger = bot.World.AddPerson("Stranger");
        var acquaintance = bot.World.AddPerson("Acquaintance");
        bot.World.Send(acquaintance.Id, acquaintance.Id, "/start");
        bot.World.Leave(bot.Group, bot.Boris.Id);

        Assert.Equal("creator", await StatusAsync(bot.Anna.Id));
        Assert.Equal("left", await StatusAsync(bot.Boris.Id));
        Assert.Equal("left", await StatusAsync(acquaintance.Id));
        Assert.Equal("member", await StatusAsync(bot.World.BotId));
        Assert.Equal(
            "Bad Request: PARTICIPANT_ID_INVALID",
            await bot.RefusedAsync("getChatMember", new { chat_id = bot.Group, user_id = stranger.Id }));

        async Task<string> StatusAsync(long user_id) =>
            (string)(await bot.CallAsync("getChatMember", new { chat_id = bot.Group, user_id }))["status"]!;
    }

    [Fact]
    public async Task Administrators_are_listed_without_bots_unless_asked()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.PromoteBot(bot.Group);
        bot.World.Promote(bot.Group, bot.Boris.Id);

        var people = (JsonArray)await bot.CallAsync("getChatAdministrators", new { chat_id = bot.Group });
        var all = (JsonArray)await bot.CallAsync("getChatAdministrators", new { chat_id = bot.Group, return_bots = true });

        Assert.Equal(["creator", "administrator"], people.Select(member => (string)member!["status"]!));
        Assert.Equal(3, all.Count);
        Assert.Equal(3, (int)await bot.CallAsync("getChatMemberCount", new { chat_id = bot.Group }));
    }

    /// <summary>Chat ids of the two kinds of group: https://core.telegram.org/api/bots/ids</summary>
    [Fact]
    public async Task Supergroups_and_groups_have_ids_of_their_kind()
    {
        await using var bot = await SandboxBot.StartAsync();
        var group = bot.World.AddGroup("Small", supergroup: false, bot.Anna);

        Assert.StartsWith("-100", $"{bot.Group}", StringComparison.Ordinal);
        Assert.Equal(14, $"{bot.Group}".Length);
        Assert.InRange(group, -999_999_999_999, -1);
        Assert.Equal("group", (string)(await bot.CallAsync("getChat", new { chat_id = group }))["type"]!);
    }
}
