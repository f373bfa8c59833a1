using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/features#deep-linking and https://core.telegram.org/api/links</summary>
public class LinkTests
{
    [Theory]
    [InlineData("https://t.me/MicroGovBot?start=home_3-4", "/start home_3-4")]
    [InlineData("http://telegram.me/microgovbot?start=x", "/start x")]
    [InlineData("t.me/MicroGovBot?start=x", "/start x")]
    [InlineData("tg://resolve?domain=MicroGovBot&start=x", "/start x")]
    [InlineData("https://t.me/MicroGovBot?start=", "/start")]
    public async Task A_start_link_says_its_word_to_the_bot_in_private(string url, string said)
    {
        await using var bot = await SandboxBot.StartAsync();

        var opened = bot.World.OpenLink(bot.Anna.Id, url);

        var message = Assert.Single(await bot.TakeUpdatesAsync())["message"]!;
        Assert.Equal((bot.Anna.Id, said), ((long)message["chat"]!["id"]!, (string)message["text"]!));
        Assert.Equal(new SandboxOpened(SandboxOpening.Started, bot.Anna.Id), opened);
    }

    [Theory]
    [InlineData("https://t.me/MicroGovBot?start=two%20words")]
    [InlineData("https://t.me/MicroGovBot?start=0123456789012345678901234567890123456789012345678901234567890123x")]
    [InlineData("https://t.me/OtherBot?start=x")]
    [InlineData("https://example.org/MicroGovBot?start=x")]
    [InlineData("https://t.me/+AAAAAAAAAAAAAAAA")]
    [InlineData("not a link")]
    public async Task A_link_to_elsewhere_or_with_too_much_in_it_is_refused(string url)
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Throws<SandboxRefusal>(() => bot.World.OpenLink(bot.Anna.Id, url));
        Assert.Empty(bot.World.Messages(bot.Anna.Id));
    }

    [Fact]
    public async Task A_link_without_a_word_only_opens_the_chat()
    {
        await using var bot = await SandboxBot.StartAsync();

        var opened = bot.World.OpenLink(bot.Anna.Id, "https://t.me/MicroGovBot");

        Assert.Equal(new SandboxOpened(SandboxOpening.Chat, bot.Anna.Id), opened);
        Assert.Empty(await bot.TakeUpdatesAsync());
    }

    [Fact]
    public async Task Starting_a_blocked_bot_again_unblocks_it()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Block(bot.Anna.Id);

        bot.World.OpenLink(bot.Anna.Id, "https://t.me/MicroGovBot?start=x");

        await bot.CallAsync("sendMessage", new { chat_id = bot.Anna.Id, text = "Welcome back" });
    }

    [Fact]
    public async Task A_group_link_adds_the_bot_and_says_its_word_there()
    {
        await using var bot = await SandboxBot.StartAsync();
        var group = bot.World.AddGroup("Other", supergroup: true, bot.Anna, addBot: false);

        bot.World.OpenLink(bot.Anna.Id, "https://t.me/MicroGovBot?startgroup=spaceship", group);

        var updates = await bot.TakeUpdatesAsync();
        Assert.Contains(updates, update => (string?)update["my_chat_member"]?["new_chat_member"]?["status"] == "member");
        Assert.Equal("/start@MicroGovBot spaceship", (string)updates[^1]["message"]!["text"]!);
        Assert.Throws<SandboxRefusal>(() => bot.World.OpenLink(bot.Anna.Id, "https://t.me/MicroGovBot?startgroup=x"));
    }

    [Theory]
    [InlineData("https://t.me/+")]
    [InlineData("https://t.me/joinchat/")]
    [InlineData("tg://join?invite=")]
    public async Task An_invite_link_is_read_in_each_of_its_shapes(string before)
    {
        await using var bot = await SandboxBot.StartAsync();
        var hash = bot.World.CreateInviteLink(bot.Group)["https://t.me/+".Length..];
        var carla = bot.World.AddPerson("Carla");

        Assert.Equal(SandboxOpening.Joined, bot.World.OpenLink(carla.Id, before + hash).What);
        Assert.Equal(SandboxOpening.Chat, bot.World.OpenLink(carla.Id, before + hash).What);
    }
}
