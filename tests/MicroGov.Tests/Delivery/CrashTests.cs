using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Delivery;

/// <summary>After a crash nobody knows whether what was underway took effect.</summary>
public class CrashTests
{
    [Fact]
    public async Task What_the_group_must_hear_is_said_again_once_and_in_its_place()
    {
        await using var office = await PostOffice.BuildAsync();
        await WereUnderwayAsync(office, new PostMessage(office.Group, new("the result")));
        await office.OweAsync(new PostMessage(office.Group, new("the next thing")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(["the result", "the next thing"], office.Said);
        Assert.Empty(await office.OutboxAsync());
    }

    [Fact]
    public async Task Toasts_reactions_pins_and_what_can_be_asked_for_again_are_dropped()
    {
        await using var office = await PostOffice.BuildAsync();
        await WereUnderwayAsync(
            office,
            new AnswerButton("1", null, new Html("done"), false),
            new React(office.Group, 1, "👍"),
            new PinCard(office.Group, true) { AffairId = 7 },
            new EditAnswer(office.Group, 1, new("page two")),
            new PrivateMessage(office.Anna.Id, new("the list")) { CanBeAskedAgain = true });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Empty(office.Calls);
        Assert.Empty(await office.OutboxAsync());
    }

    /// <summary>A try that a crash has ended is looked for, but does not make the pauses after lost answers longer.</summary>
    [Fact]
    public async Task However_often_we_crash_it_counts_as_one_lost_answer()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 429, "Too Many Requests: retry after 3600", retryAfter: 3_600);
        await office.OweAsync(new PostMessage(office.Group, new("the result")));
        await office.OpenAsync();
        for (var crash = 0; crash < 5; crash++)
        {
            await office.RestAsync();
            await office.WriteAsync(async db => await db.Outbox.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.IsUnderway, true)));
            await office.ChangeLeaderAsync();
        }

        await office.RestAsync();
        Assert.Equal(1, Assert.Single(await office.OutboxAsync()).Attempts);
    }

    [Fact]
    public async Task A_poll_that_is_known_is_not_posted_twice()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.ChangeAffairAsync(7, seconds: 0, vote: new Vote { Round = 1, Choices = Vote.BallotFor([]) });
        await office.WriteAsync(db =>
        {
            db.Polls.Add(new PollRow { PollId = "5", AffairId = 7, Round = 1, ChatId = office.Group, MessageId = 5 });
            return Task.CompletedTask;
        });
        await WereUnderwayAsync(office, new PostPoll(office.Group, 1) { AffairId = 7 });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.DoesNotContain(office.Calls, call => call.Method == "sendPoll");
        Assert.Empty(await office.OutboxAsync());
    }

    [Fact]
    public async Task A_call_leaves_its_mark_before_it_is_made()
    {
        await using var office = await PostOffice.BuildAsync();
        var marked = false;
        office.BeforeCall = async _ => marked = await office.ReadAsync(db => db.Outbox.AllAsync(row => row.IsUnderway));
        await office.OweAsync(new PostMessage(office.Group, new("hello")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.True(marked);
    }

    [Fact]
    public async Task A_service_that_stops_first_hears_the_answers_to_what_it_has_sent()
    {
        await using var office = await PostOffice.BuildAsync();
        var sent = new TaskCompletionSource();
        office.World.Happened += _ => sent.TrySetResult();
        await office.OweAsync(new PostMessage(office.Group, new("goodbye")));

        await office.OpenAsync();
        await sent.Task;
        await office.Sender.StopAsync(CancellationToken.None);

        Assert.Empty(await office.OutboxAsync());
        Assert.Equal(["goodbye"], office.Said);
    }

    private static Task WereUnderwayAsync(PostOffice office, params OutboxMessage[] messages) => office.WriteAsync(db =>
    {
        db.Outbox.AddRange(messages.Select(message => office.RowOf(message, underway: true)));
        return Task.CompletedTask;
    });
}
