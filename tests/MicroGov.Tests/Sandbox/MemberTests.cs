using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>People brought, thrown out and let back, and many at once.</summary>
public class MemberTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public async Task Who_is_brought_is_named_in_one_message_in_a_supergroup_and_in_one_each_elsewhere(
        bool supergroup, int messages)
    {
        await using var bot = await SandboxBot.StartAsync();
        var group = bot.World.AddGroup("Other", supergroup, bot.Anna);
        await bot.TakeUpdatesAsync();
        var coming = new[] { "Carla", "Dora", "Emil" }.Select(name => bot.World.AddPerson(name).Id).ToArray();

        bot.World.AddMembers(group, bot.Anna.Id, coming);

        var updates = await bot.TakeUpdatesAsync();
        Assert.Equal(messages, updates.Count);
        Assert.All(updates, update => Assert.Equal(bot.Anna.Id, (long)update["message"]!["from"]!["id"]!));
        Assert.Equal(
            coming,
            updates.SelectMany(update => update["message"]!["new_chat_members"]!.AsArray()).Select(user => (long)user!["id"]!));
    }

    [Fact]
    public async Task Forty_neighbours_come_at_once_each_with_a_name_of_their_own()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.PromoteBot(bot.Group);
        await bot.CallAsync("getUpdates", new { allowed_updates = new[] { "message", "chat_member" } });
        await bot.TakeUpdatesAsync();

        var neighbours = bot
            .World.AddNeighbours(bot.Group, 40)
            .Concat(bot.World.AddNeighbours(bot.Group, 200, "zh-hans"))
            .ToList();

        Assert.Equal(240, neighbours.Select(person => person.Name).Distinct().Count());
        Assert.Equal(243, (int)await bot.CallAsync("getChatMemberCount", new { chat_id = bot.Group }));
        Assert.Equal("→ Ada, Ben, Cleo +37", bot.World.Messages(bot.Group)[^2].Text);
        Assert.Equal(2 + 240, bot.World.PendingUpdates);
        bot.World.Send(neighbours[7].Id, bot.Group, "/help");
    }

    [Fact]
    public async Task Who_was_thrown_out_comes_back_only_after_a_pardon()
    {
        await using var bot = await SandboxBot.StartAsync();
        var link = bot.World.CreateInviteLink(bot.Group);

        bot.World.Ban(bot.Group, bot.Boris.Id);

        Assert.Equal("kicked", await StatusAsync(bot));
        Assert.Equal(bot.Boris.Id, (long)(await bot.TakeUpdatesAsync())[^1]["message"]!["left_chat_member"]!["id"]!);
        Assert.Throws<SandboxRefusal>(() => bot.World.Join(bot.Group, bot.Boris.Id));
        Assert.Throws<SandboxRefusal>(() => bot.World.OpenLink(bot.Boris.Id, link));
        Assert.Throws<SandboxRefusal>(() => bot.World.AddMembers(bot.Group, bot.Anna.Id, bot.Boris.Id));
        bot.World.Unban(bot.Group, bot.Boris.Id);
        Assert.Equal("left", await StatusAsync(bot));
        bot.World.Join(bot.Group, bot.Boris.Id);
        Assert.Throws<SandboxRefusal>(() => bot.World.Ban(bot.Group, bot.Anna.Id));
    }

    /// <summary>https://core.telegram.org/bots/api#chatfullinfo and #chatmemberadministrator</summary>
    [Fact]
    public async Task A_groups_permissions_and_its_administrators_rights_are_told()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.PromoteBot(bot.Group);
        bot.World.Promote(bot.Group, bot.Boris.Id);

        var chat = await bot.CallAsync("getChat", new { chat_id = bot.Group });
        var administrators = (JsonArray)await bot.CallAsync("getChatAdministrators", new { chat_id = bot.Group });

        Assert.Equal(
            ("House 5", "supergroup", true),
            ((string)chat["title"]!, (string)chat["type"]!, (bool)chat["permissions"]!["can_send_polls"]!));
        Assert.Equal([bot.Anna.Id, bot.Boris.Id], administrators.Select(one => (long)one!["user"]!["id"]!));
        Assert.All(
            [
                "can_manage_chat",
                "can_delete_messages",
                "can_restrict_members",
                "can_invite_users",
                "can_pin_messages",
                "can_manage_topics",
            ],
            right => Assert.True((bool)administrators[1]![right]!));
    }

    private static async Task<string> StatusAsync(SandboxBot bot) =>
        (string)(await bot.CallAsync("getChatMember", new { chat_id = bot.Group, user_id = bot.Boris.Id }))["status"]!;
}
