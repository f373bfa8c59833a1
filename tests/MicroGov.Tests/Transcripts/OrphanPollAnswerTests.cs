using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>The poll stands in the group and people vote in it, but Telegram's answer, with the poll's id, was lost.</summary>
public sealed class OrphanPollAnswerTests
{
    [Fact]
    public async Task Answers_for_a_poll_that_is_not_known_yet_are_kept_and_counted_when_it_is()
    {
        await using var here = await OpenVoteAsync();

        await VoteUnheardAsync(here);
        Assert.Equal(
            [(here.Li.Id, 0), (here.Zhao.Id, 0), (here.Li.Id, 1)],
            (await KeptAsync(here)).Select(row => (row.TelegramId, row.Choice!.Value)));
        await here.SettleAsync();

        Assert.Empty(await KeptAsync(here));
        Assert.Contains("For 1 · Against 1", here.Card().Text, StringComparison.Ordinal);
        Assert.Single(here.FromBot, message => message.Poll is not null);
        Assert.Equal(3, (await here.JournalAsync()).Count<BallotCast>());
    }

    [Fact]
    public async Task They_outlive_a_restart()
    {
        await using var here = await OpenVoteAsync();
        await VoteUnheardAsync(here);

        await here.WhileDownAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(await KeptAsync(here));
        Assert.Contains("For 1 · Against 1", here.Card().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ballot_that_is_taken_back_once_the_poll_is_known_stays_taken_back()
    {
        await using var here = await OpenVoteAsync();
        await VoteUnheardAsync(here);
        await here.SettleAsync();

        await here.VoteAsync(here.Li);

        Assert.Contains("For 1 · Against 0", here.Card().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ballot_that_was_given_after_them_and_counted_before_them_stands()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Li, 1);
        var house = here.Services.GetRequiredService<Database>();
        await house.WriteAsync(
            async db =>
            {
                var counted = await db.Ballots.SingleAsync();
                db.OrphanPollAnswers.Add(
                    new()
                    {
                        PollId = here.Poll.Poll!.Id,
                        UpdateId = counted.UpdateId - 1,
                        TelegramId = here.Li.Id,
                        Name = "Li",
                        Choice = 0,
                        At = here.Clock.Now,
                    });
                return true;
            },
            CancellationToken.None);

        Assert.True(await here.Services.GetRequiredService<OrphanReplay>().RunAsync(CancellationToken.None));
        await here.SettleAsync();

        Assert.Empty(await KeptAsync(here));
        Assert.Contains("For 0 · Against 1", here.Card().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_does_not_end_before_they_are_counted()
    {
        await using var here = await OpenVoteAsync();
        await VoteUnheardAsync(here);

        here.World.Send(here.Mei.Id, here.Group, "/closevote 1");
        await LetTheServiceWaitForThePollAsync(here);

        var result = (await here.AffairAsync())!.Vote!.Result!;
        Assert.Equal([1, 1, 0], result.Tally.Counts.ToArray());
    }

    /// <summary>So much was said meanwhile that the lost poll is not found, and the group gets another one.</summary>
    [Fact]
    public async Task Answers_to_a_lost_poll_and_to_the_one_posted_instead_count_alike()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Discussing);
        for (var message = 0; message < 60; message++)
        {
            here.World.Send(here.Li.Id, here.Group, $"Chat {message}");
        }

        here.World.FailNext("sendPoll", 502, "Bad Gateway", afterEffect: true);
        await here.SayAsync(here.Mei, "/openvote 1");
        var polls = here.FromBot.Where(message => message.Poll is not null).Select(message => message.Poll!.Id).ToList();
        Assert.Equal(2, polls.Count);

        here.World.Vote(here.Li.Id, polls[0], 0);
        here.World.Vote(here.Zhao.Id, polls[0], 1);
        here.World.Vote(here.Wang.Id, polls[1], 0);
        await here.SettleAsync();
        here.World.Vote(here.Zhao.Id, polls[1], 0);
        await here.SettleAsync();

        Assert.Contains("For 3 · Against 0", here.Card().Text, StringComparison.Ordinal);
        Assert.Empty(await KeptAsync(here));
    }

    /// <summary>Two votes have a twin somewhere; when one ends, the other must not inherit its answers.</summary>
    [Fact]
    public async Task Answers_that_may_belong_to_either_of_two_votes_are_counted_in_neither()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var twins = new List<string>();
        for (var number = 1; number <= 2; number++)
        {
            await here.SayAsync(here.Wang, $"/raise Affair {number}");
            await here.SayAsync(here.Mei, $"/discuss {number}");
            for (var message = 0; message < 60; message++)
            {
                here.World.Send(here.Li.Id, here.Group, $"Chat {message}");
            }

            here.World.FailNext("sendPoll", 502, "Bad Gateway", afterEffect: true);
            await here.SayAsync(here.Mei, $"/openvote {number}");
            twins.Add(
                here.FromBot.Where(message => message.Poll is not null)
                    .Select(message => message.Poll!.Id)
                    .ElementAt(2 * (number - 1)));
        }

        here.World.Vote(here.Li.Id, twins[0], 1);
        await here.SettleAsync();
        Assert.Single(await KeptAsync(here));
        await here.SayAsync(here.Mei, "/closevote 1");
        await here.SayAsync(here.Mei, "/affairs");

        Assert.Single(await KeptAsync(here));
        Assert.Contains("For 0 · Against 0", here.Card(2).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_fits_no_vote_is_kept()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await using (var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None))
        {
            await db.Polls.ExecuteDeleteAsync();
        }

        await here.VoteAsync(here.Li, 1);

        Assert.Equal((here.Li.Id, 1), (await KeptAsync(here)).Select(row => (row.TelegramId, row.Choice!.Value)).Single());
        Assert.Empty((await here.JournalAsync()).OfType<BallotCast>());
    }

    /// <summary>The vote is open, the poll stands there, and nobody has told the service so.</summary>
    private static async Task<Neighbourhood> OpenVoteAsync()
    {
        var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Discussing);
        here.World.FailNext("sendPoll", 502, "Bad Gateway", afterEffect: true);
        here.World.Send(here.Mei.Id, here.Group, "/openvote 1");
        while (here.FromBot.All(message => message.Poll is null))
        {
            await here.World.WhenAcknowledgedAsync(CancellationToken.None);
            var next = await here.Services.GetRequiredService<OutboxProcessor>().WhenAtRestAsync(CancellationToken.None);
            if (here.FromBot.All(message => message.Poll is null))
            {
                here.Clock.Advance(next!.Value - here.Clock.Now);
            }
        }

        return here;
    }

    /// <summary>
    /// Time stands still: what Telegram has handed over by the end was taken without waiting for the poll's id.
    /// </summary>
    private static async Task VoteUnheardAsync(Neighbourhood here)
    {
        here.World.Vote(here.Li.Id, here.Poll.Poll!.Id, 0);
        here.World.Vote(here.Zhao.Id, here.Poll.Poll!.Id, 0);
        here.World.Vote(here.Li.Id, here.Poll.Poll!.Id, 1);
        await here.World.WhenAcknowledgedAsync(CancellationToken.None);
    }

    /// <summary>
    /// Time moves just as far as delivery asks for, once the command has been taken and until it has had its effect.
    /// </summary>
    private static async Task LetTheServiceWaitForThePollAsync(Neighbourhood here)
    {
        var taken = here.World.WhenAcknowledgedAsync(CancellationToken.None);
        var backlog = here.Services.GetRequiredService<Backlog>();
        while (!taken.IsCompleted && backlog.WhenTakenAsync(CancellationToken.None).IsCompleted)
        {
            await Task.Yield();
        }

        while (!taken.IsCompleted)
        {
            var next = await here.Services.GetRequiredService<OutboxProcessor>().WhenAtRestAsync(CancellationToken.None);
            if (next > here.Clock.Now)
            {
                here.Clock.Advance(next.Value - here.Clock.Now);
            }

            await Task.Yield();
        }

        await here.SettleAsync();
    }

    private static async Task<List<OrphanPollAnswerRow>> KeptAsync(Neighbourhood here)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return await db.OrphanPollAnswers.AsNoTracking().OrderBy(row => row.UpdateId).ToListAsync();
    }
}
