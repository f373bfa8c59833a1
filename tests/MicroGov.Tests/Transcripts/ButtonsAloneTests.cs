using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Transcripts;

public sealed class ButtonsAloneTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task An_affair_lives_from_raised_to_closed_by_buttons_alone(bool supergroup, bool botIsAdmin)
    {
        await using var here = await Neighbourhood.OpenAsync(supergroup: supergroup, botIsAdmin: botIsAdmin);
        await here.PressAsync(here.Wang, "Raise something");
        await here.SayAsync(here.Wang, "Dark stairwell\nFloors 4 to 6", replyTo: here.FromBot[^1].Id);
        foreach (var neighbour in new[] { here.Li, here.Zhao, here.Chen })
        {
            Assert.Equal(new("Seconded #1. Thank you.", false), await here.PressAsync(neighbour, "Second"));
        }

        await here.PressAsync(here.Mei, "Open vote");
        await here.PressAsync(here.Wang, "For");
        await here.PressAsync(here.Li, "For");
        await here.PressAsync(here.Zhao, "Against");
        Assert.StartsWith("#1: Abstain.", (await here.PressAsync(here.Chen, "Abstain")).Text, StringComparison.Ordinal);
        await here.PressAsync(here.Mei, "More");
        await here.PressAsync(here.Mei, "Close the vote");
        Assert.Contains(
            "For 2 · Against 1 · Abstain 1\nVoted: 4 of 5", here.FromBot.Last(message => message.Text.Contains("adopted")).Text);

        await here.PressAsync(here.Zhao, "I'll do it");
        await here.PressAsync(here.Zhao, "More");
        await here.PressAsync(here.Zhao, "It is done");
        await here.PressAsync(here.Wang, "Accept");
        await here.PressAsync(here.Li, "5");
        await here.PressAsync(here.Mei, "Close");

        var affair = await here.AffairAsync();
        Assert.Equal((Stage.Closed, Outcome.Resolved), (affair!.Stage, affair.Outcome!.Value));
        Assert.Equal(("Floors 4 to 6", 3, 5), (affair.Description, affair.Seconders.Count, Assert.Single(affair.Ratings).Value));
        Assert.Empty(here.Card().Buttons);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Who_can_be_written_to_is_asked_in_private_so_that_the_group_hears_only_the_card()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Wang);
        var before = here.FromBot.Count;
        await here.PressAsync(here.Wang, "Raise something");
        Assert.Equal(before, here.FromBot.Count);
        await here.SayAsync(here.Wang, "Dark stairwell", here.Private(here.Wang)[^1].Id, inPrivate: true);
        Assert.Equal(before + 1, here.FromBot.Count);
        Assert.Contains("Raised by Wang", here.Card().Text);
        Assert.Equal("Raised as #1. Its card is in the group.\nIn Locust Lane 3", here.Private(here.Wang)[^1].Text);
        here.NothingWasRefused();
    }

    [Theory]
    [InlineData("Not done", "Floor 5 is still dark")]
    [InlineData("Not done", "1 lamp is missing")]
    public async Task What_needs_words_is_asked_for_and_answered_by_a_reply(string button, string words)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Reported);
        await here.PressAsync(here.Li, button);
        await here.SayAsync(here.Li, words, replyTo: here.FromBot[^1].Id);
        var affair = await here.AffairAsync();
        Assert.Equal((Stage.Underway, words), (affair!.Stage, affair.Work!.LastWords));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task The_buttons_under_the_poll_vote_and_replace_a_vote_in_the_poll()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Li, 0);
        await here.PressOnAsync(here.Li, here.Poll, "Against");
        await here.PressOnAsync(here.Chen, here.Poll, "Abstain");
        Assert.Contains("For 0 · Against 1 · Abstain 1", here.Card().Text);
        await here.PressOnAsync(here.Li, here.Card(), "For");
        await here.VoteAsync(here.Chen, 1);
        Assert.Contains("For 1 · Against 1 · Abstain 0", here.Card().Text);
        Assert.Equal(5, (await here.JournalAsync()).Count<BallotCast>());
    }

    [Fact]
    public async Task Pressing_what_one_may_not_gives_an_alert_and_changes_nothing()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await RefusesAsync(here, here.Wang, "Second", "You raised #1 yourself; it needs the others now.");
        await RefusesAsync(here, here.Li, "Open discussion", "Only a moderator, or the leader of this unit, can do this");
        await here.PressAsync(here.Mei, "Open discussion");
        await RefusesAsync(here, here.Wang, "Open vote", "Only a moderator, or the leader of this unit, can do this");
        await here.SayAsync(here.Mei, "/urgent 1");
        await here.PressAsync(here.Zhao, "I'll do it");
        await here.PressAsync(here.Li, "More");
        await RefusesAsync(here, here.Li, "It is done", "Only whoever does #1 can do this.");
        await here.SayAsync(here.Zhao, "/done 1");
        await RefusesAsync(here, here.Zhao, "Accept", "You did #1 yourself");
        await RefusesAsync(here, here.Zhao, "5", "You did #1 yourself");
        await here.PressAsync(here.Li, "Accept");
        await RefusesAsync(here, here.Li, "Close", "Only a moderator can do this");
        here.NothingWasRefused();
    }

    private static async Task RefusesAsync(Neighbourhood here, SandboxPerson person, string button, string why)
    {
        var (journal, messages) = ((await here.JournalAsync()).Count, here.FromBot.Count);
        var toast = await here.PressAsync(person, button);
        Assert.True(toast.Alert);
        Assert.StartsWith(why, toast.Text, StringComparison.Ordinal);
        Assert.Equal((journal, messages), ((await here.JournalAsync()).Count, here.FromBot.Count));
    }
}
