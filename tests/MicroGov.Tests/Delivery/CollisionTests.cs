using MicroGov.Delivery;
using MicroGov.Storage;

namespace MicroGov.Tests.Delivery;

/// <summary>The sender's own transactions may meet another replica's, which was quicker.</summary>
public class CollisionTests
{
    [Fact]
    public async Task What_came_back_is_written_down_all_the_same_and_nothing_is_sent_twice()
    {
        await using var office = await PostOffice.BuildAsync();
        office.BeforeCall = _ =>
        {
            office.Troubles.Collide(DatabaseFaults.TriesAfterCollision - 1);
            return Task.CompletedTask;
        };
        await office.OweAsync(new PostMessage(office.Group, new("first")) { Asks = "raise" });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(0, office.Troubles.CollisionsLeft);
        Assert.Equal(["first"], office.Said);
        Assert.Empty(await office.OutboxAsync());
        Assert.Single(await office.ReadAsync(db => Task.FromResult(db.Messages.ToList())));
        // Nor was there a pause, as after a fault that nobody understands.
        Assert.Equal(PostOffice.Start, office.Now);
    }

    [Fact]
    public async Task Who_was_chosen_in_a_transaction_that_collided_is_chosen_again()
    {
        await using var office = await PostOffice.BuildAsync();
        office.BeforeCall = call =>
        {
            if (call.Contains("first", StringComparison.Ordinal))
            {
                office.Troubles.Collide(2);
            }

            return Task.CompletedTask;
        };
        await office.OweAsync(
            new PostMessage(office.Group, new("first")), new PostMessage(office.Group, new("second")),
            new PrivateMessage(office.Anna.Id, new("third")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["first", "second"], office.Said);
        Assert.Equal(3, office.Calls.Count);
        Assert.InRange(office.Now, PostOffice.Start.AddSeconds(1), PostOffice.Start.AddSeconds(1.1));
    }

    [Fact]
    public async Task A_service_that_stops_writes_down_what_came_back_though_it_collides()
    {
        await using var office = await PostOffice.BuildAsync();
        var leaving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        office.BeforeCall = async _ =>
        {
            leaving.TrySetResult();
            await stopping.Task.WaitAsync(CancellationToken.None);
            office.Troubles.Collide(1);
        };
        await office.OweAsync(new PostMessage(office.Group, new("goodbye")));

        await office.OpenAsync();
        await leaving.Task;
        var stop = office.Sender.StopAsync(CancellationToken.None);
        stopping.SetResult();
        await stop;

        Assert.Equal(0, office.Troubles.CollisionsLeft);
        Assert.Empty(await office.OutboxAsync());
        Assert.Equal(["goodbye"], office.Said);
    }
}
