using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>What changes later: edited texts, deleted accounts, groups that become supergroups.</summary>
public class ChangeTests
{
    /// <summary>https://core.telegram.org/bots/api#update: edited_message.</summary>
    [Fact]
    public async Task An_edited_text_reaches_the_bot_and_only_its_author_edits_it()
    {
        await using var bot = await SandboxBot.StartAsync();
        var id = bot.World.Send(bot.Anna.Id, bot.Group, "/raise lamb");

        bot.World.Edit(bot.Anna.Id, bot.Group, id, "/raise lamp");

        Assert.Equal("/raise lamp", (string)(await bot.TakeUpdatesAsync())[^1]["edited_message"]!["text"]!);
        Assert.Throws<SandboxRefusal>(() => bot.World.Edit(bot.Boris.Id, bot.Group, id, "/raise cat"));
    }

    /// <summary>Client.cpp of tdlib/telegram-bot-api, check_chat_access.</summary>
    [Fact]
    public async Task A_deleted_account_is_deactivated()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Send(bot.Boris.Id, bot.Boris.Id, "/start");

        bot.World.Deactivate(bot.Boris.Id);

        Assert.Equal(
            "Forbidden: user is deactivated", await bot.RefusedAsync("sendMessage", new { chat_id = bot.Boris.Id, text = "x" }));
        Assert.Equal(
            "left",
            (string)(await bot.CallAsync("getChatMember", new { chat_id = bot.Group, user_id = bot.Boris.Id }))["status"]!);
    }

    /// <summary>https://core.telegram.org/bots/api#responseparameters: migrate_to_chat_id.</summary>
    [Fact]
    public async Task A_group_that_grew_answers_with_its_new_id()
    {
        await using var bot = await SandboxBot.StartAsync();
        var old = bot.World.AddGroup("Small", supergroup: false, bot.Anna);
        await bot.TakeUpdatesAsync();

        var grown = bot.World.Upgrade(old);

        var messages = (await bot.TakeUpdatesAsync()).Select(update => update["message"]!).ToList();
        Assert.Equal((grown, old), ((long)messages[0]["migrate_to_chat_id"]!, (long)messages[1]["migrate_from_chat_id"]!));
        var refused = await bot.AskAsync("sendMessage", new { chat_id = old, text = "x" });
        Assert.Equal("Bad Request: group chat was upgraded to a supergroup chat", (string)refused["description"]!);
        Assert.Equal(grown, (long)refused["parameters"]!["migrate_to_chat_id"]!);
        await bot.CallAsync("sendMessage", new { chat_id = grown, text = "x" });
    }
}
