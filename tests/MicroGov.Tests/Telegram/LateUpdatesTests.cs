using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Telegram;

/// <summary>
/// With several replicas an update can overtake an older one: what one of them has left lying, another is brought again
/// later. The person's last word counts, whichever comes last.
/// </summary>
public sealed class LateUpdatesTests
{
    private const int For = 0, Against = 1;

    [Fact]
    public async Task An_older_press_that_comes_late_changes_nothing_and_is_told_which_ballot_stands()
    {
        await using var house = await VotingAsync();
        await house.PressAsync(905, For);
        await house.PressAsync(903, Against);

        Assert.Equal([For], await BallotsAsync(house));
        Assert.Equal(1, await CastAsync(house));
        Assert.Equal("#1: For. You can change it until the vote ends.", house.ToastOf(903));
    }

    [Fact]
    public async Task An_older_answer_that_comes_late_does_not_undo_that_it_was_taken_back()
    {
        await using var house = await VotingAsync();
        await house.AnswerAsync(901, Against);
        await house.AnswerAsync(905);
        await house.AnswerAsync(903, For);

        Assert.Empty(await BallotsAsync(house));
        await house.AnswerAsync(907, Against);
        Assert.Equal([Against], await BallotsAsync(house));
    }

    [Fact]
    public async Task An_answer_that_was_taken_back_before_it_came_does_not_count()
    {
        await using var house = await VotingAsync();
        await house.AnswerAsync(905);
        await house.AnswerAsync(903, For);

        Assert.Empty(await BallotsAsync(house));
        Assert.Equal(0, await CastAsync(house));
    }

    [Fact]
    public async Task Taking_back_an_older_answer_does_not_take_back_a_newer_one()
    {
        await using var house = await VotingAsync();
        await house.AnswerAsync(905, For);
        await house.AnswerAsync(903);

        Assert.Equal([For], await BallotsAsync(house));
    }

    [Fact]
    public async Task Saying_the_same_again_makes_what_was_said_between_late()
    {
        await using var house = await VotingAsync();
        await house.AnswerAsync(901, For);
        await house.AnswerAsync(905, For);
        await house.AnswerAsync(903, Against);

        Assert.Equal([For], await BallotsAsync(house));
    }

    [Fact]
    public async Task A_press_that_comes_after_its_ballot_was_taken_back_is_told_so()
    {
        await using var house = await VotingAsync();
        await house.AnswerAsync(905);
        await house.PressAsync(903, For);

        Assert.Empty(await BallotsAsync(house));
        Assert.StartsWith("This button is no longer good", house.ToastOf(903), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_Telegram_numbers_anew_after_a_silent_week_a_smaller_number_is_not_late()
    {
        await using var house = await VotingAsync();
        await house.AnswerAsync(905, For);
        await using (var db = await house.Here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None))
        {
            // What is forgotten of it after some days.
            await db.Updates.Where(row => row.UpdateId == 905).ExecuteDeleteAsync();
        }

        await house.AnswerAsync(17, Against);
        Assert.Equal([Against], await BallotsAsync(house));
    }

    private static async Task<HookedHouse> VotingAsync()
    {
        var house = await HookedHouse.OpenAsync();
        await house.Here.BringToAsync(Stage.Voting);
        return house;
    }

    private static async Task<List<int>> BallotsAsync(HookedHouse house)
    {
        await using var db = await house.Here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return await db.Ballots.Where(row => row.Standing == BallotStanding.Counted).Select(row => (int)row.Choice).ToListAsync();
    }

    private static async Task<int> CastAsync(HookedHouse house) =>
        (await MicroGov.Tests.Transcripts.Gestures.JournalAsync(house.Here)).OfType<BallotCast>().Count();
}
