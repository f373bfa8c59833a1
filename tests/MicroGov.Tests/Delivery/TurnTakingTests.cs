using CsCheck;
using MicroGov.Delivery;

namespace MicroGov.Tests.Delivery;

/// <summary>Whose answer is next in one chat.</summary>
public class TurnTakingTests
{
    private static readonly Gen<(int? Deferral, long? Affair)[]> Lanes =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 9], (affair, turn) => (NoneIf0(turn), (long?)NoneIf0(affair))).Array[1, 40];

    [Fact]
    public void What_need_not_wait_leaves_first_in_its_order() =>
        Assert.Equal([3, 6, 4, 1, 2, 5], Order([(7, null), (8, null), (null, null), (5, null), (9, null), (null, null)]));

    [Fact]
    public void Two_who_ask_much_are_answered_by_turns() =>
        Assert.Equal([1, 4, 2, 5, 3, 6], Order([(5, null), (6, null), (7, null), (5, null), (6, null), (7, null)]));

    [Fact]
    public void However_many_of_one_who_floods_wait_a_neighbour_goes_ahead_of_them() =>
        Assert.Equal(2_001, Order([.. Enumerable.Range(5, 2_000).Select(turn => ((int?)turn, (long?)null)), (null, null)])[0]);

    [Fact]
    public void What_waits_for_its_time_holds_its_like_and_nobody_who_is_behind_them_anyway() =>
        Assert.Equal(1, TurnTaking.Next([new(1, null, 5, true), new(2, null, null, false), new(3, null, null, true)])!.RowId);

    [Fact]
    public void Messages_about_one_affair_keep_their_order_and_none_is_left_behind() => Lanes.Sample(lane =>
    {
        var order = Order(lane);
        return order.Order().SequenceEqual(Enumerable.Range(1, lane.Length).Select(number => (long)number))
            && order.GroupBy(number => lane[(int)number - 1].Affair).Where(group => group.Key is not null)
                .All(group => group.SequenceEqual(group.Order()));
    });

    [Fact]
    public async Task A_toast_or_a_reaction_that_is_older_than_a_minute_is_not_sent_and_is_no_trouble()
    {
        await using var office = await PostOffice.BuildAsync();
        var message = (int)office.World.Send(office.Anna.Id, office.Group, "hello");
        await office.WriteAsync(db =>
        {
            db.Outbox.AddRange(
                office.RowOf(new AnswerButton("1", null, new("done"), false), TimeSpan.FromSeconds(-61)),
                office.RowOf(new React(office.Group, message, "👍"), TimeSpan.FromSeconds(-61)),
                office.RowOf(new React(office.Group, message, "🎉"), TimeSpan.FromSeconds(-59)),
                office.RowOf(new PostMessage(office.Group, new("news")), TimeSpan.FromHours(-1)));
            return Task.CompletedTask;
        });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["setMessageReaction", "sendMessage"], office.Calls.Select(call => call.Method));
        Assert.Empty(await office.OutboxAsync());
    }

    /// <summary>The lane's messages by their places in it, as they leave.</summary>
    private static List<long> Order(IReadOnlyList<(int? Deferral, long? Affair)> lane)
    {
        var left = lane.Select((one, index) => new WaitingMessage(index + 1, one.Affair, one.Deferral, true)).ToList();
        var order = new List<long>();
        while (TurnTaking.Next(left) is { } next)
        {
            left.Remove(next);
            order.Add(next.RowId);
        }

        return order;
    }

    private static int? NoneIf0(int number) => number == 0 ? null : number;
}
