using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/api#chatjoinrequest</summary>
public class JoinRequestTests
{
    [Fact]
    public async Task A_request_tells_who_asks_where_by_which_link_and_where_to_write_to_them()
    {
        await using var bot = await SandboxBot.StartAsync();
        var carla = bot.World.AddPerson("Carla", bio: "Unit 3");
        var link = await LinkAsync(bot);

        bot.World.RequestToJoin(bot.Group, carla.Id);

        var request = Assert.Single(await bot.TakeUpdatesAsync())["chat_join_request"]!;
        Assert.Equal(
            (bot.Group, carla.Id, carla.Id),
            ((long)request["chat"]!["id"]!, (long)request["from"]!["id"]!, (long)request["user_chat_id"]!));
        Assert.Equal((SandboxBot.Start.ToUnixTimeSeconds(), "Unit 3"), ((long)request["date"]!, (string)request["bio"]!));
        Assert.Equal(
            (link, 1),
            ((string)request["invite_link"]!["invite_link"]!, (int)request["invite_link"]!["pending_join_request_count"]!));
        Assert.Equal([carla.Id], bot.World.JoinRequests(bot.Group));
        Assert.Throws<SandboxRefusal>(() => bot.World.RequestToJoin(bot.Group, carla.Id));
    }

    /// <summary>"The bot must have the can_invite_users administrator right in the chat to receive these updates."</summary>
    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    public async Task Only_an_administrator_who_may_invite_hears_of_requests(bool administrator, bool mayInvite, bool told)
    {
        await using var bot = await SandboxBot.StartAsync();
        if (administrator)
        {
            bot.World.PromoteBot(bot.Group, canInviteUsers: mayInvite);
        }

        bot.World.RequireApproval(bot.Group);
        await bot.TakeUpdatesAsync();

        bot.World.RequestToJoin(bot.Group, bot.World.AddPerson("Carla").Id);

        Assert.Equal(told, (await bot.TakeUpdatesAsync()).Any(update => update["chat_join_request"] is not null));
    }

    /// <summary>It is not among the kinds left out by default; a list of kinds leaves out what it does not name.</summary>
    [Fact]
    public async Task Requests_are_left_out_when_other_kinds_are_asked_for()
    {
        await using var bot = await SandboxBot.StartAsync();
        await LinkAsync(bot);
        await bot.CallAsync("getUpdates", new { allowed_updates = new[] { "message" } });

        bot.World.RequestToJoin(bot.Group, bot.World.AddPerson("Carla").Id);

        Assert.Empty(await bot.TakeUpdatesAsync());
    }

    /// <summary>An invite link is told with the change; via_join_request is for those who asked without one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_approved_is_a_member_and_the_change_tells_how_they_came(bool byLink)
    {
        await using var bot = await SandboxBot.StartAsync();
        var carla = bot.World.AddPerson("Carla");
        var link = await LinkAsync(bot);
        bot.World.RequireApproval(bot.Group, !byLink);
        await bot.CallAsync("getUpdates", new { allowed_updates = new[] { "message", "chat_member" } });
        bot.World.RequestToJoin(bot.Group, carla.Id, byLink ? link : null);

        Assert.True((bool)await bot.CallAsync("approveChatJoinRequest", new { chat_id = bot.Group, user_id = carla.Id }));

        var updates = await bot.TakeUpdatesAsync();
        var service = updates.Single(update => update["message"] is not null)["message"]!;
        Assert.Equal((carla.Id, carla.Id), ((long)service["from"]!["id"]!, (long)service["new_chat_members"]![0]!["id"]!));
        var change = updates.Single(update => update["chat_member"] is not null)["chat_member"]!;
        Assert.Equal(
            ("left", "member"), ((string)change["old_chat_member"]!["status"]!, (string)change["new_chat_member"]!["status"]!));
        Assert.Equal(bot.World.BotId, (long)change["from"]!["id"]!);
        Assert.Equal(byLink ? link : null, (string?)change["invite_link"]?["invite_link"]);
        Assert.Equal(byLink ? null : true, (bool?)change["via_join_request"]);
        Assert.Equal(
            "member", (string)(await bot.CallAsync("getChatMember", new { chat_id = bot.Group, user_id = carla.Id }))["status"]!);
        Assert.Empty(bot.World.JoinRequests(bot.Group));
    }

    [Fact]
    public async Task Who_is_declined_stays_outside_and_may_ask_again()
    {
        await using var bot = await SandboxBot.StartAsync();
        var carla = bot.World.AddPerson("Carla");
        await LinkAsync(bot);
        bot.World.RequestToJoin(bot.Group, carla.Id);
        await bot.TakeUpdatesAsync();

        await bot.CallAsync("declineChatJoinRequest", new { chat_id = bot.Group, user_id = carla.Id });

        Assert.Empty(await bot.TakeUpdatesAsync());
        Assert.Equal(
            "left", (string)(await bot.CallAsync("getChatMember", new { chat_id = bot.Group, user_id = carla.Id }))["status"]!);
        bot.World.RequestToJoin(bot.Group, carla.Id);
        Assert.Equal([carla.Id], bot.World.JoinRequests(bot.Group));
    }

    /// <summary>The CODE_WORDS of https://core.telegram.org/method/messages.hideChatJoinRequest.</summary>
    [Fact]
    public async Task A_decision_is_refused_where_there_is_nothing_to_decide()
    {
        await using var bot = await SandboxBot.StartAsync();
        var (carla, stranger) = (bot.World.AddPerson("Carla"), bot.World.AddPerson("Stranger"));
        bot.World.Send(bot.Anna.Id, bot.Anna.Id, "/start");
        Task<string> ApproveAsync(long chat_id, long user_id) =>
            bot.RefusedAsync("approveChatJoinRequest", new { chat_id, user_id });

        Assert.Equal("Bad Request: not enough rights to manage chat join requests", await ApproveAsync(bot.Group, carla.Id));
        await LinkAsync(bot);
        bot.World.RequestToJoin(bot.Group, carla.Id);
        bot.World.DecideJoinRequest(bot.Group, carla.Id, approve: false);
        Assert.Equal("Bad Request: HIDE_REQUESTER_MISSING", await ApproveAsync(bot.Group, carla.Id));
        bot.World.RequestToJoin(bot.Group, carla.Id);
        bot.World.DecideJoinRequest(bot.Group, carla.Id, approve: true);
        Assert.Equal("Bad Request: USER_ALREADY_PARTICIPANT", await ApproveAsync(bot.Group, carla.Id));
        Assert.Equal("Bad Request: USER_ID_INVALID", await ApproveAsync(bot.Group, stranger.Id));
        Assert.Equal("Bad Request: invalid user_id specified", await ApproveAsync(bot.Group, 0));
        Assert.Equal("Bad Request: the chat can't have join requests", await ApproveAsync(bot.Anna.Id, carla.Id));
    }

    [Fact]
    public async Task The_bot_may_write_to_who_asks_for_five_minutes_or_until_the_answer()
    {
        await using var bot = await SandboxBot.StartAsync();
        var (carla, dora) = (bot.World.AddPerson("Carla"), bot.World.AddPerson("Dora"));
        Task<string> RefusedAsync(SandboxPerson person) =>
            bot.RefusedAsync("sendMessage", new { chat_id = person.Id, text = "Which unit?" });
        await LinkAsync(bot);

        Assert.Equal("Bad Request: chat not found", await RefusedAsync(carla));
        bot.World.RequestToJoin(bot.Group, carla.Id);
        bot.World.RequestToJoin(bot.Group, dora.Id);
        await bot.CallAsync("sendMessage", new { chat_id = carla.Id, text = "Which unit?" });
        await bot.CallAsync("declineChatJoinRequest", new { chat_id = bot.Group, user_id = dora.Id });
        Assert.Equal("Forbidden: bot can't initiate conversation with a user", await RefusedAsync(dora));
        bot.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await bot.CallAsync("sendMessage", new { chat_id = carla.Id, text = "Still there?" });
        bot.World.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Forbidden: bot can't initiate conversation with a user", await RefusedAsync(carla));
        Assert.Equal(["Which unit?", "Still there?"], bot.World.Messages(carla.Id).Select(message => message.Text));
        bot.World.Send(carla.Id, carla.Id, "Unit 3");
        await bot.CallAsync("sendMessage", new { chat_id = carla.Id, text = "Thank you" });
    }

    [Fact]
    public async Task Nobody_waits_who_was_brought_in_or_thrown_out_meanwhile()
    {
        await using var bot = await SandboxBot.StartAsync();
        var (carla, dora) = (bot.World.AddPerson("Carla"), bot.World.AddPerson("Dora"));
        bot.World.RequireApproval(bot.Group);
        bot.World.RequestToJoin(bot.Group, carla.Id);
        bot.World.RequestToJoin(bot.Group, dora.Id);

        bot.World.AddMembers(bot.Group, bot.Anna.Id, carla.Id);
        bot.World.Ban(bot.Group, dora.Id);

        Assert.Empty(bot.World.JoinRequests(bot.Group));
    }

    [Fact]
    public async Task A_group_that_wants_to_be_asked_says_so_and_nobody_just_walks_in()
    {
        await using var bot = await SandboxBot.StartAsync();
        var carla = bot.World.AddPerson("Carla");
        Assert.Throws<SandboxRefusal>(() => bot.World.RequestToJoin(bot.Group, carla.Id));

        bot.World.RequireApproval(bot.Group);

        Assert.True((bool)(await bot.CallAsync("getChat", new { chat_id = bot.Group }))["join_by_request"]!);
        Assert.Throws<SandboxRefusal>(() => bot.World.Join(bot.Group, carla.Id));
        Assert.Throws<SandboxRefusal>(() =>
            bot.World.DecideJoinRequest(bot.Group, carla.Id, approve: true, byUserId: bot.Boris.Id)
        );
    }

    /// <summary>The bot as an administrator, and a link of its own that asks for approval.</summary>
    private static async Task<string> LinkAsync(SandboxBot bot)
    {
        bot.World.PromoteBot(bot.Group);
        var link = await bot.CallAsync("createChatInviteLink", new { chat_id = bot.Group, creates_join_request = true });
        await bot.TakeUpdatesAsync();
        return (string)link["invite_link"]!;
    }
}
