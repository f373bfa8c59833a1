using MicroGov.Delivery;

namespace MicroGov.Tests.Delivery;

/// <summary>
/// Telegram counts what the bot does, not which process does it: whoever sends next goes on within the same limits. On SQLite
/// the same is true of a service that is restarted.
/// </summary>
public class ChangeOfLeaderTests
{
    [Fact]
    public async Task A_new_leader_leaves_a_group_what_is_left_of_its_minute()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(Numbered(office.Group, 1, 18));
        await office.OpenAsync();
        await office.SettleAsync();

        await office.ChangeLeaderAsync();
        await office.OweAsync(Numbered(office.Group, 19, 10));
        await office.SettleAsync();

        NothingWasTooFast(office);
        Assert.Equal(28, office.Said.Count());
        // Twenty a minute, whoever sent them: the twenty-first waits for the first one's minute to end.
        Assert.InRange(office.Calls[20].At, PostOffice.Start.AddMinutes(1), PostOffice.Start.AddMinutes(1).AddSeconds(0.1));
    }

    [Fact]
    public async Task A_new_leader_waits_until_the_second_in_which_the_last_one_called_is_over()
    {
        await using var office = await PostOffice.BuildAsync();
        var groups = Enumerable.Range(1, 30)
            .Select(number => office.World.AddGroup($"House {number}", true, office.Anna)).ToList();
        await office.OweAsync([.. groups.Select(group => new PostMessage(group, new("hello")))]);
        await office.OpenAsync();
        await office.RestAsync();
        Assert.Equal(30, office.Calls.Count);

        await office.ChangeLeaderAsync();
        await office.OweAsync(new PrivateMessage(office.Anna.Id, new("hello")), new PostMessage(groups[0], new("again")));
        await office.SettleAsync();

        NothingWasTooFast(office);
        Assert.Equal(32, office.Calls.Count);
        Assert.InRange(office.Now, PostOffice.Start.AddSeconds(1), PostOffice.Start.AddSeconds(1.1));
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_leader_changed_counts_for_the_new_one()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(Numbered(office.Group, 1, 19));
        await office.OpenAsync();
        await office.SettleAsync();
        office.Advance(TimeSpan.FromSeconds(2));
        TaskCompletionSource leaves = new(), goes = new();
        office.BeforeCall = _ =>
        {
            leaves.TrySetResult();
            return goes.Task.WaitAsync(CancellationToken.None);
        };
        await office.OweAsync(Numbered(office.Group, 20, 1));
        await leaves.Task;

        // It arrives all the same, and on PostgreSQL nobody can write that down any more.
        await office.LoseLeadershipAsync();
        goes.SetResult();
        await office.ChangeLeaderAsync();
        await office.OweAsync(Numbered(office.Group, 21, 3));
        await office.SettleAsync();

        NothingWasTooFast(office);
        Assert.Equal(23, office.Said.Distinct().Count());
    }

    [Fact]
    public async Task A_429_that_the_last_leader_was_told_is_waited_out_by_the_new_one()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 429, "Too Many Requests: retry after 30", retryAfter: 30);
        await office.OweAsync(new PostMessage(office.Group, new("first")));
        await office.OpenAsync();
        await office.RestAsync();

        await office.ChangeLeaderAsync();
        await office.OweAsync(
            new PrivateMessage(office.Anna.Id, new("second")), new AnswerButton("4", null, new("third"), false));
        var next = await office.RestAsync();
        await office.SettleAsync();

        Assert.InRange(next!.Value, PostOffice.Start.AddSeconds(30), PostOffice.Start.AddSeconds(30.01));
        Assert.Empty(office.World.ImpatientCalls);
        Assert.All(office.Calls.Skip(1), call => Assert.True(call.At >= PostOffice.Start.AddSeconds(30)));
        Assert.Equal(["first"], office.Said);
    }

    [Fact]
    public async Task A_clock_that_was_put_back_meanwhile_makes_nobody_wait_for_the_old_time()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 429, "Too Many Requests: retry after 30", retryAfter: 30);
        await office.OweAsync(new PostMessage(office.Group, new("first")));
        await office.OpenAsync();
        await office.RestAsync();
        await office.OweAsync(new PostMessage(office.Group, new("second")), new PrivateMessage(office.Anna.Id, new("third")));

        office.Misset(TimeSpan.FromHours(-1));
        await office.ChangeLeaderAsync();
        await office.SettleAsync();

        Assert.Equal(["first", "second"], office.Said);
        Assert.All(
            office.Calls.Skip(1),
            call => Assert.InRange(call.At, PostOffice.Start.AddSeconds(30), PostOffice.Start.AddSeconds(40)));
        Assert.Empty(office.World.ImpatientCalls);
    }

    [Fact]
    public async Task After_a_minute_of_silence_a_new_leader_has_all_of_the_limits()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(Numbered(office.Group, 1, 20));
        await office.OpenAsync();
        await office.SettleAsync();
        office.Advance(TimeSpan.FromMinutes(2));
        var began = office.Now;

        await office.ChangeLeaderAsync();
        await office.OweAsync(Numbered(office.Group, 21, 1));
        await office.SettleAsync();

        Assert.Equal(began, office.Calls[^1].At);
    }

    private static OutboxMessage[] Numbered(long group, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(number => new PostMessage(group, new($"number {number}")))];

    private static void NothingWasTooFast(PostOffice office)
    {
        Assert.DoesNotContain(office.Calls, call => call.ErrorCode == 429);
        Assert.Empty(office.World.ImpatientCalls);
    }
}
