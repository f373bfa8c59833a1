
namespace MicroGov.Tests.Sandbox;

/// <summary>
/// https://core.telegram.org/bots/api#updating-messages; error texts from Client.cpp of tdlib/telegram-bot-api.
/// </summary>
public class EditTests
{
    [Fact]
    public async Task An_edit_without_a_keyboard_takes_the_keyboard_away()
    {
        await using var bot = await SandboxBot.StartAsync();
        var id = await bot.SendAsync("before", SandboxBot.Button("b", "d"));

        await bot.CallAsync("editMessageText", new { chat_id = bot.Group, message_id = id, text = "after" });

        var message = bot.World.Messages(bot.Group)[^1];
        Assert.Equal(("after", true, 0), (message.Text, message.Edited, message.Buttons.Count));
    }

    [Fact]
    public async Task The_very_same_content_is_an_error()
    {
        await using var bot = await SandboxBot.StartAsync();
        var id = await bot.SendAsync("same", SandboxBot.Button("b", "d"));
        var again = new { chat_id = bot.Group, message_id = id, text = "same", reply_markup = SandboxBot.Button("b", "d") };

        Assert.Equal(
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
                + "current "
            + "content and reply markup of the message",
            await bot.RefusedAsync("editMessageText", again));
        await bot.CallAsync("editMessageText", again with { reply_markup = SandboxBot.Button("b", "other") });
    }

    [Fact]
    public async Task Only_the_bots_own_messages_can_be_edited()
    {
        await using var bot = await SandboxBot.StartAsync();
        var annas = bot.World.Send(bot.Anna.Id, bot.Group, "mine");

        Assert.Equal(
            "Bad Request: message can't be edited",
            await bot.RefusedAsync("editMessageText", new { chat_id = bot.Group, message_id = annas, text = "x" }));
        Assert.Equal(
            "Bad Request: message to edit not found",
            await bot.RefusedAsync("editMessageText", new { chat_id = bot.Group, message_id = 999, text = "x" }));
        Assert.Equal(
            "Bad Request: message to edit not found",
            await bot.RefusedAsync("editMessageReplyMarkup", new { chat_id = bot.Group, message_id = 999 }));
    }

    [Fact]
    public async Task Captions_belong_to_media_and_texts_to_texts()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.SendPhoto(bot.Anna.Id, bot.Anna.Id, "");
        var photo = (string)(await bot.TakeUpdatesAsync())[^1]["message"]!["photo"]![0]!["file_id"]!;
        var picture = (long)
            (
                await bot.CallAsync(
                    "sendPhoto",
                    new
                    {
                        chat_id = bot.Anna.Id,
                        photo,
                        caption = "before",
                    }))["message_id"]!;
        var text = await bot.SendAsync("text");

        await bot.CallAsync("editMessageCaption", new { chat_id = bot.Anna.Id, message_id = picture, caption = "after" });

        Assert.Equal("after", bot.World.Messages(bot.Anna.Id)[^1].Text);
        Assert.Equal(
            "Bad Request: there is no text in the message to edit",
            await bot.RefusedAsync("editMessageText", new { chat_id = bot.Anna.Id, message_id = picture, text = "x" }));
        Assert.Equal(
            "Bad Request: there is no caption in the message to edit",
            await bot.RefusedAsync("editMessageCaption", new { chat_id = bot.Group, message_id = text, caption = "x" }));
    }

    /// <summary>https://core.telegram.org/bots/api#deletemessage</summary>
    [Fact]
    public async Task A_bot_deletes_its_own_messages_for_48_hours_and_as_administrator_any()
    {
        await using var bot = await SandboxBot.StartAsync();
        var (early, late) = (await bot.SendAsync("early"), await bot.SendAsync("late"));
        var annas = bot.World.Send(bot.Anna.Id, bot.Group, "mine");
        const string refusal = "Bad Request: message can't be deleted";

        await bot.CallAsync("deleteMessage", new { chat_id = bot.Group, message_id = early });
        Assert.Equal(
            refusal,
            await bot.RefusedAsync("deleteMessage", new { chat_id = bot.Group, message_id = annas }));
        bot.World.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Equal(
            refusal,
            await bot.RefusedAsync("deleteMessage", new { chat_id = bot.Group, message_id = late }));

        bot.World.PromoteBot(bot.Group);
        await bot.CallAsync("deleteMessage", new { chat_id = bot.Group, message_id = annas });
        Assert.Equal(
            "Bad Request: message to delete not found",
            await bot.RefusedAsync("deleteMessage", new { chat_id = bot.Group, message_id = annas }));
    }

    [Fact]
    public async Task A_reply_to_a_message_that_is_gone_needs_permission_to_go_without()
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Equal(
            "Bad Request: message to be replied not found",
            await bot.RefusedAsync(
                "sendMessage",
                new
                {
                    chat_id = bot.Group,
                    text = "x",
                    reply_parameters = new { message_id = 999 },
                }));
        await bot.CallAsync(
            "sendMessage",
            new
            {
                chat_id = bot.Group,
                text = "x",
                reply_parameters = new { message_id = 999, allow_sending_without_reply = true },
            });
        Assert.Null(bot.World.Messages(bot.Group)[^1].ReplyTo);
    }
}
