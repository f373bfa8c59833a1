using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Delivery;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Delivery;

/// <summary>
/// Telegram did it, and only its answer was lost: what stands in the group already is found there and not said twice.
/// </summary>
public class LostAnswerTests
{
    [Fact]
    public async Task A_message_that_stands_there_is_not_said_again()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 502, "Bad Gateway", afterEffect: true);
        await office.OweAsync(
            new PostMessage(office.Group, new("the result")), new PostMessage(office.Group, new("the next thing")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["the result", "the next thing"], office.Said);
        Assert.Empty(await office.OutboxAsync());
    }

    [Fact]
    public async Task Its_buttons_are_as_they_were()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 502, "Bad Gateway", afterEffect: true);
        await office.OweAsync(new PostMessage(office.Group, new("hello")) { Buttons = [[new Button("Raise", "r")]] });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(
            "r", Assert.Single(office.World.Messages(office.Group), message => message.Text == "hello").Buttons[0][0].Data);
    }

    [Fact]
    public async Task What_others_have_said_meanwhile_is_passed_over()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 502, "Bad Gateway", afterEffect: true);
        office.World.Send(office.Anna.Id, office.Group, "What now?");
        office.World.Send(office.Boris.Id, office.Group, "Wait for it");
        await office.OweAsync(new PostMessage(office.Group, new("the result")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["the result"], office.Said);
        Assert.Empty(office.World.ImpatientCalls);
    }

    [Fact]
    public async Task What_never_came_there_is_posted_after_the_look()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 502, "Bad Gateway", times: 3);
        await office.OweAsync(new PostMessage(office.Group, new("the result")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["the result"], office.Said);
    }

    [Fact]
    public async Task In_a_crowd_it_is_said_again_rather_than_never()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 502, "Bad Gateway", afterEffect: true);
        for (var message = 0; message < 20; message++)
        {
            office.World.Send(office.Anna.Id, office.Group, $"Chat {message}");
        }

        await office.OweAsync(new PostMessage(office.Group, new("the result")));
        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["the result", "the result"], office.Said);
        Assert.Empty(await office.OutboxAsync());
    }

    [Fact]
    public async Task A_card_that_stands_there_is_the_card_and_is_drawn_anew()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.ChangeAffairAsync(7, seconds: 0);
        office.World.FailNext("sendMessage", 502, "Bad Gateway", afterEffect: true);
        await office.OweAsync(new PostCard(office.Group) { AffairId = 7 });
        await office.OpenAsync();
        await office.RestAsync();
        await office.ChangeAffairAsync(7, seconds: 2);

        await office.SettleAsync();

        var card = Assert.Single(office.World.Messages(office.Group), message => message.FromBot && !message.Service);
        var row = await office.CardOfAsync(7);
        Assert.Equal(((int?)card.Id, false), (row.CardMessageId, row.CardIsStale));
        Assert.Contains("Seconds: 2 of 3", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poll_that_stands_there_is_the_poll()
    {
        await using var office = await PostOffice.BuildAsync();
        await VoteOpensAsync(office, Stage.Voting);
        office.World.FailNext("sendPoll", 502, "Bad Gateway", afterEffect: true);
        await office.OweAsync(new PostPoll(office.Group, 1) { AffairId = 7 });

        await office.OpenAsync();
        await office.SettleAsync();

        var message = Assert.Single(office.World.Messages(office.Group), message => message.Poll is not null);
        Assert.NotEmpty(message.Buttons);
        var known = await office.ReadAsync(db => db.Polls.AsNoTracking().SingleAsync());
        Assert.Equal((message.Poll!.Id, (long)known.MessageId), (known.PollId, message.Id));
        Assert.DoesNotContain(office.Calls, call => call.ErrorCode == 429);
    }

    [Fact]
    public async Task A_poll_that_is_found_when_its_vote_is_over_is_closed()
    {
        await using var office = await PostOffice.BuildAsync();
        await VoteOpensAsync(office, Stage.Voting);
        office.World.FailNext("sendPoll", 502, "Bad Gateway", afterEffect: true);
        await office.OweAsync(new PostPoll(office.Group, 1) { AffairId = 7 });
        await office.OpenAsync();
        await office.RestAsync();
        await VoteOpensAsync(office, Stage.Assigning);

        await office.SettleAsync();

        Assert.True(Assert.Single(office.World.Messages(office.Group), message => message.Poll is not null).Poll!.Closed);
        Assert.DoesNotContain(office.Calls, call => call.ErrorCode == 429);
    }

    private static Task VoteOpensAsync(PostOffice office, Stage stage) => office.WriteAsync(async db =>
    {
        var row = await db.Affairs.FindAsync(7L);
        if (row is null)
        {
            row = new AffairRow { Id = 7, CommunityId = 1, GroupId = 1, Number = 7 };
            db.Affairs.Add(row);
        }

        row.Version++;
        row.State = JsonSerializer.Serialize(
            new Affair
            {
                Id = 7, CommunityId = 1, Number = 7, Title = "Lamps", Stage = stage,
                Vote = new Vote
                {
                    Round = 1, Rule = VoteRule.Simple, Choices = Vote.BallotFor([]),
                    OpenedAt = PostOffice.Start, Until = PostOffice.Start.AddDays(3),
                },
            },
            JournalJson.Options);
    });
}
