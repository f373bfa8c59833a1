using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>The people's side over HTTP: what the chat page asks for and does.</summary>
public class PageTests
{
    [Fact]
    public async Task The_page_learns_who_there_is()
    {
        await using var bot = await SandboxBot.StartAsync();

        var people = await GetAsync(bot, "people");

        Assert.Equal(["Anna", "Boris"], people["people"]!.AsArray().Select(person => (string)person!["name"]!));
        Assert.Equal(["private", "private", "supergroup"], people["chats"]!.AsArray().Select(chat => (string)chat!["type"]!));
        Assert.Equal("MicroGovBot", (string)people["bot"]!["username"]!);
    }

    [Fact]
    public async Task A_view_shows_the_chat_as_one_person_sees_it()
    {
        await using var bot = await SandboxBot.StartAsync();
        var asked = await bot.SendAsync("Who?");
        bot.World.Send(bot.Anna.Id, bot.Group, "<me>", replyTo: asked);
        await bot.CallAsync(
            "sendPoll",
            new
            {
                chat_id = bot.Group,
                question = "When?",
                options = new[] { "Sat", "Sun" },
                is_anonymous = false,
            });
        bot.World.Vote(bot.Boris.Id, bot.World.Messages(bot.Group)[^1].Poll!.Id, 1);

        var messages = (await GetAsync(bot, $"view?as={bot.Anna.Id}&chat={bot.Group}"))["messages"]!.AsArray();

        var reply = messages[^2]!;
        Assert.Equal(("&lt;me&gt;", true), ((string)reply["html"]!, (bool)reply["mine"]!));
        Assert.Equal("Who?", (string)reply["replyTo"]!["excerpt"]!);
        var option = messages[^1]!["poll"]!["options"]![1]!;
        Assert.Equal((1, false, "Boris"), ((int)option["count"]!, (bool)option["mine"]!, (string)option["voters"]![0]!));
    }

    [Fact]
    public async Task A_chat_one_is_not_in_is_refused_in_one_sentence()
    {
        await using var bot = await SandboxBot.StartAsync();
        var carla = bot.World.AddPerson("Carla");

        using var response = await bot.Http.GetAsync(new Uri(bot.Address, $"/sandbox/api/view?as={carla.Id}&chat={bot.Group}"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("""{"error":"Carla is not in this chat."}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task People_write_press_vote_and_come_and_go_from_the_page()
    {
        await using var bot = await SandboxBot.StartAsync();
        var card = await bot.SendAsync("card", SandboxBot.Button("b", "d"));

        var sent = await PostAsync(
            bot,
            "send",
            new
            {
                @as = bot.Anna.Id,
                chat = bot.Group,
                text = "/help",
            });
        var press = PostAsync(
            bot,
            "press",
            new
            {
                @as = bot.Anna.Id,
                chat = bot.Group,
                message = card,
                data = "d",
                ephemeral = false,
            });
        var query = await bot.WaitForAsync("callback_query");
        await bot.CallAsync("answerCallbackQuery", new { callback_query_id = (string)query["id"]!, text = "done" });
        await PostAsync(bot, "leave", new { chat = bot.Group, user = bot.Boris.Id });

        Assert.Equal("done", (string)(await press)["text"]!);
        Assert.Contains(bot.World.Messages(bot.Group), message => message.Id == (long)sent["id"]! && message.Text == "/help");
        Assert.Equal("left", (string)(await GetAsync(bot, "people"))["chats"]![2]!["members"]![$"{bot.Boris.Id}"]!);
    }

    [Fact]
    public async Task The_clock_goes_an_hour_on_or_to_the_next_deadline()
    {
        var options = new SandboxOptions { NextDeadline = _ => Task.FromResult<DateTimeOffset?>(SandboxBot.Start.AddDays(2)) };
        await using var bot = await SandboxBot.StartAsync(options);

        await PostAsync(bot, "clock", new { advance = "01:00:00" });
        Assert.Equal(SandboxBot.Start.AddHours(1), bot.World.Clock.Now);
        await PostAsync(bot, "clock", new { to = "deadline" });
        Assert.Equal(SandboxBot.Start.AddDays(2).AddSeconds(1), bot.World.Clock.Now);
    }

    [Fact]
    public async Task Starting_again_hides_what_was_before()
    {
        var options = new SandboxOptions
        {
            Restart = (world, _) => Task.FromResult(world.AddGroup("New house", supergroup: true, world.AddPerson("Dora"))),
        };
        await using var bot = await SandboxBot.StartAsync(options);

        await PostAsync(bot, "restart", new { });

        var people = await GetAsync(bot, "people");
        Assert.Equal("Dora", (string)Assert.Single(people["people"]!.AsArray())!["name"]!);
        Assert.Equal(["Dora", "New house"], people["chats"]!.AsArray().Select(chat => (string)chat!["title"]!));
    }

    [Fact]
    public async Task A_scenario_plays_alone_and_its_name_shows()
    {
        var curtain = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var end = new SemaphoreSlim(0);
        var options = new SandboxOptions
        {
            Shows =
            [
                new SandboxShow("lamp", "The lamp", "路灯", async (language, ct) =>
                {
                    curtain.SetResult(language);
                    await end.WaitAsync(ct);
                }),
            ],
        };
        await using var bot = await SandboxBot.StartAsync(options);

        var play = PostAsync(bot, "shows/lamp?lang=zh", new { });
        Assert.Equal("zh", await curtain.Task);
        Assert.Equal("lamp", (string)(await GetAsync(bot, $"view?as={bot.Anna.Id}&chat={bot.Group}"))["playing"]!);
        using var second = await bot.Http.PostAsJsonAsync(new Uri(bot.Address, "/sandbox/api/shows/lamp"), new { });
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        end.Release();
        await play;
        Assert.Null((await GetAsync(bot, $"view?as={bot.Anna.Id}&chat={bot.Group}"))["playing"]);
    }

    [Fact]
    public async Task A_scenario_with_a_group_of_its_own_takes_the_page_and_its_failure_is_told()
    {
        SandboxWorld? world = null;
        Task PlayAsync(string language, CancellationToken ct)
        {
            world!.AddGroup("The set", supergroup: true, world.AddPerson("Dora"));
            return Task.FromException(new InvalidOperationException("the lamp fell"));
        }

        await using var bot = await SandboxBot.StartAsync(
            new SandboxOptions { Shows = [new SandboxShow("lamp", "", "", PlayAsync)] });
        world = bot.World;

        using var response = await bot.Http.PostAsJsonAsync(new Uri(bot.Address, "/sandbox/api/shows/lamp"), new { });

        Assert.Equal("""{"error":"The scenario stopped: the lamp fell"}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(
            ["Dora", "The set"], (await GetAsync(bot, "people"))["chats"]!.AsArray().Select(chat => (string)chat!["title"]!));
    }

    [Fact]
    public async Task The_stream_tells_of_changes_and_of_answers_to_presses()
    {
        await using var bot = await SandboxBot.StartAsync();
        var card = await bot.SendAsync("card", SandboxBot.Button("b", "d"));
        using var stream = new StreamReader(await bot.Http.GetStreamAsync(new Uri(bot.Address, "/sandbox/api/stream")));
        Assert.StartsWith(":", await stream.ReadLineAsync(), StringComparison.Ordinal);

        _ = bot.World.PressAsync(bot.Anna.Id, bot.Group, card, "b");
        var id = (string)(await bot.TakeUpdatesAsync())[^1]["callback_query"]!["id"]!;
        await bot.CallAsync("answerCallbackQuery", new { callback_query_id = id, text = "done" });

        var lines = new List<string>();
        while (!lines.Contains("event: changed"))
        {
            lines.Add((await stream.ReadLineAsync())!);
        }

        var toast = $$"""data: {"userId":{{bot.Anna.Id}},"text":"done","alert":false}""";
        Assert.Equal(["event: toast", toast], lines.SkipWhile(line => line.Length == 0).Take(2));
    }

    private static async Task<JsonNode> GetAsync(SandboxBot bot, string path) =>
        JsonNode.Parse(await bot.Http.GetStringAsync(new Uri(bot.Address, $"/sandbox/api/{path}")))!;

    private static async Task<JsonNode> PostAsync(SandboxBot bot, string path, object body)
    {
        using var response = await bot.Http.PostAsJsonAsync(new Uri(bot.Address, $"/sandbox/api/{path}"), body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
