using MicroGov.Delivery;
using MicroGov.Presentation;

namespace MicroGov.Tests.Delivery;

/// <summary>https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this, enforced by the sandbox.</summary>
public class SpeedTests
{
    [Fact]
    public async Task A_flood_of_messages_for_one_group_never_meets_a_429()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync([.. Enumerable.Range(1, 45).Select(number => new PostMessage(office.Group, new($"{number}")))]);

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.All(office.Calls, call => Assert.True(call.Ok, call.Description));
        Assert.Equal(45, office.Said.Count());
        // Twenty a minute: the forty-fifth goes out in the third minute, and not later.
        Assert.InRange(office.Now, PostOffice.Start.AddMinutes(2), PostOffice.Start.AddMinutes(2.2));
    }

    [Fact]
    public async Task Thirty_chats_are_written_to_in_one_second_and_the_thirty_first_in_the_next()
    {
        await using var office = await PostOffice.BuildAsync();
        var groups = Enumerable
            .Range(1, 40)
            .Select(number => office.World.AddGroup($"House {number}", true, office.Anna))
            .ToList();
        await office.OweAsync([.. groups.Select(group => new PostMessage(group, new("hello")))]);

        await office.OpenAsync();
        await office.RestAsync();
        Assert.Equal(30, office.Calls.Count);

        await office.SettleAsync();
        Assert.All(office.Calls, call => Assert.True(call.Ok, call.Description));
        Assert.Equal(40, office.Calls.Count);
        Assert.InRange(office.Now, PostOffice.Start.AddSeconds(1), PostOffice.Start.AddSeconds(1.1));
    }

    [Fact]
    public async Task After_a_429_nobody_calls_until_it_has_passed_and_then_the_same_message_goes_first()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OpenAsync();
        office.World.FailNext("sendMessage", 429, "Too Many Requests: retry after 7", retryAfter: 7);
        await office.OweAsync(new PostMessage(office.Group, new("first")));
        await office.RestAsync();
        await office.OweAsync(
            new PostMessage(office.Group, new("second")),
            new PrivateMessage(office.Anna.Id, new("third")),
            new AnswerButton("4", null, new Html("fourth"), false));

        Assert.Equal(PostOffice.Start.AddSeconds(7), await office.RestAsync());
        Assert.Single(office.Calls);

        await office.SettleAsync();
        Assert.Equal(["first", "second"], office.Said);
        Assert.All(office.Calls.Skip(1), call => Assert.True(call.At >= PostOffice.Start.AddSeconds(7)));
        Assert.Empty(office.World.ImpatientCalls);
    }

    [Fact]
    public async Task A_429_costs_a_message_none_of_its_tries()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 429, "Too Many Requests: retry after 3", retryAfter: 3, times: 12);
        await office.OweAsync(new PostMessage(office.Group, new("patience")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["patience"], office.Said);
        Assert.Equal(PostOffice.Start.AddSeconds(36), office.Calls[^1].At);
        Assert.Empty(office.World.ImpatientCalls);
    }
}
