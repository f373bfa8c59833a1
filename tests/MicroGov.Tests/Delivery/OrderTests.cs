using MicroGov.Delivery;
using MicroGov.Presentation;

namespace MicroGov.Tests.Delivery;

public class OrderTests
{
    [Fact]
    public async Task Messages_of_one_chat_arrive_in_the_order_in_which_they_were_owed()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync([.. Enumerable.Range(1, 6).Select(number => new PostMessage(office.Group, new($"{number}")))]);

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["1", "2", "3", "4", "5", "6"], office.Said);
        Assert.Null(await office.RestAsync());
    }

    [Fact]
    public async Task A_message_that_waits_for_its_time_holds_back_those_behind_it_and_nobody_else()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OpenAsync();
        await office.WriteAsync(db =>
        {
            db.Outbox.Add(office.RowOf(new PostMessage(office.Group, new("at five past")), wait: TimeSpan.FromMinutes(5)));
            return Task.CompletedTask;
        });
        await office.OweAsync(new PostMessage(office.Group, new("after it")), new PrivateMessage(office.Anna.Id, new("now")));

        Assert.Equal(PostOffice.Start.AddMinutes(5), await office.RestAsync());
        Assert.Empty(office.Said);
        Assert.Equal("now", office.World.Messages(office.Anna.Id)[^1].Text);

        await office.SettleAsync();
        Assert.Equal(["at five past", "after it"], office.Said);
    }

    [Fact]
    public async Task Presses_are_answered_at_once_and_all_together()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OpenAsync();
        await office.OweAsync(new PostMessage(office.Group, new("Second this?")) { Buttons = [[new("I second", "second:7")]] });
        await office.SettleAsync();
        var message = office.World.Messages(office.Group)[^1].Id;
        var presses = Enumerable
            .Range(0, 5)
            .Select(_ => office.World.PressAsync(office.Boris.Id, office.Group, message, "I second"))
            .ToList();
        var queries = await office.QueriesAsync();
        var asked = office.Now;

        await office.OweAsync([
            new PostMessage(office.Group, new("more")),
            .. queries.Select(query => new AnswerButton(query, null, new Html("Thank you"), false)),
        ]);
        await office.RestAsync();

        Assert.All(await Task.WhenAll(presses), toast => Assert.Equal("Thank you", toast.Text));
        Assert.Equal(asked, office.Now);
    }

    [Fact]
    public async Task When_not_everything_can_be_sent_the_most_urgent_goes_first()
    {
        await using var office = await PostOffice.BuildAsync(new DeliveryOptions { PerSecond = 1, AtOnce = 1 });
        var other = office.World.AddGroup("House 6", true, office.Anna);
        await office.ChangeAffairAsync(7, seconds: 0);
        await office.OweAsync(
            new PrivateMessage(office.Anna.Id, new("reminder")),
            new PostCard(office.Group) { AffairId = 7 },
            new PostMessage(other, new("news")));

        await office.OpenAsync();
        await office.SettleAsync();

        var chats = office.Calls.Where(call => call.Method == "sendMessage").Select(call => call.Parameters).ToList();
        Assert.Contains("news", chats[0], StringComparison.Ordinal);
        Assert.Contains("The lamp is broken", chats[1], StringComparison.Ordinal);
        Assert.Contains("reminder", chats[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_hangs_holds_up_its_own_chat_only()
    {
        await using var office = await PostOffice.BuildAsync();
        var hanging = new TaskCompletionSource();
        office.BeforeCall = call => call.Contains("slow", StringComparison.Ordinal) ? hanging.Task : Task.CompletedTask;
        var reached = new TaskCompletionSource();
        office.World.Happened += news => reached.TrySetResult();
        await office.OpenAsync();

        await office.OweAsync(
            new PostMessage(office.Group, new("slow")),
            new PostMessage(office.Group, new("behind it")),
            new PrivateMessage(office.Anna.Id, new("quick")));
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var (quick, early) = (office.World.Messages(office.Anna.Id)[^1].Text, office.Said.ToList());
        hanging.SetResult();
        await office.SettleAsync();

        Assert.Equal("quick", quick);
        Assert.Empty(early);
        Assert.Equal(["slow", "behind it"], office.Said);
    }

    [Fact]
    public async Task Only_so_many_chats_are_written_to_at_once()
    {
        await using var office = await PostOffice.BuildAsync(new DeliveryOptions { AtOnce = 3 });
        var (now, most) = (0, 0);
        office.BeforeCall = async _ =>
        {
            var present = Interlocked.Increment(ref now);
            InterlockedMax(ref most, present);
            await Task.Yield();
            Interlocked.Decrement(ref now);
        };
        var groups = Enumerable
            .Range(1, 12)
            .Select(number => office.World.AddGroup($"House {number}", true, office.Anna))
            .ToList();
        await office.OweAsync([.. groups.Select(group => new PostMessage(group, new("hello")))]);

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.InRange(most, 1, 3);
        Assert.Equal(12, office.Calls.Count);
    }

    private static void InterlockedMax(ref int most, int present)
    {
        int known;
        while ((known = Volatile.Read(ref most)) < present)
        {
            Interlocked.CompareExchange(ref most, present, known);
        }
    }
}
