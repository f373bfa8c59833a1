using System.Text.Json.Nodes;

namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/api#setmycommands</summary>
public class CommandMenuTests
{
    [Fact]
    public async Task A_menu_is_kept_by_scope_and_language()
    {
        await using var bot = await SandboxBot.StartAsync();
        await SetAsync(bot, "default", "", "help");
        await SetAsync(bot, "all_group_chats", "zh", "bangzhu");

        var english = (JsonArray)await bot.CallAsync("getMyCommands", new { });
        var chinese = (JsonArray)
            await bot.CallAsync("getMyCommands", new { scope = new { type = "all_group_chats" }, language_code = "zh" });
        await bot.CallAsync("deleteMyCommands", new { });

        Assert.Equal("help", (string)Assert.Single(english)!["command"]!);
        Assert.Equal("bangzhu", (string)Assert.Single(chinese)!["command"]!);
        Assert.Empty((JsonArray)await bot.CallAsync("getMyCommands", new { }));
    }

    [Theory]
    [InlineData("Help")]
    [InlineData("帮助")]
    [InlineData("help-me")]
    public async Task A_command_has_small_letters_digits_and_underscores(string command)
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Equal(
            "Bad Request: BOT_COMMAND_INVALID",
            await bot.RefusedAsync("setMyCommands", new { commands = new[] { new { command, description = "d" } } }));
    }

    private static Task<JsonNode> SetAsync(SandboxBot bot, string type, string language_code, string command) =>
        bot.CallAsync(
            "setMyCommands",
            new
            {
                commands = new[] { new { command, description = "d" } },
                scope = new { type },
                language_code,
            });
}
