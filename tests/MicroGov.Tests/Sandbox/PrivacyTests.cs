using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/features#privacy-mode</summary>
public class PrivacyTests
{
    [Theory]
    [InlineData("/help", true)]
    [InlineData("/help@MicroGovBot now", true)]
    [InlineData("/help@OtherBot", false)]
    [InlineData("please /help", false)]
    [InlineData("dear @microgovbot, what now?", true)]
    [InlineData("dear @anna", false)]
    [InlineData("just talking", false)]
    public async Task In_a_group_the_bot_hears_only_what_is_meant_for_it(string text, bool heard)
    {
        await using var bot = await SandboxBot.StartAsync();

        bot.World.Send(bot.Anna.Id, bot.Group, text);

        Assert.Equal(heard ? 1 : 0, bot.World.PendingUpdates);
    }

    [Fact]
    public async Task A_reply_to_the_bot_is_heard_and_carries_what_it_replies_to()
    {
        await using var bot = await SandboxBot.StartAsync();
        var asked = await bot.SendAsync("Who does it?");

        bot.World.Send(bot.Anna.Id, bot.Group, "me", replyTo: asked);

        var message = Assert.Single(await bot.TakeUpdatesAsync())["message"]!;
        Assert.Equal("Who does it?", (string)message["reply_to_message"]!["text"]!);
    }

    [Fact]
    public async Task An_administrator_hears_everything()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.PromoteBot(bot.Group);
        await bot.TakeUpdatesAsync();

        bot.World.Send(bot.Anna.Id, bot.Group, "just talking");

        Assert.Equal(1, bot.World.PendingUpdates);
    }

    [Fact]
    public async Task Comings_and_goings_are_heard_even_so()
    {
        await using var bot = await SandboxBot.StartAsync();
        var carla = bot.World.AddPerson("Carla");

        bot.World.Join(bot.Group, carla.Id);
        bot.World.Leave(bot.Group, carla.Id);

        var messages = (await bot.TakeUpdatesAsync()).Select(update => update["message"]!).ToList();
        Assert.Equal("Carla", (string)messages[0]["new_chat_members"]![0]!["first_name"]!);
        Assert.Equal("Carla", (string)messages[1]["left_chat_member"]!["first_name"]!);
    }

    /// <summary>https://core.telegram.org/bots/api#messageentity: offsets in UTF-16 code units.</summary>
    [Fact]
    public async Task Commands_and_mentions_are_marked_with_utf16_offsets()
    {
        await using var bot = await SandboxBot.StartAsync();

        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "/raise 🏠 for @boris");

        var entities = Assert.Single(await bot.TakeUpdatesAsync())["message"]!["entities"]!.AsArray();
        Assert.Equal(("bot_command", 0, 6), Range(entities[0]!));
        Assert.Equal(("mention", 14, 6), Range(entities[1]!));

        static (string, int, int) Range(System.Text.Json.Nodes.JsonNode entity) =>
            ((string)entity["type"]!, (int)entity["offset"]!, (int)entity["length"]!);
    }

    [Fact]
    public async Task Somebody_outside_the_group_cannot_write_in_it()
    {
        await using var bot = await SandboxBot.StartAsync();
        var carla = bot.World.AddPerson("Carla");

        Assert.Throws<SandboxRefusal>(() => bot.World.Send(carla.Id, bot.Group, "/help"));
    }
}
