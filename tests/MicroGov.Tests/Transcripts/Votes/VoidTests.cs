using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

public sealed class VoidTests
{
    [Fact]
    public async Task A_moderator_declares_a_vote_void_and_it_is_discussed_again()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Li, 0);
        await here.SayAsync(here.Wang, "/void 1 I do not like it");
        Assert.Equal(Stage.Voting, (await here.AffairAsync())!.Stage);
        var poll = here.Poll;
        await here.SayAsync(here.Mei, "/void 1 The price was wrong.");
        var affair = (await here.AffairAsync())!;
        Assert.Equal((Stage.Discussing, Verdict.Void), (affair.Stage, affair.Vote!.Result!.Verdict));
        Assert.True(here.World.Message(here.Group, poll.Id)!.Poll!.Closed);
        Assert.Equal(
            "🗳 #1 Dark stairwell: Mei declared the vote void: The price was wrong. It is discussed again until Wed 4 Mar, 09:00.",
            here.FromBot[^1].Text);
        Assert.True((await here.ForgeAsync(here.Li, poll.Buttons[0][0].Data)).Alert);
        await here.GreetAsync(here.Li);
        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        Assert.StartsWith(
            "Your ballot on #1 Dark stairwell: For. That vote ended without a result",
            here.Private(here.Li)[^1].Text,
            StringComparison.Ordinal);
        await here.IsWellAsync();

        // Also what was counted already, as long as nobody works on it.
        await here.SayAsync(here.Mei, "/openvote 1");
        foreach (var person in new[] { here.Wang, here.Li, here.Zhao })
        {
            await here.VoteAsync(person, 0);
        }

        await here.SayAsync(here.Mei, "/closevote 1");
        await here.SayAsync(here.Mei, "/void 1 Again");
        Assert.Equal(Stage.Discussing, (await here.AffairAsync())!.Stage);
        await here.SayAsync(here.Mei, "/void 1 Once more");
        Assert.Equal(2, (await here.JournalAsync()).Count<VoteVoided>());
        await here.IsWellAsync();
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Who_has_an_interest_of_their_own_is_left_out_by_their_word_or_a_leaders()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Zhao, "/me");
        await here.SayAsync(here.Li, "/me");
        await here.BringToAsync(Stage.Voting);
        await here.GreetAsync(here.Li);
        await here.SayAsync(here.Li, "/recuse 1 My brother sells lamps", inPrivate: true);
        Assert.StartsWith("The rule simple of #1 leaves nobody out.", here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
        await here.SayAsync(here.Mei, "/void 1 Not by this rule");
        await here.WriteRuleAsync("clean", """ "excludesConflicts": true """);
        await here.SayAsync(here.Mei, "/openvote 1 clean");
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 0);
        await here.SayAsync(here.Li, "/recuse 1 @zhao He sells lamps", inPrivate: true);
        Assert.StartsWith("Only a moderator", here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
        await here.SayAsync(here.Li, "/recuse 1 My brother sells lamps", inPrivate: true);
        await here.SayAsync(here.Mei, "/recuse 1 @zhao He sells lamps");
        Assert.Contains(
            "For 0 · Against 0 · Abstain 0\nVoted: 0 of 5; at least 3 needed\nLeft out, because of an interest of their own: 2",
            here.Card().Text);
        Assert.StartsWith(
            "You have an interest of your own in #1", (await here.PressAsync(here.Zhao, "For")).Text, StringComparison.Ordinal);
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        Assert.Equal(
            "Your ballot on #1 Dark stairwell does not count, because you have an interest of your own in it.",
            here.Told(here.Li));
        foreach (var person in new[] { here.Mei, here.Wang, here.Chen })
        {
            await here.VoteAsync(person, 0);
        }

        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains(
            "adopted – For.\nFor 3 · Against 0 · Abstain 0\nVoted: 3 of 5; at least 3 needed\nBallots given: 5; counted: 3\n"
                + "Left out, because of an interest of their own: 2",
            here.FromBot[^1].Text);
        await here.IsWellAsync();
    }

    [Fact]
    public async Task A_household_with_an_interest_is_left_out_whichever_phone_it_uses()
    {
        await using var here = await Owners.OpenAsync();
        await here.WriteRuleAsync("clean-homes", """ "basis": "household", "excludesConflicts": true """);
        await here.SayAsync(here.Mei, "/openvote 1 clean-homes");
        await here.PressAsync(here.Li, "For");
        await here.SayAsync(here.Wang, "/recuse 1 My firm does the work", inPrivate: true);
        Assert.Contains(
            "For 0 · Against 0 · Abstain 0\nVoted: 0 of 10; at least 3 needed\nLeft out, because of an interest of their own: 1",
            here.Card().Text);
        Assert.StartsWith(
            "You have an interest of your own in #1", (await here.PressAsync(here.Li, "For")).Text, StringComparison.Ordinal);
        await here.SayAsync(here.Mei, "/recuse 1 No home of mine", inPrivate: true);
        Assert.StartsWith("That household is not on the roll of #1.", here.Private(here.Mei)[^1].Text, StringComparison.Ordinal);
        await here.SayAsync(here.Mei, "/paper 1 1-101 for", inPrivate: true);
        Assert.StartsWith("You have an interest of your own in #1", here.Private(here.Mei)[^1].Text, StringComparison.Ordinal);
        await here.IsWellAsync();
    }
}
