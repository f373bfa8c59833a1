using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/api#callbackquery and #answercallbackquery</summary>
public class ButtonTests
{
    [Fact]
    public async Task A_press_waits_for_the_bots_answer_and_shows_it()
    {
        await using var bot = await SandboxBot.StartAsync();
        var message = await bot.SendAsync("Second this?", SandboxBot.Button("I second", "second:7"));

        var press = bot.World.PressAsync(bot.Anna.Id, bot.Group, message, "I second");
        var query = Assert.Single(await bot.TakeUpdatesAsync())["callback_query"]!;
        Assert.False(press.IsCompleted);
        await bot.CallAsync(
            "answerCallbackQuery",
            new
            {
                callback_query_id = (string)query["id"]!,
                text = "Thank you",
                show_alert = true,
            });

        Assert.Equal(new SandboxToast("Thank you", true), await press);
        Assert.Equal(
            ("second:7", bot.Anna.Id, message),
            ((string)query["data"]!, (long)query["from"]!["id"]!, (long)query["message"]!["message_id"]!));
    }

    [Fact]
    public async Task A_second_answer_comes_too_late()
    {
        await using var bot = await SandboxBot.StartAsync();
        var id = await PressedAsync(bot);
        await bot.CallAsync("answerCallbackQuery", new { callback_query_id = id });

        Assert.Equal(TooOld, await bot.RefusedAsync("answerCallbackQuery", new { callback_query_id = id }));
    }

    [Fact]
    public async Task An_answer_after_a_quarter_of_an_hour_comes_too_late()
    {
        await using var bot = await SandboxBot.StartAsync();
        var id = await PressedAsync(bot);

        bot.World.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(TooOld, await bot.RefusedAsync("answerCallbackQuery", new { callback_query_id = id }));
    }

    [Fact]
    public async Task A_press_that_is_never_answered_ends_in_a_refusal()
    {
        await using var bot = await SandboxBot.StartAsync();
        var message = await bot.SendAsync("x", SandboxBot.Button("b", "d"));
        var press = bot.World.PressAsync(bot.Anna.Id, bot.Group, message, "b");

        bot.World.Clock.Advance(TimeSpan.FromMinutes(16));

        await Task.WhenAny(press);
        Assert.IsType<SandboxRefusal>(press.Exception!.InnerException);
    }

    [Fact]
    public async Task A_toast_has_at_most_200_characters()
    {
        await using var bot = await SandboxBot.StartAsync();
        var id = await PressedAsync(bot);

        Assert.Equal(
            "Bad Request: MESSAGE_TOO_LONG",
            await bot.RefusedAsync("answerCallbackQuery", new { callback_query_id = id, text = new string('x', 201) }));
        await bot.CallAsync("answerCallbackQuery", new { callback_query_id = id, text = new string('x', 200) });
    }

    [Fact]
    public async Task A_modified_app_can_press_with_any_data_but_an_honest_one_only_what_is_there()
    {
        await using var bot = await SandboxBot.StartAsync();
        var message = await bot.SendAsync("x", SandboxBot.Button("b", "d"));
        using var soon = new CancellationTokenSource();

        var forged = bot.World.PressDataAsync(bot.Anna.Id, bot.Group, message, "anything at all", soon.Token);

        Assert.Equal("anything at all", (string)Assert.Single(await bot.TakeUpdatesAsync())["callback_query"]!["data"]!);
        await Assert.ThrowsAsync<SandboxRefusal>(() => bot.World.PressAsync(bot.Anna.Id, bot.Group, message, "no such label"));
        await soon.CancelAsync();
        await Task.WhenAny(forged);
        Assert.True(forged.IsCanceled);
    }

    [Fact]
    public async Task Somebody_who_left_cannot_press()
    {
        await using var bot = await SandboxBot.StartAsync();
        var message = await bot.SendAsync("x", SandboxBot.Button("b", "d"));
        bot.World.Leave(bot.Group, bot.Boris.Id);

        await Assert.ThrowsAsync<SandboxRefusal>(() => bot.World.PressAsync(bot.Boris.Id, bot.Group, message, "b"));
    }

    private const string TooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

    private static async Task<string> PressedAsync(SandboxBot bot)
    {
        var message = await bot.SendAsync("x", SandboxBot.Button("b", "d"));
        _ = bot.World.PressAsync(bot.Anna.Id, bot.Group, message, "b");
        return (string)Assert.Single(await bot.TakeUpdatesAsync())["callback_query"]!["id"]!;
    }
}
