using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Tests.Telegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot.Types;

namespace MicroGov.Tests.Transcripts;

public sealed class VotingTests
{
    [Fact]
    public async Task A_vote_can_be_changed_and_taken_back_until_the_end()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Li, 1);
        await here.VoteAsync(here.Zhao, 0);
        Assert.Contains("For 1 · Against 1 · Abstain 0\nVoted: 2 of 5; at least 3 needed", here.Card().Text);
        await here.VoteAsync(here.Zhao);
        Assert.Contains("For 0 · Against 1 · Abstain 0", here.Card().Text);
        await here.SayAsync(here.Zhao, "/ballot 1", inPrivate: true);
        Assert.Equal(
            "You have not voted on #1 Dark stairwell yet. It runs until Thu 5 Mar, 09:00.", here.Told(here.Zhao));
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        Assert.StartsWith(
            "Your ballot on #1 Dark stairwell: Against. It counts", here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_vote_of_an_outsider_is_kept_apart_and_said_so()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        var elsewhere = here.World.AddGroup("Elm Court", true, here.Stranger, addBot: false, members: [here.Mei]);
        here.World.Forward(here.Mei.Id, here.Group, here.Poll.Id, elsewhere);
        await here.VoteAsync(here.Stranger, 1);
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 0);
        const string Counted =
            "For 3 · Against 0 · Abstain 0\nVoted: 3 of 5; at least 3 needed\n"
                + "Kept apart, not counted (not in this group or unit): 1";
        Assert.Contains(Counted, here.Card().Text);
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains(
            "adopted – For.\n" + Counted.Replace("\nKept", "\nBallots given: 4; counted: 3\nKept", StringComparison.Ordinal),
            here.FromBot[^1].Text);

        here.World.Join(here.Group, here.Stranger.Id);
        await here.SayAsync(here.Stranger, "/ballot 1");
        Assert.Contains("Against. It is kept apart and not counted, because you were not in the group", here.FromBot[^1].Text);
    }

    [Fact]
    public async Task Who_joins_the_group_can_vote_again_and_then_counts()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        var elsewhere = here.World.AddGroup("Elm Court", true, here.Stranger, addBot: false, members: [here.Mei]);
        here.World.Forward(here.Mei.Id, here.Group, here.Poll.Id, elsewhere);
        await here.VoteAsync(here.Stranger, 1);
        here.World.Join(here.Group, here.Stranger.Id);
        await here.WindAsync(TimeSpan.FromMinutes(1));
        await here.PressOnAsync(here.Stranger, here.Poll, "Against");
        Assert.Contains("For 0 · Against 1 · Abstain 0", here.Card().Text);
        Assert.DoesNotContain("Kept apart", here.Card().Text);
    }

    [Fact]
    public async Task A_vote_over_options_says_which_one_won()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Discussing);
        await here.SayAsync(here.Wang, "/option 1 Motion-sensor lamps");
        await here.SayAsync(here.Li, "/option 1 Candles & <matches>");
        await here.SayAsync(here.Mei, "/openvote 1");
        Assert.Equal("Which one? #1 Dark stairwell", here.Poll.Poll!.Question);
        string[] choices = ["Motion-sensor lamps", "Candles & <matches>", "Against", "Abstain"];
        Assert.Equal(choices, here.Poll.Poll.Options.Select(option => option.Text));
        Assert.Equal(choices, here.Poll.Buttons.SelectMany(row => row).Select(button => button.Text));
        await here.VoteAsync(here.Wang, 1);
        await here.PressOnAsync(here.Li, here.Poll, "Candles & <matches>");
        await here.VoteAsync(here.Zhao, 0);
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains(
            "adopted – Candles & <matches>.\nMotion-sensor lamps 1 · Candles & <matches> 2 · Against 0 · Abstain 0",
            here.FromBot[^1].Text);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task As_many_long_options_as_a_poll_holds_fit()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Discussing);
        foreach (var number in Enumerable.Range(0, Debate.MostOptions + 1))
        {
            await here.SayAsync(here.Wang, $"/option 1 {number}{new string('灯', 98)}");
        }

        await here.SayAsync(here.Mei, "/openvote 1");
        Assert.Equal(12, here.Poll.Poll!.Options.Count);
        Assert.Equal(12, here.Card().Buttons.SelectMany(row => row).Count() - 1);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_vote_runs_as_long_as_it_was_extended()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.SayAsync(here.Mei, "/extend 1 2d");
        await here.WindAsync(TimeSpan.FromDays(4));
        Assert.Equal(0, (await here.AffairAsync())!.Vote!.Extensions);
        await here.WindAsync(TimeSpan.FromDays(1));
        Assert.Equal(1, (await here.AffairAsync())!.Vote!.Extensions);
    }

    [Fact]
    public async Task A_withdrawn_affair_leaves_no_open_poll_and_a_later_vote_has_its_own()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        var (first, ballot) = (here.Poll.Id, here.Poll.Buttons[0][0].Data);
        await here.VoteAsync(here.Li, 0);
        await here.SayAsync(here.Wang, "/withdraw 1");
        Assert.True(here.Poll.Poll!.Closed);
        await here.SayAsync(here.Wang, "/reopen 1 Dark after all");
        await here.SayAsync(here.Mei, "/openvote 1");
        Assert.NotEqual(first, here.Poll.Id);
        Assert.Contains("For 0 · Against 0 · Abstain 0", here.Card().Text);
        Assert.True((await here.ForgeAsync(here.Li, ballot)).Alert);
        Assert.Contains("For 0 · Against 0 · Abstain 0", here.Card().Text);
        here.NothingWasRefused();
    }

    [Theory]
    [InlineData("no-such-poll", 2_000_000_000)]
    [InlineData(null, 1)]
    public async Task An_answer_to_an_unknown_poll_or_an_older_answer_changes_nothing(string? poll, int updateId)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Li, 0);
        var user = new User
        {
            Id = here.Li.Id,
            FirstName = "Li",
            Username = "li",
        };
        var late = new Update
        {
            Id = updateId,
            PollAnswer = new PollAnswer
            {
                PollId = poll ?? here.Poll.Poll!.Id,
                User = user,
                OptionIds = [1],
            },
        };
        await here.Services.GetRequiredService<UpdateProcessor>().TakeAsync([AsReceived.Of(late)], CancellationToken.None);
        await here.SettleAsync();
        Assert.Contains("For 1 · Against 0 · Abstain 0", here.Card().Text);
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        Assert.Empty(await db.DeadLetters.ToListAsync());
    }
}
