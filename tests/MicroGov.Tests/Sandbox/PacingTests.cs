
namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this</summary>
public class PacingTests
{
    [Fact]
    public async Task A_chat_takes_a_short_burst_and_then_one_message_a_second()
    {
        await using var bot = await SandboxBot.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await bot.SendAsync($"{i}");
        }

        var refused = await bot.AskAsync("sendMessage", new { chat_id = bot.Group, text = "4" });

        Assert.Equal(
            """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}""",
            refused.ToJsonString());
        bot.World.Clock.Advance(TimeSpan.FromSeconds(1));
        await bot.SendAsync("4");
    }

    [Fact]
    public async Task A_group_takes_20_messages_a_minute()
    {
        await using var bot = await SandboxBot.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await bot.SendAsync($"{i}");
            bot.World.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var refused = await bot.AskAsync("sendMessage", new { chat_id = bot.Group, text = "21" });

        Assert.Equal(40, (int)refused["parameters"]!["retry_after"]!);
    }

    [Fact]
    public async Task A_bot_sends_30_messages_a_second_overall()
    {
        await using var bot = await SandboxBot.StartAsync();
        for (var i = 0; i < 31; i++)
        {
            var person = bot.World.AddPerson($"P{i}");
            bot.World.Send(person.Id, person.Id, "/start");
            var answer = await bot.AskAsync("sendMessage", new { chat_id = person.Id, text = "hello" });
            Assert.Equal(i < 30, (bool)answer["ok"]!);
        }
    }

    [Fact]
    public async Task Edits_count_but_reads_answers_and_reactions_do_not()
    {
        await using var bot = await SandboxBot.StartAsync();
        var id = await bot.SendAsync("0");
        for (var i = 1; i < 3; i++)
        {
            await bot.CallAsync("editMessageText", new { chat_id = bot.Group, message_id = id, text = $"{i}" });
        }

        Assert.Equal(
            "Too Many Requests: retry after 1",
            await bot.RefusedAsync("editMessageText", new { chat_id = bot.Group, message_id = id, text = "3" }));
        await bot.CallAsync("getChat", new { chat_id = bot.Group });
        await bot.CallAsync("setMessageReaction", new { chat_id = bot.Group, message_id = id });
    }

    [Fact]
    public async Task Without_limits_anything_goes()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.EnforceLimits = false;
        for (var i = 0; i < 50; i++)
        {
            await bot.SendAsync($"{i}");
        }
    }

    [Fact]
    public async Task A_call_before_its_retry_after_has_passed_is_impatient()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.FailNext("sendMessage", 429, "Too Many Requests: retry after 7", retryAfter: 7);
        var refused = await bot.AskAsync("sendMessage", new { chat_id = bot.Group, text = "x" });
        Assert.Equal(7, (int)refused["parameters"]!["retry_after"]!);
        Assert.Empty(bot.World.ImpatientCalls);

        bot.World.Clock.Advance(TimeSpan.FromSeconds(6));
        await bot.SendAsync("x");
        Assert.Single(bot.World.ImpatientCalls);
        bot.World.Clock.Advance(TimeSpan.FromSeconds(1));
        await bot.SendAsync("x");
        Assert.Single(bot.World.ImpatientCalls);
    }

    [Fact]
    public async Task A_failure_is_made_to_order_before_or_after_the_effect()
    {
        await using var bot = await SandboxBot.StartAsync();
        var before = bot.World.Messages(bot.Group).Count;
        bot.World.FailNext("sendMessage", 502, "Bad Gateway");
        bot.World.FailNext("sendMessage", 500, "Internal Server Error", afterEffect: true);

        Assert.Equal("Bad Gateway", await bot.RefusedAsync("sendMessage", new { chat_id = bot.Group, text = "lost" }));
        Assert.Equal(before, bot.World.Messages(bot.Group).Count);
        Assert.Equal(
            "Internal Server Error",
            await bot.RefusedAsync("sendMessage", new { chat_id = bot.Group, text = "sent all the same" }));
        Assert.Equal("sent all the same", bot.World.Messages(bot.Group)[^1].Text);
        await bot.SendAsync("and on it goes");
    }
}
