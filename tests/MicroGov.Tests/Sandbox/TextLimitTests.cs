namespace MicroGov.Tests.Sandbox;

/// <summary>Lengths: https://core.telegram.org/bots/api#sendmessage, #sendphoto, #inlinekeyboardbutton</summary>
public class TextLimitTests
{
    [Fact]
    public async Task A_message_has_4096_utf16_units_after_parsing_and_no_more()
    {
        await using var bot = await SandboxBot.StartAsync();
        var longest = new string('x', 4094) + "😀";

        await bot.CallAsync("sendMessage", new { chat_id = bot.Group, text = $"<b>{longest}</b>", parse_mode = "HTML" });

        Assert.Equal(
            "Bad Request: message is too long",
            await bot.RefusedAsync("sendMessage", new { chat_id = bot.Group, text = $"{longest}x" }));
    }

    [Theory]
    [InlineData("", "Bad Request: message text is empty")]
    [InlineData("  \n ", "Bad Request: text must be non-empty")]
    public async Task An_empty_message_is_refused(string text, string refusal)
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Equal(refusal, await bot.RefusedAsync("sendMessage", new { chat_id = bot.Group, text }));
    }

    [Fact]
    public async Task A_caption_has_1024_utf16_units()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.SendPhoto(bot.Anna.Id, bot.Anna.Id, "");
        var photo = (string)(await bot.TakeUpdatesAsync())[^1]["message"]!["photo"]![0]!["file_id"]!;

        await bot.CallAsync("sendPhoto", new { chat_id = bot.Group, photo, caption = new string('x', 1024) });

        Assert.Equal(
            "Bad Request: message caption is too long",
            await bot.RefusedAsync("sendPhoto", new { chat_id = bot.Group, photo, caption = new string('x', 1025) }));
    }

    [Theory]
    [InlineData("房房房房房房房房房房房房房房房房房房房房房", true)]
    [InlineData("房房房房房房房房房房房房房房房房房房房房房房", false)]
    public async Task Button_data_has_64_bytes_of_utf8(string data, bool taken)
    {
        await using var bot = await SandboxBot.StartAsync();

        var answer = await bot.AskAsync(
            "sendMessage",
            new
            {
                chat_id = bot.Group,
                text = "x",
                reply_markup = SandboxBot.Button("b", data),
            });

        Assert.Equal(taken ? null : "Bad Request: BUTTON_DATA_INVALID", (string?)answer["description"]);
    }

    [Fact]
    public async Task A_button_that_does_nothing_is_refused()
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Equal(
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            await bot.RefusedAsync(
                "sendMessage",
                new
                {
                    chat_id = bot.Group,
                    text = "x",
                    reply_markup = SandboxBot.Button("b", ""),
                }));
    }
}
