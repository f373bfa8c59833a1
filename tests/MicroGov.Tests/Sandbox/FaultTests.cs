using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>What a client sees of each fault on the wire.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(500, "Internal Server Error")]
    [InlineData(502, "Bad Gateway")]
    public async Task An_error_comes_in_Telegrams_words_and_nothing_happens(int code, string description)
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Faults.SwitchOn(new(SandboxFaultKind.Error) { Code = code, Description = description, Times = 1 });

        Assert.Equal(description, await bot.RefusedAsync("sendMessage", Hello(bot)));

        Assert.DoesNotContain(Texts(bot), text => text == "hello");
        await bot.SendAsync("hello");
    }

    [Fact]
    public async Task An_error_page_is_no_JSON()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Faults.SwitchOn(new(SandboxFaultKind.ErrorPage));

        using var response = await SendAsync(bot);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_requests_say_when_to_come_back_and_an_early_call_is_written_down()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Faults.SwitchOn(
            new(SandboxFaultKind.Error)
            {
                Code = 429,
                Description = "Too Many Requests: retry after 3",
                RetryAfter = 3,
                Times = 1,
            });

        var answer = await bot.AskAsync("sendMessage", Hello(bot));
        await bot.SendAsync("too early");

        Assert.Equal(3, (int)answer["parameters"]!["retry_after"]!);
        Assert.Single(bot.World.ImpatientCalls);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_connection_is_cut_before_or_after_the_call_took_effect(bool after, int messages)
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Faults.SwitchOn(new(SandboxFaultKind.Reset) { AfterEffect = after });

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(bot));

        Assert.Equal(messages, Texts(bot).Count(text => text == "hello"));
    }

    [Fact]
    public async Task Half_an_answer_cannot_be_read_though_the_call_took_effect()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Faults.SwitchOn(new(SandboxFaultKind.HalfAnswer));

        using var response = await SendAsync(bot);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var half = await response.Content.ReadAsStringAsync();
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(half));
        Assert.Contains("hello", Texts(bot));
    }

    [Fact]
    public async Task A_held_call_is_answered_when_its_time_has_come()
    {
        await using var bot = await SandboxBot.StartAsync();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bot.World.Happened += news => _ = news.Kind == SandboxEventKind.CallHeld && held.TrySetResult();
        bot.World.Faults.SwitchOn(new(SandboxFaultKind.Delay) { Pause = TimeSpan.FromSeconds(5) });

        var call = bot.SendAsync("hello");
        await held.Task;
        Assert.DoesNotContain("hello", Texts(bot));
        bot.World.Clock.Advance(TimeSpan.FromSeconds(5));

        await call;
        Assert.Contains("hello", Texts(bot));
    }

    [Fact]
    public async Task A_fault_strikes_its_method_alone_and_as_often_as_it_was_told()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Faults.SwitchOn(new(SandboxFaultKind.Error) { Name = "errors", Method = "sendMessage", Times = 2 });

        await bot.CallAsync("getMe", new { });
        await bot.RefusedAsync("sendMessage", Hello(bot));
        Assert.Equal(1, Assert.Single(bot.World.Faults.On).Struck);
        await bot.RefusedAsync("sendMessage", Hello(bot));
        await bot.SendAsync("hello");

        Assert.Empty(bot.World.Faults.On);
        Assert.Equal(2, bot.World.Faults.Struck[SandboxFaultKind.Error]);
    }

    [Fact]
    public async Task Lots_from_one_seed_fall_alike()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Faults.SwitchOn(new(SandboxFaultKind.Error) { Probability = 0.5 });

        var (first, second) = (await DrawAsync(7), await DrawAsync(7));

        Assert.Equal(first, second);
        Assert.NotEqual(first, await DrawAsync(8));
        Assert.Equal([false, true], first.Distinct().Order());

        async Task<List<bool>> DrawAsync(int seed)
        {
            bot.World.Faults.Seed(seed);
            List<bool> answers = [];
            for (var call = 0; call < 20; call++)
            {
                answers.Add((bool)(await bot.AskAsync("getMe", new { }))["ok"]!);
            }

            return answers;
        }
    }

    [Theory]
    [InlineData(1.1, 1, 502)]
    [InlineData(-0.1, 1, 502)]
    [InlineData(1, 0, 502)]
    [InlineData(1, 1, 200)]
    public async Task A_fault_outside_its_ranges_is_not_switched_on(double probability, int times, int code)
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => bot.World.Faults.SwitchOn(
            new(SandboxFaultKind.Error) { Probability = probability, Times = times, Code = code }));

        Assert.Empty(bot.World.Faults.On);
    }

    private static object Hello(SandboxBot bot) => new { chat_id = bot.Group, text = "hello" };

    private static Task<HttpResponseMessage> SendAsync(SandboxBot bot) =>
        bot.Http.PostAsJsonAsync(bot.Url("sendMessage"), Hello(bot));

    private static IEnumerable<string> Texts(SandboxBot bot) => bot.World.Messages(bot.Group).Select(message => message.Text);
}
