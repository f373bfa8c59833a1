using MicroGov.Delivery;
using MicroGov.Presentation;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Delivery;

public class TroubleTests
{
    [Fact]
    public async Task What_Telegram_refuses_is_given_up_with_its_reason_and_the_lane_goes_on()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(new PostMessage(office.Group, new("<b>half")), new PostMessage(office.Group, new("whole")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["whole"], office.Said);
        Assert.Contains("can't parse entities", (await office.OutboxAsync()).Single().GivenUp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_message_is_never_sent()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(new PostMessage(office.Group, new(" ")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Empty(office.Calls);
        Assert.NotNull((await office.OutboxAsync()).Single().GivenUp);
    }

    [Fact]
    public async Task A_row_that_is_damaged_is_given_up_and_the_lane_goes_on()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.WriteAsync(db =>
        {
            var row = office.RowOf(new PostMessage(office.Group, new("x")));
            row.Message = """{"kind":"post","chatId":""";
            db.Outbox.Add(row);
            return Task.CompletedTask;
        });
        await office.OweAsync(new PostMessage(office.Group, new("next")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["next"], office.Said);
        Assert.Equal("This row cannot be read.", Assert.Single(await office.OutboxAsync()).GivenUp);
    }

    [Fact]
    public async Task When_Telegram_is_down_the_message_waits_longer_and_longer_and_keeps_its_place()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 502, "Bad Gateway", times: 6);
        await office.OweAsync(new PostMessage(office.Group, new("first")), new PostMessage(office.Group, new("second")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["first", "second"], office.Said);
        var tries = office.Calls.Where(call => call.Method == "sendMessage").Take(7).Select(call => call.At).ToList();
        var pauses = tries.Zip(tries.Skip(1), (one, next) => (next - one).TotalSeconds).ToList();
        Assert.All(
            pauses.Select((pause, index) => (Pause: pause, Whole: Math.Pow(2, index))),
            pair => Assert.InRange(pair.Pause, pair.Whole / 2, pair.Whole + 2.1));
        // Before each further try it looks whether the message stands there after all.
        Assert.InRange(office.Calls.Count(call => call.Method == "editMessageReplyMarkup"), 6, 12);
    }

    [Fact]
    public async Task A_message_is_not_tried_for_ever()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 500, "Internal Server Error", times: 1_000);
        await office.OweAsync(new PostMessage(office.Group, new("never")));

        await office.OpenAsync();
        await office.SettleAsync(TimeSpan.FromDays(3));

        Assert.Equal("Internal Server Error", (await office.OutboxAsync()).Single().GivenUp);
        Assert.InRange(office.Now, PostOffice.Start.AddHours(12), PostOffice.Start.AddHours(26));
    }

    [Fact]
    public async Task A_toast_that_comes_too_late_is_dropped_without_a_word()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(new AnswerButton("no-such-query", null, new Html("done"), false));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Empty(await office.OutboxAsync());
        Assert.Single(office.Calls);
    }

    [Fact]
    public async Task Small_things_are_not_tried_for_long()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("setMessageReaction", 500, "Internal Server Error", times: 100);
        await office.OweAsync(new React(office.Group, 1, "👍"));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(3, office.Calls.Count);
        Assert.Empty(await office.OutboxAsync());
    }

    [Fact]
    public async Task A_report_whose_photo_is_refused_is_told_in_words()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(new PostMessage(office.Group, new("the lamp works")) { Photo = "gone", Asks = "accept" });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["the lamp works"], office.Said);
        Assert.Equal("accept", await office.ReadAsync(db => db.Messages.Select(row => row.Asks).SingleAsync()));
        Assert.Contains("force_reply", office.Calls[^1].Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_card_cannot_be_edited_for_a_while_it_is_tried_again()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.ChangeAffairAsync(7, seconds: 0);
        await office.OweAsync(new PostCard(office.Group) { AffairId = 7 });
        await office.OpenAsync();
        await office.SettleAsync();
        office.World.FailNext("editMessageText", 502, "Bad Gateway", times: 3);

        await office.ChangeAffairAsync(7, seconds: 2);
        await office.SettleAsync();

        Assert.Equal(4, office.Calls.Count(call => call.Method == "editMessageText"));
        Assert.False((await office.CardOfAsync(7)).CardIsStale);
    }
}
