using MicroGov.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts.Communities;

public sealed class OfficesTests
{
    [Fact]
    public async Task A_leaders_word_counts_in_the_unit_and_below_and_nowhere_else()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        var first = await here.OpenGroupAsync("Stairwell 1 of 1", "Building 1/Stairwell 1", here.Wang, here.Li, here.Zhao);
        var second = await here.OpenGroupAsync("Stairwell 1 of 2", "Building 2/Stairwell 1", here.Wang, here.Li, here.Zhao);
        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Mei, "/grant @li leader Building 1");
        Assert.Equal("Li leads Building 1 from now on.", here.FromBot[^1].Text);
        await here.SayInAsync(first, here.Wang, "/raise Dark stairwell");
        await here.SayInAsync(second, here.Wang, "/raise Lift");
        await here.SayAsync(here.Wang, "/raise Yard");

        await here.SayInAsync(first, here.Li, "/discuss 1");
        Assert.Equal(Stage.Discussing, (await here.AffairAsync())!.Stage);
        await here.SayInAsync(second, here.Li, "/discuss 2");
        Assert.StartsWith("You lead another unit", here.World.Messages(second, here.Li.Id)[^1].Text, StringComparison.Ordinal);
        await here.SayAsync(here.Li, "/discuss 3");
        Assert.Equal(Stage.Raised, (await here.AffairAsync(3))!.Stage);
        await here.SayInAsync(first, here.Zhao, "/openvote 1");
        Assert.StartsWith(
            "Only a moderator, or the leader of this unit",
            here.World.Messages(first, here.Zhao.Id)[^1].Text,
            StringComparison.Ordinal);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Group_administrators_moderate_only_until_a_moderator_is_named()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Wang, "/raise Lost key");
        await here.SayAsync(here.Mei, "/discuss 1");
        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Mei, "/grant @li moderator");
        Assert.Equal("Li moderates Locust Lane 3 from now on.", here.FromBot[^1].Text);
        await here.SayAsync(here.Mei, "/discuss 2");
        Assert.Equal(Stage.Raised, (await here.AffairAsync(2))!.Stage);
        await here.SayAsync(here.Li, "/discuss 2");
        Assert.Equal(Stage.Discussing, (await here.AffairAsync(2))!.Stage);
        // A moderator names nobody; an administrator still does.
        await here.SayAsync(here.Li, "/grant @wang moderator");
        Assert.Equal(1, await here.AskAsync(db => db.Grants.CountAsync()));
        await here.SayAsync(here.Mei, "/revoke @li moderator");
        await here.SayAsync(here.Mei, "/openvote 1");
        Assert.Equal(Stage.Voting, (await here.AffairAsync())!.Stage);
        // Founded, granted, revoked.
        Assert.Equal(3, await here.AskAsync(db => db.CommunityJournal.CountAsync()));
        await here.IsWellAsync();
    }

    [Fact]
    public async Task A_partner_takes_on_work_and_does_not_vote_judge_or_moderate()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Zhao, "/me");
        await here.SayAsync(here.Mei, "/grant @zhao partner Property <office>");
        Assert.Equal("Zhao speaks for Property <office> here from now on: takes on work, does not vote.", here.FromBot[^1].Text);
        await here.BringToAsync(Stage.Voting);
        Assert.StartsWith(
            "You speak for an organisation here", (await here.PressAsync(here.Zhao, "For")).Text, StringComparison.Ordinal);
        await here.SayAsync(here.Mei, "/grant @zhao moderator");
        Assert.Equal(1, await here.AskAsync(db => db.Grants.CountAsync()));
        foreach (var voter in new[] { here.Wang, here.Li, here.Mei })
        {
            await here.VoteAsync(voter, 0);
        }

        await here.SayAsync(here.Mei, "/closevote 1");
        await here.SayAsync(here.Zhao, "/claim 1");
        await here.SayAsync(here.Zhao, "/done 1 All lamps are new");
        Assert.Equal(Stage.Reported, (await here.AffairAsync())!.Stage);
    }

    [Fact]
    public async Task Nobody_closes_their_own_work()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Mei, "/urgent 1");
        await here.SayAsync(here.Mei, "/claim 1");
        await here.SayAsync(here.Mei, "/done 1 Done");
        await here.SayAsync(here.Wang, "/accept 1");
        await here.SayAsync(here.Mei, "/close 1");
        Assert.Equal(Stage.Reported, (await here.AffairAsync())!.Stage);
        // The notice window ends unopposed, and closes it.
        await here.WindAsync(TimeSpan.FromDays(3) + TimeSpan.FromHours(1));
        Assert.Equal(Stage.Closed, (await here.AffairAsync())!.Stage);
    }

    [Fact]
    public async Task An_office_gives_nobody_a_voice_where_they_do_not_live()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        var stairwell = await here.OpenGroupAsync("Stairwell 1 of 1", "Building 1/Stairwell 1", here.Wang);
        await here.GreetAsync(here.Li);
        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Mei, "/grant @li moderator");
        await here.SayInAsync(stairwell, here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Li, "/second 1", inPrivate: true);
        Assert.Empty((await here.AffairAsync())!.Seconders);
        // Moderating does not need living there.
        await here.SayAsync(here.Li, "/discuss 1", inPrivate: true);
        Assert.Equal(Stage.Discussing, (await here.AffairAsync())!.Stage);
    }
}
