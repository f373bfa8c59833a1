using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/api#setwebhook</summary>
public sealed class WebhookTests
{
    private const string Secret = "only-Telegram_knows";

    [Fact]
    public async Task An_update_is_brought_as_JSON_with_the_secret_and_forgotten_after_200()
    {
        await using var bot = await SandboxBot.StartAsync();
        await using var house = await House.OpenAsync();
        await bot.CallAsync("setWebhook", new { url = house.Url, secret_token = Secret });
        var finished = bot.World.Send(bot.Anna.Id, bot.Anna.Id, "hello") > 0 ? bot.World.WhenAcknowledgedAsync() : null;

        var call = await house.NextAsync();
        Assert.Equal((Secret, "hello"), (call.Secret, (string?)call.Update["message"]!["text"]));
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        Assert.Equal(1, bot.World.PendingUpdates);
        call.Answer(HttpStatusCode.OK);
        await finished!;
        Assert.Equal(0, bot.World.PendingUpdates);
    }

    [Fact]
    public async Task What_had_waited_is_brought_as_soon_as_a_webhook_is_set()
    {
        await using var bot = await SandboxBot.StartAsync();
        await using var house = await House.OpenAsync();
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "hello");
        await bot.CallAsync("setWebhook", new { url = house.Url });

        Assert.Equal(
            ("", "hello"),
            (await house.NextAsync()) is var call ? (call.Secret, (string?)call.Update["message"]!["text"]) : default);
        Assert.StartsWith("Conflict: ", await bot.RefusedAsync("getUpdates", new { }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_update_comes_again_after_ever_longer_pauses_and_getWebhookInfo_tells_why()
    {
        await using var bot = await SandboxBot.StartAsync();
        await using var house = await House.OpenAsync();
        await bot.CallAsync("setWebhook", new { url = house.Url });
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "hello");
        var finished = bot.World.WhenAcknowledgedAsync();
        foreach (var pause in new[] { 1, 2, 4 })
        {
            (await house.NextAsync()).Answer(HttpStatusCode.ServiceUnavailable);
            var info = await FailedAsync(bot, bot.World.Clock.Now);
            Assert.Equal("Wrong response from the webhook: 503 Service Unavailable", (string?)info["last_error_message"]);
            Assert.Equal(1, (int?)info["pending_update_count"]);
            bot.World.Clock.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromMilliseconds(1));
            Assert.False(house.HasCalls);
            bot.World.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        (await house.NextAsync()).Answer(HttpStatusCode.NoContent);
        await finished;
        Assert.Equal(4, house.Count);
    }

    /// <summary>tdlib/telegram-bot-api answers "Webhook is already set" and leaves its calls and pauses as they are.</summary>
    [Fact]
    public async Task The_same_webhook_set_again_changes_nothing_and_another_secret_begins_anew()
    {
        await using var bot = await SandboxBot.StartAsync();
        await using var house = await House.OpenAsync();
        await bot.CallAsync("setWebhook", new { url = house.Url, secret_token = Secret });
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "hello");
        (await house.NextAsync()).Answer(HttpStatusCode.ServiceUnavailable);
        await FailedAsync(bot, bot.World.Clock.Now);

        await bot.CallAsync("setWebhook", new { url = house.Url, secret_token = Secret });
        Assert.NotNull((await bot.CallAsync("getWebhookInfo", new { }))["last_error_date"]);
        await bot.CallAsync("setWebhook", new { url = house.Url, secret_token = "another" });
        Assert.Null((await bot.CallAsync("getWebhookInfo", new { }))["last_error_date"]);
        Assert.Equal("another", (await house.NextAsync()).Secret);
    }

    [Fact]
    public async Task One_chat_is_served_in_order_and_no_more_calls_run_at_once_than_allowed()
    {
        await using var bot = await SandboxBot.StartAsync();
        await using var house = await House.OpenAsync();
        await bot.CallAsync("setWebhook", new { url = house.Url, max_connections = 2 });
        var people = Enumerable.Range(1, 3).Select(number => bot.World.AddPerson($"P{number}")).ToList();
        // So that whoever is answered leaves somebody else to call.
        foreach (var (text, person) in new[] { "one", "two" }.SelectMany(text => people.Select(person => (text, person))))
        {
            bot.World.Send(person.Id, person.Id, $"{person.Name} {text}");
        }

        var finished = bot.World.WhenAcknowledgedAsync();
        List<string> texts = [];
        var most = 0;
        while (!finished.IsCompleted)
        {
            List<Call> running = [await house.NextAsync()];
            while (running.Count + texts.Count < 6 && running.Count < 2)
            {
                running.Add(await house.NextAsync());
            }

            most = Math.Max(most, house.OnTheWay);
            texts.AddRange(running.Select(call => (string)call.Update["message"]!["text"]!));
            running.ForEach(call => call.Answer(HttpStatusCode.OK));
            if (texts.Count == 6)
            {
                await finished;
            }
        }

        Assert.Equal(2, most);
        Assert.All(
            people,
            person =>
                Assert.Equal(
                    [$"{person.Name} one", $"{person.Name} two"],
                    texts.Where(text => text.StartsWith(person.Name, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("http://example.org/hook", "", "bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("nonsense", "", "bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("https://example.org/hook", "not allowed!", "secret token contains unallowed characters")]
    public async Task A_wrong_address_or_secret_is_refused(string url, string secret_token, string why)
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Equal($"Bad Request: {why}", await bot.RefusedAsync("setWebhook", new { url, secret_token }));
        Assert.Equal("", (string?)(await bot.CallAsync("getWebhookInfo", new { }))["url"]);
    }

    /// <summary>The answer is on its way to the sandbox; asking again is how a bot would learn of it.</summary>
    private static async Task<JsonNode> FailedAsync(SandboxBot bot, DateTimeOffset at)
    {
        while (true)
        {
            var info = await bot.CallAsync("getWebhookInfo", new { });
            if ((long?)info["last_error_date"] == at.ToUnixTimeSeconds())
            {
                return info;
            }
        }
    }

    private sealed record Call(string Secret, string ContentType, JsonNode Update, TaskCompletionSource<HttpStatusCode> Reply)
    {
        public void Answer(HttpStatusCode status) => Reply.TrySetResult(status);
    }

    /// <summary>Who is called: answers when the test says so.</summary>
    private sealed class House : IAsyncDisposable
    {
        private readonly WebApplication app;
        private readonly Channel<Call> calls = Channel.CreateUnbounded<Call>();
        private int onTheWay;
        private int count;

        private House(WebApplication app) => this.app = app;

        public string Url => $"{app.Urls.First()}/hook";

        public bool HasCalls => calls.Reader.Count > 0;

        public int OnTheWay => Volatile.Read(ref onTheWay);

        public int Count => Volatile.Read(ref count);

        public static async Task<House> OpenAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var house = new House(builder.Build());
            house.app.MapPost("/hook", house.TakeAsync);
            await house.app.StartAsync();
            return house;
        }

        public async Task<Call> NextAsync() => await calls.Reader.ReadAsync();

        public async ValueTask DisposeAsync()
        {
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await app.StopAsync(now.Token);
            await app.DisposeAsync();
        }

        private async Task TakeAsync(HttpContext http)
        {
            Interlocked.Increment(ref onTheWay);
            Interlocked.Increment(ref count);
            try
            {
                var update = (await JsonNode.ParseAsync(http.Request.Body))!;
                var reply = new TaskCompletionSource<HttpStatusCode>(TaskCreationOptions.RunContinuationsAsynchronously);
                calls.Writer.TryWrite(
                    new(
                        http.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString(),
                        http.Request.ContentType ?? "",
                        update,
                        reply));
                http.Response.StatusCode = (int)await reply.Task.WaitAsync(http.RequestAborted);
            }
            finally
            {
                Interlocked.Decrement(ref onTheWay);
            }
        }
    }
}
