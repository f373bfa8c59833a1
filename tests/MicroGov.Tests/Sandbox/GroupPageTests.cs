using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace MicroGov.Tests.Sandbox;

/// <summary>What the page asks for and does with several groups, with files and with links.</summary>
public class GroupPageTests
{
    [Fact]
    public async Task Each_group_tells_who_is_in_it_who_asks_and_what_is_new_for_me()
    {
        await using var bot = await SandboxBot.StartAsync();
        var carla = bot.World.AddPerson("Carla");
        var other = (long)(await PostAsync(bot, "group", new { @as = carla.Id, title = "House 6", approval = true }))["chat"]!;

        await PostAsync(bot, "ask", new { chat = other, user = bot.Anna.Id });
        var hello = await bot.SendAsync("hello");

        var chats = (JsonArray)(await GetAsync(bot, $"people?as={bot.Anna.Id}"))["chats"]!;
        var (mine, theirs) = (
            chats.Single(chat => (long)chat!["id"]! == bot.Group)!, chats.Single(chat => (long)chat!["id"]! == other)!);
        Assert.Equal(
            ("creator", "member"), ((string)mine["members"]![$"{bot.Anna.Id}"]!, (string)mine["members"]![$"{bot.Boris.Id}"]!));
        Assert.Equal((hello, false), ((long)mine["newest"]!, (bool)mine["asks"]!));
        Assert.Equal(
            ("creator", "administrator"),
            ((string)theirs["members"]![$"{carla.Id}"]!, (string)theirs["members"]![$"{bot.World.BotId}"]!));
        Assert.Equal((true, bot.Anna.Id, null), ((bool)theirs["asks"]!, (long)theirs["asked"]![0]!, (long?)theirs["newest"]));
    }

    [Fact]
    public async Task People_are_let_in_brought_thrown_out_and_made_many_from_the_page()
    {
        await using var bot = await SandboxBot.StartAsync();
        var (carla, dora) = (bot.World.AddPerson("Carla"), bot.World.AddPerson("Dora"));
        await PostAsync(bot, "approval", new { chat = bot.Group, on = true });
        await PostAsync(bot, "ask", new { chat = bot.Group, user = carla.Id });

        await PostAsync(bot, "decide", new { chat = bot.Group, user = carla.Id, @as = bot.Anna.Id, approve = true });
        await PostAsync(bot, "bring", new { chat = bot.Group, user = dora.Id, @as = carla.Id });
        await PostAsync(bot, "ban", new { chat = bot.Group, user = bot.Boris.Id });
        await PostAsync(bot, "neighbours", new { chat = bot.Group, count = 12, language = "zh" });

        Assert.Equal(4 + 12, (int)await bot.CallAsync("getChatMemberCount", new { chat_id = bot.Group }));
    }

    [Fact]
    public async Task A_file_is_uploaded_sent_and_downloaded_as_nothing_a_browser_would_run()
    {
        await using var bot = await SandboxBot.StartAsync();
        var page = "<script>alert(1)</script>"u8.ToArray();

        var id = (string)(await UploadAsync(bot, "application/octet-stream", page))["id"]!;
        await PostAsync(bot, "send", new { @as = bot.Anna.Id, chat = bot.Group, text = "/households", document = id });

        var view = await GetAsync(bot, $"view?as={bot.Boris.Id}&chat={bot.Group}");
        var file = view["messages"]!.AsArray()[^1]!["document"]!;
        Assert.Equal(("page.html", page.Length), ((string)file["name"]!, (int)file["size"]!));
        using var answer = await bot.Http.GetAsync(new Uri(bot.Address, (string)file["url"]!));
        Assert.Equal(page, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            ("attachment", "application/octet-stream"),
            (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentType!.MediaType));
    }

    /// <summary>A form on another site can post text/plain without asking first.</summary>
    [Fact]
    public async Task An_upload_of_a_type_any_site_may_send_is_not_taken()
    {
        await using var bot = await SandboxBot.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("not me"));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        using var response = await bot.Http.PostAsync(new Uri(bot.Address, "/sandbox/api/upload?name=a.txt"), content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_link_is_opened_as_somebody_and_an_address_in_a_text_is_one()
    {
        await using var bot = await SandboxBot.StartAsync();
        await bot.SendAsync("Come in: t.me/MicroGovBot?start=door");

        var opened = await PostAsync(bot, "open", new { @as = bot.Boris.Id, url = "t.me/MicroGovBot?start=door" });

        Assert.Equal(("Started", bot.Boris.Id), ((string)opened["what"]!, (long)opened["chat"]!));
        Assert.Equal("/start door", bot.World.Messages(bot.Boris.Id)[^1].Text);
        Assert.Contains(
            "<a href=\"http://t.me/MicroGovBot?start=door\"",
            bot.World.Messages(bot.Group)[^1].Html,
            StringComparison.Ordinal
        );
    }

    private static async Task<JsonNode> UploadAsync(SandboxBot bot, string type, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var response = await bot.Http.PostAsync(
            new Uri(bot.Address, "/sandbox/api/upload?name=page.html&type=text/html"), content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
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
