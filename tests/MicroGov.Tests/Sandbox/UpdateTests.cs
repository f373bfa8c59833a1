using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/api#getupdates</summary>
public class UpdateTests
{
    [Fact]
    public async Task An_update_comes_again_until_a_higher_offset_confirms_it()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "one");
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "two");

        var first = (JsonArray)await bot.CallAsync("getUpdates", new { });
        var again = (JsonArray)await bot.CallAsync("getUpdates", new { });
        var id = (long)first[0]!["update_id"]!;
        var rest = (JsonArray)await bot.CallAsync("getUpdates", new { offset = id + 1 });

        Assert.Equal(2, first.Count);
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(id + 1, (long)Assert.Single(rest)!["update_id"]!);
        Assert.Equal(1, bot.World.PendingUpdates);
    }

    [Fact]
    public async Task A_negative_offset_counts_from_the_end_and_forgets_what_is_before()
    {
        await using var bot = await SandboxBot.StartAsync();
        foreach (var text in (string[])["one", "two", "three"])
        {
            bot.World.Send(bot.Anna.Id, bot.Anna.Id, text);
        }

        var last = (JsonArray)await bot.CallAsync("getUpdates", new { offset = -1 });

        Assert.Equal("three", (string)Assert.Single(last)!["message"]!["text"]!);
        Assert.Equal(1, bot.World.PendingUpdates);
    }

    [Fact]
    public async Task A_waiting_poll_is_woken_by_a_new_update()
    {
        await using var bot = await SandboxBot.StartAsync();

        var poll = bot.CallAsync("getUpdates", new { timeout = 30 });
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "wake up");

        Assert.Equal("wake up", (string)Assert.Single((JsonArray)await poll)!["message"]!["text"]!);
    }

    [Fact]
    public async Task A_waiting_poll_ends_empty_when_the_clock_has_moved_past_its_timeout()
    {
        await using var bot = await SandboxBot.StartAsync();

        var poll = bot.CallAsync("getUpdates", new { timeout = 30 });
        while (!poll.IsCompleted)
        {
            // The request may still be on its way, so the clock keeps moving until the poll has seen it.
            bot.World.Clock.Advance(TimeSpan.FromSeconds(31));
            await Task.Yield();
        }

        Assert.Empty((JsonArray)await poll);
    }

    [Fact]
    public async Task A_second_poll_ends_the_first_with_a_conflict()
    {
        await using var bot = await SandboxBot.StartAsync();
        var polls = new[] { bot.AskAsync("getUpdates", new { timeout = 30 }), bot.AskAsync("getUpdates", new { timeout = 30 }) };

        var ended = await await Task.WhenAny(polls);

        Assert.Equal(409, (int)ended["error_code"]!);
        Assert.Equal(
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            (string)ended["description"]!);
    }

    [Fact]
    public async Task Polling_is_refused_while_a_webhook_is_set()
    {
        await using var bot = await SandboxBot.StartAsync();
        await bot.CallAsync("setWebhook", new { url = "https://example.org/hook" });

        Assert.Equal(
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            await bot.RefusedAsync("getUpdates", new { }));
        Assert.Equal("https://example.org/hook", (string)(await bot.CallAsync("getWebhookInfo", new { }))["url"]!);

        await bot.CallAsync("deleteWebhook", new { });
        Assert.Empty((JsonArray)await bot.CallAsync("getUpdates", new { }));
    }

    [Fact]
    public async Task Only_allowed_kinds_are_queued_and_the_choice_is_remembered()
    {
        await using var bot = await SandboxBot.StartAsync();
        await bot.CallAsync("getUpdates", new { allowed_updates = new[] { "my_chat_member" } });

        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "not asked for");
        bot.World.PromoteBot(bot.Group);

        Assert.Equal("my_chat_member", SandboxBot.KindOf(Assert.Single(await bot.TakeUpdatesAsync())));
    }

    /// <summary>"The bot must be an administrator in the chat and must explicitly specify chat_member".</summary>
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task Chat_member_updates_need_an_administrator_who_asked_for_them(bool administrator, bool asked, bool told)
    {
        await using var bot = await SandboxBot.StartAsync();
        if (administrator)
        {
            bot.World.PromoteBot(bot.Group);
        }

        await bot.CallAsync("getUpdates", new { allowed_updates = asked ? new[] { "chat_member" } : [] });
        await bot.TakeUpdatesAsync();
        bot.World.Leave(bot.Group, bot.Boris.Id);

        var kinds = (await bot.TakeUpdatesAsync()).Select(SandboxBot.KindOf);

        Assert.Equal(told, kinds.Contains("chat_member"));
    }

    [Fact]
    public async Task The_world_knows_when_the_bot_has_finished_with_everything_so_far()
    {
        await using var bot = await SandboxBot.StartAsync();
        await bot.World.WhenAcknowledgedAsync();
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "one");
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "two");
        var finished = bot.World.WhenAcknowledgedAsync();
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "three, which came later and is not waited for");

        var second = (long)((JsonArray)await bot.CallAsync("getUpdates", new { }))[1]!["update_id"]!;
        await bot.CallAsync("getUpdates", new { offset = second });
        Assert.False(finished.IsCompleted);
        await bot.CallAsync("getUpdates", new { offset = second + 1 });
        await finished;
    }

    [Fact]
    public void Update_ids_begin_at_the_second_the_world_began()
    {
        using var clock = new SandboxClock(SandboxBot.Start);
        using var later = new SandboxClock(SandboxBot.Start.AddSeconds(1));

        var one = new SandboxWorld(clock).AddPerson("Anna");
        var other = new SandboxWorld(later).AddPerson("Anna");

        Assert.NotEqual(one.Id, other.Id);
    }
}
