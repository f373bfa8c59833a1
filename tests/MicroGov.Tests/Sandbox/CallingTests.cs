using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>How calls are made: https://core.telegram.org/bots/api#making-requests</summary>
public class CallingTests
{
    [Fact]
    public async Task A_wrong_token_is_unauthorized()
    {
        await using var bot = await SandboxBot.StartAsync();

        using var response = await bot.Http.GetAsync(bot.Url("getMe", "43:nobody"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(
            """{"ok":false,"error_code":401,"description":"Unauthorized"}""",
            await response.Content.ReadAsStringAsync()
        );
    }

    [Fact]
    public async Task An_unknown_method_is_not_found_and_a_known_one_may_be_written_in_any_case()
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Equal("Not Found", await bot.RefusedAsync("getMeNot", new { }));
        Assert.Equal("MicroGovBot", (string)(await bot.CallAsync("GETME", new { }))["username"]!);
    }

    [Fact]
    public async Task Parameters_come_by_query_by_form_and_by_multipart_alike()
    {
        await using var bot = await SandboxBot.StartAsync();
        using var form = new FormUrlEncodedContent([new("chat_id", $"{bot.Group}"), new("text", "two")]);
        using var multipart = new MultipartFormDataContent
        {
            { new StringContent($"{bot.Group}"), "chat_id" },
            { new ByteArrayContent([1, 2, 3]), "photo", "three.jpg" },
            { new StringContent("three"), "caption" },
        };

        using var byQuery = await bot.Http.GetAsync(new Uri($"{bot.Url("sendMessage")}?chat_id={bot.Group}&text=one"));
        using var byForm = await bot.Http.PostAsync(bot.Url("sendMessage"), form);
        using var byMultipart = await bot.Http.PostAsync(bot.Url("sendPhoto"), multipart);

        Assert.All([byQuery, byForm, byMultipart], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(["one", "two", "three"], bot.World.Messages(bot.Group).TakeLast(3).Select(message => message.Text));
    }

    [Fact]
    public async Task A_sent_photo_can_be_downloaded_again()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.SendPhoto(bot.Anna.Id, bot.Anna.Id, "the broken lamp");

        var message = (await bot.TakeUpdatesAsync())[^1]["message"]!;
        var file = await bot.CallAsync("getFile", new { file_id = (string)message["photo"]![1]!["file_id"]! });
        var content = await bot.Http.GetByteArrayAsync(
            new Uri(bot.Address, $"/file/bot{bot.World.BotToken}/{file["file_path"]}"));

        Assert.Equal("the broken lamp", (string)message["caption"]!);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], content[..4]);
    }

    /// <summary>Stricter than Telegram, which ignores what it does not know.</summary>
    [Fact]
    public async Task An_unknown_parameter_is_refused()
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Equal(
            "Bad Request: unknown parameter \"disable_web_page_preview\"",
            await bot.RefusedAsync("sendMessage", new { chat_id = bot.Group, text = "x", disable_web_page_preview = true }));
    }

    /// <summary>The parameters are those of Bot API 10.3, as the client library for it writes them.</summary>
    [Fact]
    public async Task Every_parameter_of_the_client_library_is_known()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.EnforceLimits = false;
        var requests = Assembly
            .Load("Telegram.Bot")
            .GetExportedTypes()
            .Where(type =>
                type is { Namespace: "Telegram.Bot.Requests", IsAbstract: false } && type.GetConstructor([]) is not null
            );
        foreach (var type in requests)
        {
            var method = (string)type.GetProperty("MethodName")!.GetValue(Activator.CreateInstance(type))!;
            var parameters = new JsonObject();
            foreach (var property in type.GetProperties().Where(property => property.DeclaringType == type))
            {
                parameters[System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)] = null;
            }

            var answer = await bot.AskAsync(method, parameters);

            Assert.DoesNotContain("unknown parameter", (string?)answer["description"] ?? "", StringComparison.Ordinal);
        }

        Assert.Contains(bot.World.Calls, call => call.Method == "sendPoll");
    }

    [Fact]
    public async Task Every_call_is_written_down_with_its_parameters_and_its_outcome()
    {
        await using var bot = await SandboxBot.StartAsync();
        await bot.SendAsync("hello");
        await bot.RefusedAsync("sendMessage", new { chat_id = 1, text = "hello" });

        var (good, bad) = (bot.World.Calls[^2], bot.World.Calls[^1]);

        Assert.Equal(("sendMessage", true, SandboxBot.Start), (good.Method, good.Ok, good.At));
        Assert.Equal("hello", (string)JsonNode.Parse(good.Parameters)!["text"]!);
        Assert.Equal((false, 400, "Bad Request: chat not found"), (bad.Ok, bad.ErrorCode, bad.Description));
    }

    [Fact]
    public void A_token_has_the_shape_telegram_gives_them()
    {
        using var clock = new SandboxClock(SandboxBot.Start);

        Assert.Throws<ArgumentException>(() => new SandboxWorld(clock, botToken: "42:short"));
        Assert.Equal(42, new SandboxWorld(clock).BotId);
    }
}
