using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Tests.Transcripts;

/// <summary>The group hears little, and each answer takes the quietest way there is.</summary>
public sealed class QuietBotTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task An_ordinary_life_with_all_its_reminders_costs_at_most_eight_messages(bool supergroup, bool botIsAdmin)
    {
        await using var here = await Neighbourhood.OpenAsync(supergroup: supergroup, botIsAdmin: botIsAdmin);
        var greeting = here.FromBot.Count;
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Li, "/second 1");
        await here.SayAsync(here.Zhao, "/second 1");
        await here.PressAsync(here.Chen, "Second");
        await here.SayAsync(here.Li, "My boy fell there", replyTo: here.Card().Id);
        await here.WindAsync(TimeSpan.FromDays(2));
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Li, 0);
        await here.WindAsync(TimeSpan.FromDays(2));
        await here.PressAsync(here.Zhao, "Against");
        await here.WindAsync(TimeSpan.FromDays(1));
        await here.PressAsync(here.Zhao, "I'll do it");
        await here.WindAsync(TimeSpan.FromDays(6));
        await here.SayAsync(here.Zhao, "/progress 1 Lamps ordered");
        await here.SayAsync(here.Zhao, "/done 1 Both lamps work");
        await here.PressAsync(here.Wang, "Accept");
        await here.PressAsync(here.Li, "5");
        await here.WindAsync(TimeSpan.FromDays(3));

        Assert.Equal(Outcome.Resolved, (await here.AffairAsync())!.Outcome);
        var journal = await here.JournalAsync();
        Assert.Equal((1, 1), (journal.Count<VotersReminded>(), journal.Count<DoerReminded>()));
        Assert.InRange(here.FromBot.Count - greeting, 5, 8);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task What_was_done_by_a_command_is_confirmed_by_a_reaction()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var before = here.FromBot.Count;
        foreach (
            var (who, says) in new[]
            {
                (here.Li, "/second 1"),
                (here.Li, "/say 1 for Too dark"),
                (here.Li, "/option 1 New lamps"),
                (here.Mei, "/discuss 1"),
                (here.Mei, "/extend 1 2d"),
                (here.Mei, "/urgent 1"),
                (here.Zhao, "/claim 1"),
                (here.Zhao, "/progress 1 Soon"),
            })
        {
            var id = await here.SayAsync(who, says);
            Assert.Equal(["👍"], here.World.Messages(here.Group).Single(message => message.Id == id).Reactions);
        }

        Assert.Equal(before, here.FromBot.Count);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Where_the_bot_is_administrator_only_the_one_who_asks_sees_the_answer()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var before = here.FromBot.Count;
        await here.SayAsync(here.Wang, "/second");
        Assert.Equal(
            "Tell me which affair it is: write its number, or reply to its card. For example: /second 12",
            here.Whispered(here.Wang));
        await here.SayAsync(here.Wang, "/me");
        Assert.StartsWith("You are Wang, a resident of “Locust Lane 3”.", here.Whispered(here.Wang), StringComparison.Ordinal);
        Assert.Equal(before, here.FromBot.Count);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_command_that_nobody_saw_is_answered_so_that_nobody_sees_it()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var before = here.FromBot.Count;
        foreach (var (command, answer) in new[]
                 {
                     ("/me", "You are Li"), ("/affairs", "#1 Dark stairwell · Raised"), ("/affair 1", "#1 Dark stairwell\n"),
                     ("/ballot 1", "#1 has only just been raised"), ("/help second", "/second – second an affair"),
                     ("/language zh", "以后我用中文回复您。"), ("/privacy", "我保存什么"),
                 })
        {
            await here.SayUnseenAsync(here.Li, command);
            Assert.StartsWith(answer, here.Whispered(here.Li), StringComparison.Ordinal);
        }

        Assert.Equal(before, here.FromBot.Count);
        here.NothingWasRefused();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Without_that_the_answer_goes_to_the_private_chat_or_else_to_the_group_as_a_reply(bool supergroup)
    {
        await using var here = await Neighbourhood.OpenAsync(supergroup: supergroup);
        var asked = await here.SayAsync(here.Wang, "/me");
        Assert.Equal(asked, here.FromBot[^1].ReplyTo);
        Assert.StartsWith("You are Wang", here.FromBot[^1].Text, StringComparison.Ordinal);
        var before = here.FromBot.Count;
        await here.GreetAsync(here.Wang);
        await here.SayAsync(here.Wang, "/me");
        Assert.StartsWith("You are Wang", here.Private(here.Wang)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(before, here.FromBot.Count);
        here.NothingWasRefused();
    }
}
