using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/api#ephemeral-messages-and-commands</summary>
public class EphemeralTests
{
    private const string NotAllowed = "Bad Request: not enough rights to send ephemeral messages to the user";

    [Fact]
    public async Task A_command_declared_ephemeral_is_seen_by_the_bot_alone()
    {
        await using var bot = await SandboxBot.StartAsync();
        Assert.Throws<SandboxRefusal>(() => bot.World.Send(bot.Anna.Id, bot.Group, "/mine", ephemeral: true));
        await DeclareAsync(bot);

        var id = bot.World.Send(bot.Anna.Id, bot.Group, "/mine", ephemeral: true);

        var message = Assert.Single(await bot.TakeUpdatesAsync())["message"]!;
        Assert.Equal((0, id), ((long)message["message_id"]!, (long)message["ephemeral_message_id"]!));
        Assert.DoesNotContain(bot.World.Messages(bot.Group, bot.Boris.Id), shown => shown.Text == "/mine");
        Assert.Contains(bot.World.Messages(bot.Group, bot.Anna.Id), shown => shown.Text == "/mine");
        Assert.Throws<SandboxRefusal>(() => bot.World.Send(bot.Anna.Id, bot.Group, "/other", ephemeral: true));
    }

    [Fact]
    public async Task An_answer_to_an_ephemeral_command_is_sent_within_15_seconds_and_seen_by_one()
    {
        await using var bot = await SandboxBot.StartAsync();
        await DeclareAsync(bot);
        var command = bot.World.Send(bot.Anna.Id, bot.Group, "/mine", ephemeral: true);
        var reply = Ephemeral(bot, new { receiver_user_id = bot.Anna.Id }, new { ephemeral_message_id = command });

        bot.World.Clock.Advance(TimeSpan.FromSeconds(15));
        var sent = await bot.CallAsync("sendMessage", reply);
        bot.World.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(NotAllowed, await bot.RefusedAsync("sendMessage", reply));
        Assert.Equal((0, bot.Anna.Id), ((long)sent["message_id"]!, (long)sent["receiver_user"]!["id"]!));
        Assert.Equal("psst", bot.World.Messages(bot.Group, bot.Anna.Id)[^1].Text);
        Assert.DoesNotContain(bot.World.Messages(bot.Group, bot.Boris.Id), shown => shown.Text == "psst");
        Assert.DoesNotContain(bot.World.Messages(bot.Group), shown => shown.Text == "psst");
    }

    [Fact]
    public async Task Only_an_administrator_whispers_unasked_and_only_to_members()
    {
        await using var bot = await SandboxBot.StartAsync();
        var stranger = bot.World.AddPerson("Stranger");
        var whisper = Ephemeral(bot, new { receiver_user_id = bot.Anna.Id });

        Assert.Equal(NotAllowed, await bot.RefusedAsync("sendMessage", whisper));
        bot.World.PromoteBot(bot.Group);
        await bot.CallAsync("sendMessage", whisper);
        Assert.Equal(
            "Bad Request: USER_NOT_PARTICIPANT",
            await bot.RefusedAsync("sendMessage", Ephemeral(bot, new { receiver_user_id = stranger.Id })));
    }

    [Fact]
    public async Task A_press_allows_a_whisper_in_its_place_for_15_seconds()
    {
        await using var bot = await SandboxBot.StartAsync();
        var card = await bot.SendAsync("the card", SandboxBot.Button("more", "more"));
        _ = bot.World.PressAsync(bot.Anna.Id, bot.Group, card, "more");
        var query = (string)(await bot.TakeUpdatesAsync())[^1]["callback_query"]!["id"]!;
        var whisper = Ephemeral(
            bot,
            new
            {
                receiver_user_id = bot.Anna.Id,
                callback_query_id = query,
                replace_callback_query_message = true,
            });

        await bot.CallAsync("sendMessage", whisper);

        Assert.DoesNotContain(bot.World.Messages(bot.Group, bot.Anna.Id), shown => shown.Text == "the card");
        Assert.Contains(bot.World.Messages(bot.Group, bot.Boris.Id), shown => shown.Text == "the card");
        Assert.Equal(
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
            await bot.RefusedAsync(
                "sendMessage", Ephemeral(bot, new { receiver_user_id = bot.Boris.Id, callback_query_id = query })));
        bot.World.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
            await bot.RefusedAsync("sendMessage", whisper));
    }

    [Fact]
    public async Task A_whisper_is_edited_pressed_and_deleted_under_its_own_number()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.PromoteBot(bot.Group);
        await bot.TakeUpdatesAsync();
        var id = (long)
            (await bot.CallAsync("sendMessage", Ephemeral(bot, new { receiver_user_id = bot.Anna.Id })))["ephemeral_message_id"]!;
        var target = new
        {
            chat_id = bot.Group,
            receiver_user_id = bot.Anna.Id,
            ephemeral_message_id = id,
        };

        Assert.True(
            (bool)
                await bot.CallAsync(
                    "editEphemeralMessageText",
                    new
                    {
                        target.chat_id,
                        target.receiver_user_id,
                        target.ephemeral_message_id,
                        text = "still psst",
                        reply_markup = SandboxBot.Button("ok", "ok"),
                    }));
        _ = bot.World.PressAsync(bot.Anna.Id, bot.Group, id, "ok");
        var pressed = Assert.Single(await bot.TakeUpdatesAsync())["callback_query"]!["message"]!;
        Assert.Equal((0, id), ((long)pressed["message_id"]!, (long)pressed["ephemeral_message_id"]!));

        await bot.CallAsync("deleteEphemeralMessage", target);
        Assert.Equal("Bad Request: message to delete not found", await bot.RefusedAsync("deleteEphemeralMessage", target));
        await Assert.ThrowsAsync<SandboxRefusal>(() => bot.World.PressAsync(bot.Boris.Id, bot.Group, id, "ok"));
    }

    [Fact]
    public async Task Private_chats_have_no_whispers()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "/start");

        Assert.Equal(
            "Bad Request: ephemeral messages can be sent only in group and supergroup chats",
            await bot.RefusedAsync("sendMessage", new
            {
                chat_id = bot.Anna.Id, text = "x", ephemeral_message_parameters = new { receiver_user_id = bot.Anna.Id },
            }));
    }

    private static Task<JsonNode> DeclareAsync(SandboxBot bot) => bot.CallAsync("setMyCommands", new
    {
        commands = new object[]
        {
            new { command = "mine", description = "What is mine", is_ephemeral = true },
            new { command = "other", description = "What is not" },
        },
    });

    private static object Ephemeral(SandboxBot bot, object to, object? reply = null) => new
    {
        chat_id = bot.Group, text = "psst", ephemeral_message_parameters = to, reply_parameters = reply ?? new { },
    };
}
