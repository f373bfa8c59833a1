using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using MicroGov.Pipeline;
using MicroGov.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>Each deadline fires once, whether the service runs when it falls due or only comes back after it.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Without_enough_seconds_an_affair_lapses(bool down)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Li, "/second 1");
        await PassAsync(here, 14 * Day, down);
        Assert.Equal((Stage.Closed, Outcome.Lapsed), await StandAsync(here));
        await OnceAsync<AffairClosed>(here, "lapses: too few neighbours seconded it");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task When_the_discussion_ends_the_vote_opens(bool down)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Discussing);
        await PassAsync(here, 2 * Day, down);
        Assert.Equal((Stage.Voting, null), await StandAsync(here));
        Assert.Equal(1, (await here.JournalAsync()).Count<VoteOpened>());
        Assert.Single(here.FromBot, message => message.Poll is not null);
    }

    [Theory]
    [InlineData(new[] { 0, 0, 1 }, Stage.Assigning, null, "adopted", false)]
    [InlineData(new[] { 0, 0, 1 }, Stage.Assigning, null, "adopted", true)]
    [InlineData(new[] { 0, 1, 1 }, Stage.Closed, Outcome.Rejected, "not adopted", false)]
    [InlineData(new[] { 0, 1, 1 }, Stage.Closed, Outcome.Rejected, "not adopted", true)]
    [InlineData(new[] { 0, 1, 2 }, Stage.Closed, Outcome.Rejected, "a tie, and a tie fails", false)]
    [InlineData(new[] { 0, 1, 2 }, Stage.Closed, Outcome.Rejected, "a tie, and a tie fails", true)]
    public async Task When_the_vote_ends_it_is_counted(int[] ballots, Stage stage, Outcome? outcome, string said, bool down)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        foreach (var (voter, choice) in new[] { here.Wang, here.Li, here.Zhao }.Zip(ballots))
        {
            await here.VoteAsync(voter, choice);
        }

        await PassAsync(here, 3 * Day, down);
        Assert.Equal((stage, outcome), await StandAsync(here));
        Assert.True(here.Poll.Poll!.Closed);
        await OnceAsync<VoteCounted>(here, said);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Without_quorum_a_vote_is_prolonged_once_and_then_lapses(bool down)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Li, 0);
        await PassAsync(here, 3 * Day, down);
        Assert.Equal((Stage.Voting, null), await StandAsync(here));
        Assert.False(here.Poll.Poll!.Closed);
        Assert.Single(here.FromBot, message => message.Text.Contains("too few have voted"));

        await PassAsync(here, 3 * Day, down);
        Assert.Equal((Stage.Closed, Outcome.Lapsed), await StandAsync(here));
        Assert.Equal(1, (await here.JournalAsync()).Count<VoteProlonged>());
        await OnceAsync<VoteCounted>(here, "fewer than 3 voted, so it lapses");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Silent_work_is_asked_after_and_then_given_back(bool down)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Underway);
        await PassAsync(here, 6 * Day, down);
        Assert.Single(
            here.FromBot, message => message.Text.StartsWith("Zhao: #1 Dark stairwell is due", StringComparison.Ordinal));
        await PassAsync(here, Day, down);
        Assert.Single(
            here.FromBot, message => message.Text.StartsWith("Zhao: #1 Dark stairwell was due", StringComparison.Ordinal));
        Assert.Contains("It was due", here.Card().Text);
        await PassAsync(here, 3 * Day, down);
        Assert.Equal((Stage.Assigning, null), await StandAsync(here));
        var journal = await here.JournalAsync();
        Assert.Equal((1, 1), (journal.Count<DoerReminded>(), journal.Count<WorkFellDue>()));
        await OnceAsync<WorkGivenBack>(here, "nothing was heard of the work");
    }

    [Fact]
    public async Task Progress_keeps_overdue_work_with_its_doer()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Underway);
        await here.WindAsync(9 * Day);
        await here.SayAsync(here.Zhao, "/progress 1 The lamps came today");
        await here.WindAsync(2 * Day);
        Assert.Equal((Stage.Underway, null), await StandAsync(here));
        await here.WindAsync(Day);
        Assert.Equal((Stage.Assigning, null), await StandAsync(here));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Unjudged_work_goes_on_notice_and_closes_by_itself(bool down)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Reported);
        await PassAsync(here, 3 * Day, down);
        Assert.Equal((Stage.Reported, null), await StandAsync(here));
        Assert.Contains("Nobody judged it in time. Objections until", here.Card().Text);
        Assert.Equal(1, (await here.JournalAsync()).Count<LeftUnjudged>());
        await PassAsync(here, 3 * Day, down);
        Assert.Equal((Stage.Closed, Outcome.Resolved), await StandAsync(here));
        await OnceAsync<AffairClosed>(here, "is solved");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task When_the_notice_ends_with_objections_a_moderator_decides(bool down)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Reported);
        await here.SayAsync(here.Li, "/accept 1");
        await here.SayAsync(here.Chen, "/object 1 The lamp flickers");
        await here.SayAsync(here.Mei, "/close 1");
        Assert.Equal((Stage.Reported, null), await StandAsync(here));
        await PassAsync(here, 3 * Day, down);
        Assert.Equal((Stage.Reported, null), await StandAsync(here));
        Assert.Contains("A moderator decides", here.Card().Text);
        Assert.Equal(1, (await here.JournalAsync()).Count<NoticeEnded>());
        await here.PressAsync(here.Mei, "Close");
        Assert.Equal((Stage.Closed, Outcome.Resolved), await StandAsync(here));
    }

    /// <summary>Lets time pass, with the service running or without it.</summary>
    internal static Task PassAsync(Neighbourhood here, TimeSpan span, bool down) =>
        down ? here.WhileDownAsync(span) : here.WindAsync(span);

    private static async Task<(Stage, Outcome?)> StandAsync(Neighbourhood here) =>
        await here.AffairAsync() is { } affair
            ? (affair.Stage, affair.Outcome)
            : throw new InvalidOperationException("No affair.");

    /// <summary>It happened once and was said once, and stays so however often the service starts again.</summary>
    private static async Task OnceAsync<T>(Neighbourhood here, string said)
        where T : AffairEvent
    {
        await here.WhileDownAsync(Day);
        Assert.Equal(1, (await here.JournalAsync()).Count<T>());
        Assert.Single(here.FromBot, message => message.Text.Contains(said, StringComparison.Ordinal));
        here.NothingWasRefused();
    }

    /// <summary>Telegram could not be reached when the vote ended; what was given before waits there.</summary>
    [Fact]
    public async Task A_ballot_that_nobody_could_fetch_in_time_counts_before_the_deadline_that_passed()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Li, 0);
        here.World.Faults.SwitchOn(new(SandboxFaultKind.Error) { Method = "getUpdates" });
        // The poll that is open brings this, and no other comes through.
        here.World.Send(here.Wang.Id, here.Group, "/me");
        while (here.Services.GetRequiredService<Backlog>().IsDone)
        {
            await Task.Yield();
        }

        // Without the third there is no quorum.
        here.World.Vote(here.Zhao.Id, here.Poll.Poll!.Id, 0);
        here.Clock.Advance(TimeSpan.FromDays(4));
        here.World.Faults.SwitchAllOff();
        here.Clock.Flow(new QuickTime(20));
        while ((await here.JournalAsync()).All(one => one is not (VoteCounted or VoteProlonged)))
        {
            await here.SettleAsync();
        }

        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
    }
}
