using MicroGov.Core.Voting;
using MicroGov.Delivery;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Delivery;

public class PollTests
{
    [Fact]
    public async Task A_vote_gets_one_open_poll_that_is_remembered()
    {
        await using var office = await OfficeWithVoteAsync();
        await office.OweAsync(new PostPoll(office.Group, 1) { AffairId = 7 }, new PostPoll(office.Group, 1) { AffairId = 7 });

        await office.SettleAsync();

        var message = office.World.Messages(office.Group)[^1];
        Assert.False(message.Poll!.Anonymous);
        Assert.Equal(3, message.Poll.Options.Count);
        var known = await office.ReadAsync(db => db.Polls.SingleAsync());
        Assert.Equal((message.Poll.Id, 7L, 1, message.Id), (known.PollId, known.AffairId, known.Round, (long)known.MessageId));
        var remembered = await office.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal((7, "Poll", 1), (remembered.AffairId, remembered.Kind, remembered.Round));
    }

    [Fact]
    public async Task A_round_that_is_over_gets_no_poll()
    {
        await using var office = await OfficeWithVoteAsync();
        await office.OweAsync(new PostPoll(office.Group, 2) { AffairId = 7 });

        await office.SettleAsync();

        Assert.Empty(office.Calls);
        Assert.Empty(await office.OutboxAsync());
    }

    [Fact]
    public async Task A_poll_is_closed_and_one_that_is_closed_already_is_no_trouble()
    {
        await using var office = await OfficeWithVoteAsync();
        var stop = new StopPoll(office.Group, 1) { AffairId = 7 };
        await office.OweAsync(new PostPoll(office.Group, 1) { AffairId = 7 }, stop, stop);

        await office.SettleAsync();

        Assert.True(office.World.Messages(office.Group)[^1].Poll!.Closed);
        Assert.Equal(["sendPoll", "stopPoll", "stopPoll"], office.Calls.Select(call => call.Method));
        Assert.Empty(await office.OutboxAsync());
    }

    private static async Task<PostOffice> OfficeWithVoteAsync()
    {
        var office = await PostOffice.BuildAsync();
        var vote = new Vote
        {
            Round = 1, Choices = Vote.BallotFor([]), OpenedAt = PostOffice.Start, Until = PostOffice.Start.AddDays(3),
        };
        await office.ChangeAffairAsync(7, seconds: 3, vote: vote);
        await office.OpenAsync();
        return office;
    }
}
