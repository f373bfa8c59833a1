using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>A world on a real server, and a bot that calls it over real HTTP and nothing else.</summary>
internal sealed class SandboxBot : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly SandboxServer _server;

    private SandboxBot(SandboxWorld world, SandboxServer server)
    {
        (World, _server) = (world, server);
        Anna = world.AddPerson("Anna", "anna");
        Boris = world.AddPerson("Boris", "boris");
        Group = world.AddGroup("House 5", supergroup: true, Anna, addBot: true, botIsAdmin: false, Boris);
    }

    public SandboxWorld World { get; }

    public SandboxPerson Anna { get; }

    public SandboxPerson Boris { get; }

    public long Group { get; }

    public HttpClient Http => _http;

    public Uri Address => _server.Address;

    public static async Task<SandboxBot> StartAsync(SandboxOptions? options = null)
    {
        var world = new SandboxWorld(new SandboxClock(Start));
        var bot = new SandboxBot(world, await SandboxServer.StartAsync(world, options: options));
        await bot.CallAsync("getUpdates", new { offset = -1 });
        await bot.CallAsync("getUpdates", new { offset = int.MaxValue });
        return bot;
    }

    public Uri Url(string method, string? token = null) => new(Address, $"/bot{token ?? World.BotToken}/{method}");

    /// <summary>The whole answer, ok or not.</summary>
    public async Task<JsonObject> AskAsync(string method, object parameters)
    {
        using var response = await _http.PostAsJsonAsync(Url(method), parameters, new JsonSerializerOptions());
        var answer = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((bool)answer["ok"]! ? 200 : (int)answer["error_code"]!, (int)response.StatusCode);
        return answer;
    }

    /// <summary>The result of a call that must work.</summary>
    public async Task<JsonNode> CallAsync(string method, object parameters)
    {
        var answer = await AskAsync(method, parameters);
        Assert.True((bool)answer["ok"]!, answer.ToJsonString());
        return answer["result"]!;
    }

    /// <summary>The error text of a call that must fail.</summary>
    public async Task<string> RefusedAsync(string method, object parameters)
    {
        var answer = await AskAsync(method, parameters);
        Assert.False((bool)answer["ok"]!, answer.ToJsonString());
        return (string)answer["description"]!;
    }

    public async Task<long> SendAsync(string text, object? keyboard = null) =>
        (long)(await CallAsync("sendMessage", new { chat_id = Group, text, reply_markup = keyboard ?? new { } }))["message_id"]!;

    /// <summary>Everything waiting for the bot, confirmed at once.</summary>
    public async Task<IReadOnlyList<JsonObject>> TakeUpdatesAsync()
    {
        var updates = ((JsonArray)await CallAsync("getUpdates", new { limit = 100 }))
            .Select(update => update!.AsObject())
            .ToList();
        if (updates.Count > 0)
        {
            await CallAsync("getUpdates", new { offset = (long)updates[^1]["update_id"]! + 1 });
        }

        return updates;
    }

    /// <summary>Polls as a bot does until an update of this kind comes; the first of that kind.</summary>
    public async Task<JsonObject> WaitForAsync(string kind)
    {
        var offset = 0L;
        while (true)
        {
            var updates = ((JsonArray)await CallAsync("getUpdates", new { timeout = 30, offset })).Select(update =>
                update!.AsObject()
            );
            foreach (var update in updates)
            {
                offset = (long)update["update_id"]! + 1;
                if (update[kind] is JsonObject found)
                {
                    return found;
                }
            }
        }
    }

    /// <summary>The kind of an update, such as "message".</summary>
    public static string KindOf(JsonObject update) => update.Select(field => field.Key).Single(key => key != "update_id");

    public static object Button(string text, string data) =>
        new { inline_keyboard = new[] { new[] { new { text, callback_data = data } } } };

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
        World.Clock.Dispose();
    }
}
