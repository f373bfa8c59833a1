using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>
/// https://core.telegram.org/bots/api#sendpoll; error texts from td/telegram/MessageContent.cpp, PollOption.cpp and
/// PollManager.cpp of tdlib/td.
/// </summary>
public class PollTests
{
    [Theory]
    [InlineData(0, 1, 2, "text must be non-empty")]
    [InlineData(301, 1, 2, "poll question length must not exceed 300")]
    [InlineData(300, 101, 2, "poll options length must not exceed 100")]
    [InlineData(300, 0, 2, "text must be non-empty")]
    [InlineData(300, 1, 0, "poll must have at least one answer option")]
    [InlineData(300, 1, 13, "poll can't have more than 12 options")]
    [InlineData(300, 100, 12, null)]
    [InlineData(1, 1, 1, null)]
    public async Task Question_and_options_have_their_lengths(int question, int option, int options, string? refusal)
    {
        await using var bot = await SandboxBot.StartAsync();

        var answer = await bot.AskAsync("sendPoll", new
        {
            chat_id = bot.Group,
            question = new string('q', question),
            options = Enumerable.Range(0, options).Select(_ => new { text = new string('o', option) }),
        });

        Assert.Equal(refusal is null ? null : $"Bad Request: {refusal}", (string?)answer["description"]);
    }

    [Fact]
    public async Task A_vote_in_a_public_poll_is_told_with_its_voter_and_can_be_taken_back()
    {
        await using var bot = await SandboxBot.StartAsync();
        var poll = await OpenAsync(bot, new { chat_id = bot.Group, question = "When?", options = Days, is_anonymous = false });

        bot.World.Vote(bot.Anna.Id, poll, 1);
        bot.World.Vote(bot.Anna.Id, poll);

        var updates = await bot.TakeUpdatesAsync();
        var answers = updates
            .Where(update => SandboxBot.KindOf(update) == "poll_answer")
            .Select(update => update["poll_answer"]!)
            .ToList();
        Assert.Equal(["[1]", "[]"], answers.Select(answer => answer["option_ids"]!.ToJsonString()));
        Assert.Equal(["[\"1\"]", "[]"], answers.Select(answer => answer["option_persistent_ids"]!.ToJsonString()));
        Assert.Equal(bot.Anna.Id, (long)answers[0]["user"]!["id"]!);
        Assert.Equal(
            [1, 0],
            updates
                .Where(update => SandboxBot.KindOf(update) == "poll")
                .Select(update => (int)update["poll"]!["total_voter_count"]!));
    }

    [Fact]
    public async Task An_anonymous_poll_tells_counts_only()
    {
        await using var bot = await SandboxBot.StartAsync();
        var poll = await OpenAsync(bot, new { chat_id = bot.Group, question = "When?", options = Days });

        bot.World.Vote(bot.Anna.Id, poll, 0);

        Assert.Equal("poll", SandboxBot.KindOf(Assert.Single(await bot.TakeUpdatesAsync())));
    }

    [Fact]
    public async Task Only_those_who_can_see_a_poll_vote_and_a_forward_is_seen_elsewhere()
    {
        await using var bot = await SandboxBot.StartAsync();
        var carla = bot.World.AddPerson("Carla");
        var poll = await OpenAsync(bot, new { chat_id = bot.Group, question = "When?", options = Days, is_anonymous = false });
        Assert.Throws<SandboxRefusal>(() => bot.World.Vote(carla.Id, poll, 0));

        var other = bot.World.AddGroup("Elsewhere", supergroup: false, bot.Anna, addBot: false, botIsAdmin: false, carla);
        bot.World.Forward(bot.Anna.Id, bot.Group, bot.World.Messages(bot.Group)[^1].Id, other);
        bot.World.Vote(carla.Id, poll, 0);

        Assert.Equal([carla.Id], bot.World.Messages(bot.Group)[^1].Poll!.Options[0].VoterIds);
    }

    [Fact]
    public async Task One_answer_means_one_answer_and_a_fixed_vote_stays()
    {
        await using var bot = await SandboxBot.StartAsync();
        var poll = await OpenAsync(bot, new { chat_id = bot.Group, question = "When?", options = Days, allows_revoting = false });

        Assert.Throws<SandboxRefusal>(() => bot.World.Vote(bot.Anna.Id, poll, 0, 1));
        Assert.Throws<SandboxRefusal>(() => bot.World.Vote(bot.Anna.Id, poll, 2));
        bot.World.Vote(bot.Anna.Id, poll, 0);
        Assert.Throws<SandboxRefusal>(() => bot.World.Vote(bot.Anna.Id, poll, 1));
    }

    [Fact]
    public async Task A_poll_is_stopped_once_and_then_takes_no_votes()
    {
        await using var bot = await SandboxBot.StartAsync();
        var poll = await OpenAsync(bot, new { chat_id = bot.Group, question = "When?", options = Days });
        var message = bot.World.Messages(bot.Group)[^1].Id;
        var text = await bot.SendAsync("not a poll");
        bot.World.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.True((bool)(await bot.CallAsync("stopPoll", new { chat_id = bot.Group, message_id = message }))["is_closed"]!);

        Assert.Equal(
            "Bad Request: poll has already been closed",
            await bot.RefusedAsync("stopPoll", new { chat_id = bot.Group, message_id = message }));
        Assert.Throws<SandboxRefusal>(() => bot.World.Vote(bot.Anna.Id, poll, 0));
        bot.World.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(
            "Bad Request: message is not a poll",
            await bot.RefusedAsync("stopPoll", new { chat_id = bot.Group, message_id = text }));
        Assert.Equal(
            "Bad Request: message with poll to stop not found",
            await bot.RefusedAsync("stopPoll", new { chat_id = bot.Group, message_id = 999 }));
    }

    [Fact]
    public async Task An_open_period_closes_the_poll_when_the_clock_gets_there()
    {
        await using var bot = await SandboxBot.StartAsync();
        await OpenAsync(bot, new { chat_id = bot.Group, question = "When?", options = Days, open_period = 60 });

        bot.World.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(bot.World.Messages(bot.Group)[^1].Poll!.Closed);
        bot.World.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True((bool)Assert.Single(await bot.TakeUpdatesAsync())["poll"]!["is_closed"]!);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2_628_001)]
    public async Task An_open_period_has_5_to_2628000_seconds(int open_period)
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Equal(
            "Bad Request: POLL_CLOSE_DATE_INVALID",
            await bot.RefusedAsync("sendPoll", new { chat_id = bot.Group, question = "When?", options = Days, open_period }));
    }

    private static readonly string[] Days = ["Saturday", "Sunday"];

    private static async Task<string> OpenAsync(SandboxBot bot, object parameters) =>
        (string)((JsonObject)await bot.CallAsync("sendPoll", parameters))["poll"]!["id"]!;
}
