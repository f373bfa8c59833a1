using MicroGov.Delivery;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Delivery;

/// <summary>Who cannot be reached in one way is reached in another, and that is remembered.</summary>
public class ReachTests
{
    [Fact]
    public async Task Somebody_who_blocked_the_bot_is_mentioned_in_the_group_instead()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.Block(office.Anna.Id);
        await office.OweAsync(new PrivateMessage(office.Anna.Id, new("please vote"))
        {
            FallBackChatId = office.Group, FallBackHtml = new("Anna: please vote"), AffairId = 7,
        });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["Anna: please vote"], office.Said);
        Assert.False(
            await office.ReadAsync(db => db.People.Where(row => row.Id == 1).Select(row => row.CanBeWrittenTo).SingleAsync()));
        Assert.Equal(7, await office.ReadAsync(db => db.Messages.Select(row => row.AffairId).SingleAsync()));
        Assert.Empty(await office.OutboxAsync());
    }

    [Fact]
    public async Task Where_nothing_is_owed_instead_the_message_is_given_up()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(new PrivateMessage(office.Boris.Id, new("hello")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Contains("can't initiate", (await office.OutboxAsync()).Single().GivenUp, StringComparison.Ordinal);
        Assert.Empty(office.Said);
    }

    [Fact]
    public async Task A_group_that_removed_the_bot_is_unreachable_and_its_cards_rest()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.ChangeAffairAsync(7, seconds: 0);
        await office.OweAsync(new PostCard(office.Group) { AffairId = 7 });
        await office.OpenAsync();
        await office.SettleAsync();
        office.World.RemoveBot(office.Group);

        await office.ChangeAffairAsync(7, seconds: 1);
        await office.SettleAsync();

        Assert.Null(await office.RestAsync());
        Assert.False(await office.ReadAsync(db => db.Groups.Select(row => row.Reachable).SingleAsync()));
        Assert.True((await office.CardOfAsync(7)).CardIsStale);
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_gets_everything_under_its_new_id()
    {
        await using var office = await PostOffice.BuildAsync(supergroup: false);
        await office.ChangeAffairAsync(7, seconds: 0);
        await office.OweAsync(new PostCard(office.Group) { AffairId = 7 });
        await office.OpenAsync();
        await office.SettleAsync();
        var supergroup = office.World.Upgrade(office.Group);

        await office.OweAsync(
            new PostMessage(office.Group, new("one")),
            new PostMessage(office.Group, new("two")),
            new React(office.Group, 3, "👍"));
        await office.SettleAsync();

        var said = office.World.Messages(supergroup).Where(message => message.FromBot).Select(message => message.Text).ToList();
        Assert.Equal(["one", "two"], said.Take(2));
        Assert.Contains("The lamp is broken", said[2], StringComparison.Ordinal);
        var home = await office.ReadAsync(db => db.Groups.SingleAsync());
        Assert.Equal((supergroup, true), (home.ChatId, home.IsSupergroup));
        Assert.DoesNotContain(office.Calls, call => call.Method == "setMessageReaction");
        Assert.Empty(await office.OutboxAsync());
    }
}
