using MicroGov.Delivery;

namespace MicroGov.Tests.Delivery;

/// <summary>Toasts, reactions and turned pages.</summary>
public class SmallThingsTests
{
    [Fact]
    public async Task A_long_toast_is_cut_to_what_Telegram_takes()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OpenAsync();
        await office.OweAsync(new PostMessage(office.Group, new("Second this?")) { Buttons = [[new("I second", "second:7")]] });
        await office.SettleAsync();
        var press = office.World.PressAsync(
            office.Boris.Id, office.Group, office.World.Messages(office.Group)[^1].Id, "I second");

        await office.OweAsync(new AnswerButton((await office.QueriesAsync()).Single(), null, new(new string('x', 300)), true));
        await office.SettleAsync();

        var toast = await press.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((200, true), (toast.Text!.Length, toast.Alert));
    }

    [Fact]
    public async Task A_done_is_a_reaction_on_the_message_that_asked_for_it()
    {
        await using var office = await PostOffice.BuildAsync();
        var message = office.World.Send(office.Boris.Id, office.Group, "/second 7");
        await office.OweAsync(new React(office.Group, (int)message, "👍"));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["👍"], office.World.Messages(office.Group).Single(one => one.Id == message).Reactions);
    }

    [Fact]
    public async Task Reactions_do_not_use_up_the_groups_messages_a_minute()
    {
        await using var office = await PostOffice.BuildAsync();
        var message = office.World.Send(office.Boris.Id, office.Group, "/second 7");
        await office.OweAsync([
            .. Enumerable.Repeat<OutboxMessage>(new React(office.Group, (int)message, "👍"), 25),
            new PostMessage(office.Group, new("news")),
        ]);

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["news"], office.Said);
        Assert.InRange(office.Now, PostOffice.Start, PostOffice.Start.AddSeconds(30));
    }

    [Fact]
    public async Task A_page_is_turned_in_place_and_turning_it_to_itself_is_no_trouble()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OpenAsync();
        await office.OweAsync(new PostMessage(office.Group, new("page one")));
        await office.SettleAsync();
        var message = (int)office.World.Messages(office.Group)[^1].Id;
        var page = new EditAnswer(office.Group, message, new("page <b>two</b>")) { Buttons = [[new("back", "page:1")]] };

        await office.OweAsync(page, page);
        await office.SettleAsync();

        Assert.Equal(["page two"], office.Said);
        Assert.Equal("back", office.World.Messages(office.Group)[^1].Buttons[0][0].Text);
        Assert.Empty(await office.OutboxAsync());
    }

    [Fact]
    public async Task A_whispered_page_is_turned_in_place_too()
    {
        await using var office = await PostOffice.BuildAsync(admin: true);
        await office.OpenAsync();
        await office.OweAsync(new PersonalAnswer(office.Group, office.Boris.Id, new("page one")) { MayWhisperAnytime = true });
        await office.SettleAsync();
        var whisper = (int)office.World.Messages(office.Group, office.Boris.Id)[^1].Id;

        await office.OweAsync(
            new EditAnswer(office.Group, 0, new("page two")) { EphemeralMessageId = whisper, UserId = office.Boris.Id });
        await office.SettleAsync();

        Assert.Equal("page two", office.World.Messages(office.Group, office.Boris.Id)[^1].Text);
        Assert.Empty(await office.OutboxAsync());
    }
}
