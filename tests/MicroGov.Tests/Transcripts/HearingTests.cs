using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Tests.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Tests.Transcripts;

/// <summary>What the bot listens to, and what is none of its business.</summary>
public sealed class HearingTests
{
    [Fact]
    public async Task With_privacy_mode_on_commands_and_replies_are_enough()
    {
        await using var here = await Neighbourhood.OpenAsync(language: "zh-hans");
        await here.SayAsync(here.Wang, "提事 楼道灯坏了");
        Assert.Equal(0, await here.AffairsAsync());
        await here.SayAsync(here.Wang, "/raise 楼道灯坏了");
        await here.SayAsync(here.Li, "反对 太贵", replyTo: here.Card().Id);
        await here.SayAsync(here.Zhao, "两盏灯就够了", replyTo: here.Card().Id);
        var affair = await here.AffairAsync();
        Assert.Equal((1, 1), (affair!.SpeechesAgainst, affair.SpeechesNeutral));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Where_the_bot_reads_everything_the_Chinese_words_do_the_same()
    {
        await using var here = await Neighbourhood.OpenAsync(language: "zh-hans", botIsAdmin: true);
        await here.SayAsync(here.Wang, "提事 楼道灯坏了\n四到六层");
        await here.SayAsync(here.Li, "附议 1");
        await here.SayAsync(here.Zhao, "附议#1");
        await here.SayAsync(here.Li, "发言 1 赞成 晚上太黑了");
        var affair = await here.AffairAsync();
        Assert.Equal(("四到六层", 2, 1), (affair!.Description, affair.Seconders.Count, affair.SpeechesFor));
        await here.SayAsync(here.Mei, "/urgent 1");
        await here.SayAsync(here.Zhao, "认领 1");
        Assert.Equal(Stage.Underway, (await here.AffairAsync())!.Stage);
        here.NothingWasRefused();
    }

    [Theory]
    [InlineData("提事情要先商量")]
    [InlineData("我们附议 1 吧")]
    [InlineData("认领的人多吗")]
    [InlineData("good morning")]
    [InlineData("/unknown")]
    [InlineData("/second@OtherBot 1")]
    [InlineData("/raise@OtherBot Lamp")]
    [InlineData("look: /second 1")]
    public async Task Talk_and_what_is_meant_for_others_stays_without_answer_and_effect(string said)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var (messages, journal, affairs) = (
            here.Seen(here.Li).Count, (await here.JournalAsync()).Count, await here.AffairsAsync());
        await here.SayAsync(here.Li, said);
        Assert.Equal(
            (messages + 1, journal, affairs),
            (here.Seen(here.Li).Count, (await here.JournalAsync()).Count, await here.AffairsAsync()));
        Assert.Empty(here.Seen(here.Li)[^1].Reactions);
    }

    [Fact]
    public async Task A_command_for_another_bot_is_no_speech_even_as_a_reply_to_the_card()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Li, "/weather@OtherBot tomorrow", replyTo: here.Card().Id);
        Assert.Equal(0, (await here.AffairAsync())!.Speeches);
    }

    [Fact]
    public async Task Both_spellings_of_a_command_name_the_affair_by_number_sign_or_reply()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise@MicroGovBot Dark stairwell");
        await here.SayAsync(here.Li, "/second@microgovbot #1");
        await here.SayAsync(here.Zhao, "/second", replyTo: here.Card().Id);
        Assert.Equal(2, (await here.AffairAsync())!.Seconders.Count);
        await here.SayAsync(here.Zhao, "/unknown@MicroGovBot");
        Assert.StartsWith("I don't know that command; /help shows all of them.", here.FromBot[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_to_a_speech_is_a_speech_where_the_bot_reads_everything()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var speech = await here.SayAsync(here.Li, "Two lamps will do", replyTo: here.Card().Id);
        await here.SayAsync(here.Zhao, "for And they are cheap", replyTo: speech);
        var affair = await here.AffairAsync();
        Assert.Equal((1, 1), (affair!.SpeechesNeutral, affair.SpeechesFor));
    }

    [Theory]
    [InlineData("/raise Dark stairwell", true)]
    [InlineData("/discuss 1", true)]
    [InlineData("good morning", false)]
    public async Task An_anonymous_administrator_is_kindly_refused(string said, bool isAnswered)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var (messages, journal) = (here.FromBot.Count, (await here.JournalAsync()).Count);
        var chat = new global::Telegram.Bot.Types.Chat { Id = here.Group, Type = ChatType.Supergroup, Title = "Locust Lane 3" };
        var update = new Update
        {
            Id = 2_000_000_000,
            Message = new Message
            {
                Id = (int)here.Card().Id,
                Chat = chat,
                From = new User { Id = 1087968824, IsBot = true, FirstName = "Group", Username = "GroupAnonymousBot" },
                SenderChat = chat,
                Date = here.Clock.Now.UtcDateTime,
                Text = said,
            },
        };
        await here.Services.GetRequiredService<UpdateProcessor>().TakeAsync([AsReceived.Of(update)], CancellationToken.None);
        await here.SettleAsync();
        Assert.Equal((messages + (isAnswered ? 1 : 0), journal), (here.FromBot.Count, (await here.JournalAsync()).Count));
        Assert.Equal(isAnswered, here.FromBot[^1].Text.StartsWith("I can't see who you are", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bot_that_was_removed_and_added_again_goes_on_where_it_was()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 0);
        await here.VoteAsync(here.Chen, 1);
        here.World.RemoveBot(here.Group);
        await here.WindAsync(TimeSpan.FromDays(4));
        here.World.AddBot(here.Group);
        await here.SettleAsync();

        // What was decided while nobody could be told is told now, once.
        Assert.Single(here.FromBot, message => message.Text.StartsWith("🗳 #1 Dark stairwell: adopted", StringComparison.Ordinal));
        Assert.True(here.Poll.Poll!.Closed);
        Assert.Equal(2, here.FromBot.Count(message => message.Text.StartsWith("👋", StringComparison.Ordinal)));
        Assert.Contains("Looking for a doer", here.Card().Text);
        await here.SayAsync(here.Zhao, "/claim 1");
        await here.SayAsync(here.Wang, "/raise Bicycles");
        Assert.Equal(Stage.Underway, (await here.AffairAsync())!.Stage);
        Assert.StartsWith("#2 Bicycles", here.FromBot[^1].Text, StringComparison.Ordinal);
    }
}
