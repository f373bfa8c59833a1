using CsCheck;
using MicroGov.Delivery;
using MicroGov.Presentation;

namespace MicroGov.Tests.Delivery;

/// <summary>Whose answer is next in one chat.</summary>
public class TurnTakingTests
{
    private static readonly Gen<OutboxMessage[]> Lanes = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 9]).Select(Message).Array[1, 40];

    [Fact]
    public void What_need_not_wait_leaves_first_in_its_order() =>
        Assert.Equal(["3", "6", "4", "1", "2", "5"], Order([Of(7), Of(8), Of(0), Of(5), Of(9), Of(0)]));

    [Fact]
    public void Two_who_ask_much_are_answered_by_turns() =>
        Assert.Equal(["1", "4", "2", "5", "3", "6"], Order([Of(5), Of(6), Of(7), Of(5), Of(6), Of(7)]));

    [Fact]
    public void Messages_about_one_affair_keep_their_order_and_none_is_left_behind() => Lanes.Sample(lane =>
    {
        var order = Order(lane).Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return order.Order().SequenceEqual(Enumerable.Range(1, lane.Length))
            && order.GroupBy(number => lane[number - 1].AffairId).Where(group => group.Key is not null)
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
    private static List<string> Order(IReadOnlyList<OutboxMessage> lane)
    {
        var left = lane.Select((message, index) => Tuple.Create($"{index + 1}", message)).ToList();
        var order = new List<string>();
        while (TurnTaking.Next(left, one => one.Item2, _ => true) is { } next)
        {
            left.Remove(next);
            order.Add(next.Item1);
        }

        return order;
    }

    private static OutboxMessage Message((int Affair, int Turn) one) =>
        Of(one.Turn) with { AffairId = one.Affair == 0 ? null : one.Affair };

    private static OutboxMessage Of(int turn) => new PostMessage(-1, new Html("x")) { Turn = turn == 0 ? null : turn };
}
