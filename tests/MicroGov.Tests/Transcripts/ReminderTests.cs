using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Tests.Transcripts;

public sealed class ReminderTests
{
    private static readonly Dictionary<string, string?> InShanghai = new() { ["Community:TimeZone"] = "Asia/Shanghai" };

    [Theory, InlineData(false), InlineData(true)]
    public async Task Only_those_who_are_missing_are_reminded_each_the_quietest_way(bool down)
    {
        await using var here = await Neighbourhood.OpenAsync();
        var hua = here.World.AddPerson("Hua", "hua", "zh-hans");
        here.World.Join(here.Group, hua.Id);
        await here.BringToAsync(Stage.Voting);
        foreach (var person in new[] { here.Li, here.Zhao, here.Chen, hua })
        {
            await here.SayAsync(person, "/affair 1");
        }

        await here.GreetAsync(here.Li);
        await here.GreetAsync(here.Wang);
        await here.GreetAsync(hua);
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Zhao, 1);
        var (group, wang) = (here.FromBot.Count, here.Private(here.Wang).Count);

        await DeadlineTests.PassAsync(here, TimeSpan.FromDays(2), down);
        Assert.Equal("Your vote is missing on #1 Dark stairwell, until Thu 5 Mar, 09:00.", here.Private(here.Li)[^1].Text);
        Assert.Equal("#1 Dark stairwell 还差您一票，截止 3月5日 周四 09:00。", here.Private(hua)[^1].Text);
        Assert.Equal((group + 1, wang), (here.FromBot.Count, here.Private(here.Wang).Count));
        Assert.Equal("🗳 Still missing on #1 Dark stairwell, until Thu 5 Mar, 09:00: Mei Chen", here.FromBot[^1].Text);
        Assert.Contains(
            $"tg://user?id={here.Chen.Id}",
            here.World.Calls.Last(call => call.Method == "sendMessage" && call.Parameters.Contains("Still")).Parameters
        );
        Assert.Equal(1, (await here.JournalAsync()).Count<VotersReminded>());
    }

    [Fact]
    public async Task Who_blocked_the_bot_is_mentioned_in_the_group_instead()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Underway);
        await here.GreetAsync(here.Zhao);
        here.World.Block(here.Zhao.Id);
        await here.WindAsync(TimeSpan.FromDays(6));
        Assert.StartsWith("Zhao: #1 Dark stairwell is due", here.FromBot[^1].Text, StringComparison.Ordinal);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_reminder_waits_until_the_quiet_hours_of_the_community_are_over()
    {
        await using var here = await Neighbourhood.OpenAsync(settings: InShanghai);
        await here.BringToAsync(Stage.Discussing);
        // Opened at 17:00 in Shanghai, so the reminder falls due at 06:00 there.
        await here.SayAsync(here.Mei, "/openvote 1 for 37h");
        await here.WindAsync(TimeSpan.FromHours(14) + TimeSpan.FromMinutes(59));
        Assert.Equal(0, (await here.JournalAsync()).Count<VotersReminded>());
        await here.WindAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await here.JournalAsync()).Count<VotersReminded>());
        Assert.Equal(new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), here.FromBot[^1].Date);
    }

    [Fact]
    public async Task A_decision_does_not_wait_for_the_morning_and_takes_its_held_back_reminder_along()
    {
        await using var here = await Neighbourhood.OpenAsync(
            settings: new(InShanghai) { ["Community:RemindVotersBefore"] = "01:00:00" });
        await here.BringToAsync(Stage.Discussing);
        await here.SayAsync(here.Mei, "/openvote 1 for 8h");
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 0);
        await here.WindAsync(TimeSpan.FromHours(8));
        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
        await here.WindAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, (await here.JournalAsync()).Count<VotersReminded>());
    }

    [Fact]
    public async Task That_work_is_overdue_is_said_in_the_morning_too()
    {
        await using var here = await Neighbourhood.OpenAsync(settings: InShanghai);
        await here.BringToAsync(Stage.Assigning);
        await here.SayAsync(here.Zhao, "/me");
        await here.SayAsync(here.Mei, "/assign 1 @zhao by 2026-03-03");
        await here.SayAsync(here.Zhao, "/claim 1");
        // Due at 23:59 in Shanghai.
        await here.WindAsync(TimeSpan.FromHours(38));
        Assert.DoesNotContain(here.FromBot, message => message.Text.Contains("was due", StringComparison.Ordinal));
        await here.WindAsync(TimeSpan.FromHours(1));
        Assert.Equal(
            new(2026, 3, 4, 0, 0, 0, TimeSpan.Zero),
            here.FromBot.Single(message =>
                message.Text.StartsWith("Zhao: #1 Dark stairwell was due", StringComparison.Ordinal)
            ).Date);
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_ended_while_the_service_was_down()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 0);
        await here.VoteAsync(here.Chen, 1);
        await here.WhileDownAsync(TimeSpan.FromDays(4));
        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
        Assert.Equal(0, (await here.JournalAsync()).Count<VotersReminded>());

        await here.SayAsync(here.Zhao, "/claim 1");
        await here.WhileDownAsync(TimeSpan.FromDays(8));
        var journal = await here.JournalAsync();
        Assert.Equal((0, 1), (journal.Count<DoerReminded>(), journal.Count<WorkFellDue>()));
    }
}
