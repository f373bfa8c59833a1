using MicroGov.Delivery;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Delivery;

/// <summary>https://core.telegram.org/bots/api#ephemeral-messages-and-commands</summary>
public class PersonalAnswerTests
{
    [Fact]
    public async Task Only_the_person_sees_a_whisper_and_it_cannot_be_replied_to()
    {
        await using var office = await PostOffice.BuildAsync(admin: true);
        await office.OweAsync(
            new PersonalAnswer(office.Group, office.Boris.Id, new("only you")) { MayWhisperAnytime = true, AffairId = 7 });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal("only you", office.World.Messages(office.Group, office.Boris.Id)[^1].Text);
        Assert.DoesNotContain("only you", office.World.Messages(office.Group, office.Anna.Id).Select(message => message.Text));
        Assert.Empty(await office.ReadAsync(db => db.Messages.ToListAsync()));
    }

    [Fact]
    public async Task A_press_allows_a_whisper_even_where_the_bot_is_no_administrator()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(new PostMessage(office.Group, new("Second this?")) { Buttons = [[new("I second", "second:7")]] });
        await office.OpenAsync();
        await office.SettleAsync();
        var press = office.World.PressAsync(
            office.Boris.Id, office.Group, office.World.Messages(office.Group)[^1].Id, "I second");
        var query = (await office.QueriesAsync()).Single();

        await office.OweAsync(
            new PersonalAnswer(office.Group, office.Boris.Id, new("only you")) { QueryId = query },
            new AnswerButton(query, null, null, false));
        await office.SettleAsync();
        await press;

        Assert.True(office.World.Messages(office.Group, office.Boris.Id)[^1].Ephemeral);
    }

    [Fact]
    public async Task Where_a_whisper_is_refused_the_private_chat_is_next()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(
            new PersonalAnswer(office.Group, office.Anna.Id, new("in private")) { MayWhisperAnytime = true, CanWriteTo = true });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal("in private", office.World.Messages(office.Anna.Id)[^1].Text);
        Assert.Empty(office.Said);
    }

    [Fact]
    public async Task Where_the_private_chat_is_closed_too_they_are_answered_in_the_group()
    {
        await using var office = await PostOffice.BuildAsync();
        var message = office.World.Send(office.Boris.Id, office.Group, "/help");
        await office.OweAsync(new PersonalAnswer(office.Group, office.Boris.Id, new("here then"))
        {
            EphemeralReplyTo = 1_000_001, CanWriteTo = true, ReplyTo = (int)message, AffairId = 7,
        });

        await office.OpenAsync();
        await office.SettleAsync();

        var answer = office.World.Messages(office.Group)[^1];
        Assert.Equal(("here then", message), (answer.Text, answer.ReplyTo));
        Assert.Equal(7, await office.ReadAsync(db => db.Messages.Select(row => row.AffairId).SingleAsync()));
        Assert.False(
            await office.ReadAsync(db => db.People.Where(row => row.Id == 2).Select(row => row.CanBeWrittenTo).SingleAsync()));
    }

    [Fact]
    public async Task An_answer_to_a_deleted_message_still_arrives()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(new PersonalAnswer(office.Group, office.Boris.Id, new("anyway")) { ReplyTo = 999 });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["anyway"], office.Said);
    }

    [Fact]
    public async Task A_whisper_whose_photo_is_refused_is_told_in_words()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.OweAsync(
            new PersonalAnswer(office.Group, office.Anna.Id, new("the lamp works")) { CanWriteTo = true, Photo = "gone" });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal("the lamp works", office.World.Messages(office.Anna.Id)[^1].Text);
        Assert.Empty(await office.OutboxAsync());
    }
}
