using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;

namespace MicroGov.Tests.Transcripts;

public sealed class ForgedButtonTests
{
    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("a")]
    [InlineData("a:1")]
    [InlineData("a:1:")]
    [InlineData("a:1:claim:")]
    [InlineData("a:1:close:1:2:3:4")]
    [InlineData("a:1:vote")]
    [InlineData("a:1:vote:1")]
    [InlineData("a:1:vote:1:99")]
    [InlineData("a:1:vote:1:-1")]
    [InlineData("a:1:vote:2:0")]
    [InlineData("a:1:vote:0:0")]
    [InlineData("a:1:vote:1:99999999999999999999")]
    [InlineData("a:1:mark:1")]
    [InlineData("a:1:mark:9")]
    [InlineData("a:1:paper:1:1")]
    [InlineData("a:1:paper:1:1:0")]
    [InlineData("a:1:paper:1:2147483647:0")]
    [InlineData("p:1:1::d")]
    [InlineData("p:1:1:0:d")]
    [InlineData("a:1:rate:5")]
    [InlineData("a:1:rate:2147483647")]
    [InlineData("a:+1:withdraw")]
    [InlineData("a:01x:withdraw")]
    [InlineData("a:9223372036854775807:withdraw")]
    [InlineData("a:92233720368547758070:withdraw")]
    [InlineData("a:-1:withdraw")]
    [InlineData("a:999:withdraw")]
    [InlineData("a:1:decline")]
    [InlineData("a:1:WITHDRAW")]
    [InlineData("a:1:reopen")]
    [InlineData("l:999:affairs:0:")]
    [InlineData("l:1:affairs:99999:")]
    [InlineData("l:1:affairs:-1:")]
    [InlineData("l:1:affairs:0")]
    [InlineData("l:1:withdraw:0:1")]
    [InlineData("l:1:nothing:0:")]
    [InlineData("l:1:missing:0:99")]
    [InlineData("l:1:missing:0:-1")]
    [InlineData("l:1:missing:0:")]
    [InlineData("l:")]
    [InlineData("g:")]
    [InlineData("g:tlh")]
    [InlineData("x'); DROP TABLE affairs; --")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("提事提事提事提事提事提事提事提事提事提事🎉")]
    public async Task Made_up_button_data_changes_nothing_and_is_answered_once(string data)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        var (journal, messages, answers) = ((await here.JournalAsync()).Count, here.FromBot.Count, here.Answers());
        var toast = await here.ForgeAsync(here.Mei, data);
        Assert.True(toast.Alert);
        Assert.NotEmpty(toast.Text!);
        Assert.Equal((journal, messages, answers + 1), ((await here.JournalAsync()).Count, here.FromBot.Count, here.Answers()));
        here.NothingWasRefused();
    }

    /// <summary>Nothing shows there which buttons a message has. PostgreSQL takes no U+0000.</summary>
    [Theory]
    [InlineData("l:1:affairs:0:\0")]
    [InlineData("l:1:affairs:0:%_\\\0")]
    [InlineData("l:1:affairs:0:\u202e")]
    [InlineData("\0")]
    public async Task Made_up_letters_on_a_message_without_buttons_are_answered_once(string data)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise");
        var before = await BadInputState.ReadAsync(here);
        var answers = here.Answers();
        await here.ForgeAsync(
            here.Mei, data, here.World.Messages(here.Group).First(message => message is { FromBot: true, Buttons: [] }));
        Assert.Equal((answers + 1, before), (here.Answers(), await BadInputState.ReadAsync(here)));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task The_button_of_another_groups_affair_does_nothing_here()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        var data = here.Card().Buttons[0][0].Data;
        var elsewhere = here.World.AddGroup("Elm Court", true, here.Stranger, members: [here.Mei]);
        await here.SettleAsync();
        var greeting = here.World.Messages(elsewhere).Last(message => message.FromBot);
        var journal = await here.JournalAsync();
        foreach (var person in new[] { here.Stranger, here.Mei })
        {
            var toast = await here.ForgeAsync(person, data, greeting);
            Assert.True(toast.Alert);
        }

        Assert.Equal(journal.Count, (await here.JournalAsync()).Count);
        Assert.Single(here.World.Messages(elsewhere), message => message is { FromBot: true, Service: false });
    }

    [Fact]
    public async Task In_private_a_button_works_for_the_groups_own_people_only()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.GreetAsync(here.Wang);
        await here.GreetAsync(here.Stranger);
        var ballot = here.Card().Buttons[0][0].Data;

        Assert.True((await here.ForgeAsync(here.Stranger, ballot, here.Private(here.Stranger)[^1])).Alert);
        Assert.DoesNotContain(await here.JournalAsync(), happened => happened is BallotCast);
        Assert.True((await here.ForgeAsync(here.Wang, ballot, here.Private(here.Wang)[^1])).Alert);
        await here.SayAsync(here.Wang, "/affair 1", inPrivate: true);
        Assert.False((await here.ForgeAsync(here.Wang, ballot, here.Private(here.Wang)[^1])).Alert);
        Assert.Equal(1, (await here.JournalAsync()).Count<BallotCast>());
    }

    [Fact]
    public async Task Who_has_left_the_group_presses_in_vain()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Assigning);
        await here.GreetAsync(here.Zhao);
        await here.SayAsync(here.Zhao, "/affair 1");
        var claim = here.Card().Buttons[0][0].Data;
        here.World.Leave(here.Group, here.Zhao.Id);
        await here.SettleAsync();
        Assert.True((await here.ForgeAsync(here.Zhao, claim, here.Private(here.Zhao)[^1])).Alert);
        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
    }

    [Fact]
    public async Task A_button_pressed_twice_is_answered_twice_and_counts_once()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var answers = here.Answers();
        Assert.False((await here.PressAsync(here.Li, "Second")).Alert);
        Assert.True((await here.PressAsync(here.Li, "Second")).Alert);
        Assert.Equal((1, answers + 2), ((await here.JournalAsync()).Count<AffairSeconded>(), here.Answers()));
    }
}
