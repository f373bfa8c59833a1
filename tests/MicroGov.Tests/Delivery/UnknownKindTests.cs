using MicroGov.Delivery;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Delivery;

/// <summary>Messages that a newer replica wrote, seen by one that does not know their kind.</summary>
public class UnknownKindTests
{
    private const string Newer = """{"kind":"from-the-future","chatId":1,"affairId":7}""";

    private const string Other = """{"kind":"later-still"}""";

    [Fact]
    public async Task They_wait_as_they_are_and_those_behind_them_go_ahead()
    {
        await using var office = await PostOffice.BuildAsync();
        var before = await OweAsync(office, (office.Group, Newer), (0, Newer), (office.Group, Other), (0, Other));
        await office.OweAsync(new PostMessage(office.Group, new("next")), new PostMessage(office.Group, new("the one after")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["next", "the one after"], office.Said);
        Assert.Equal(before, await RowsAsync(office));
    }

    [Fact]
    public async Task They_do_not_hold_back_the_card_of_their_group()
    {
        await using var office = await PostOffice.WithCardAsync();
        await OweAsync(office, (office.Group, Newer));
        await office.ChangeAffairAsync(7, seconds: 1);

        await office.SettleAsync();

        Assert.False((await office.CardOfAsync(7)).CardIsStale);
    }

    [Fact]
    public async Task What_a_newer_leader_had_underway_when_it_was_killed_is_left_to_the_next_one_of_its_version()
    {
        await using var office = await PostOffice.BuildAsync();
        await OweAsync(office, (office.Group, Newer));
        await office.WriteAsync(async db => (await db.Outbox.SingleAsync()).IsUnderway = true);
        var before = await RowsAsync(office);

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(before, await RowsAsync(office));
    }

    [Fact]
    public async Task They_survive_that_their_group_gets_another_id()
    {
        await using var office = await PostOffice.BuildAsync(supergroup: false);
        var before = await OweAsync(office, (office.Group, Newer));
        var supergroup = office.World.Upgrade(office.Group);
        await office.OweAsync(new PostMessage(office.Group, new("news")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(
            ["news"], office.World.Messages(supergroup).Where(message => message.FromBot).Select(message => message.Text));
        Assert.Equal(before, await RowsAsync(office));
    }

    private static async Task<List<(long, string, bool, int, string?)>> OweAsync(
        PostOffice office, params (long Lane, string Json)[] rows)
    {
        await office.WriteAsync(db =>
        {
            db.Outbox.AddRange(rows.Select(row => new OutboxRow { Lane = row.Lane, Message = row.Json, NotBefore = office.Now }));
            return Task.CompletedTask;
        });
        return await RowsAsync(office);
    }

    private static async Task<List<(long, string, bool, int, string?)>> RowsAsync(PostOffice office) =>
        [.. (await office.OutboxAsync()).Select(row => (row.Lane, row.Message, row.IsUnderway, row.Attempts, row.GivenUp))];
}
