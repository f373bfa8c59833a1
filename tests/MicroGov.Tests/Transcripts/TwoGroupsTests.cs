using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

public sealed class TwoGroupsTests
{
    [Fact]
    public async Task Two_groups_count_on_their_own_and_do_not_reach_each_others_affairs()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var elm = here.World.AddGroup("Elm Court", true, here.Stranger, members: [here.Li]);
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Wang, "/raise Bicycles");
        await SayThereAsync("/raise Lift");
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        Assert.Equal(
            ["1 Dark stairwell", "1 Lift", "2 Bicycles"],
            (await db.Affairs.Select(row => row.Number + " " + row.Title).ToListAsync()).Order(StringComparer.Ordinal));

        // The owner of Elm Court moderates there, and only there.
        await SayThereAsync("/decline 2 Not ours");
        Assert.StartsWith("There is no #2 here", There(), StringComparison.Ordinal);
        await SayThereAsync("/merge 1 into 2");
        Assert.StartsWith("There is no #2 here", There(), StringComparison.Ordinal);
        await SayThereAsync("/affairs");
        Assert.Equal("#1 Lift · Raised", There());
        await SayThereAsync("/decline 1 Not ours");
        Assert.Equal(
            ["Bicycles Raised", "Dark stairwell Raised", "Lift Closed"],
            (await db.Affairs.Select(row => row.Title + " " + row.Stage).ToListAsync()).Order(StringComparer.Ordinal));
        here.NothingWasRefused();

        async Task SayThereAsync(string text)
        {
            here.World.Send(here.Stranger.Id, elm, text);
            await here.SettleAsync();
        }

        string There() => here.World.Messages(elm).Last(message => message.FromBot).Text;
    }

    [Fact]
    public async Task In_private_a_number_means_the_group_where_one_has_acted_and_with_two_it_asks()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var elm = here.World.AddGroup("Elm Court", true, here.Stranger, members: [here.Li]);
        here.World.Send(here.Stranger.Id, elm, "/raise Lift");
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Li, "/second 1", inPrivate: true);
        Assert.Equal("Seconded #1. Thank you.\nIn Locust Lane 3", here.Private(here.Li)[^1].Text);
        Assert.Contains("Seconds: 1 of 3", here.Card().Text);
        here.World.Send(here.Li.Id, elm, "/me");
        await here.SettleAsync();
        await here.SayAsync(here.Li, "/affairs", inPrivate: true);
        await here.PressInPrivateAsync(here.Li, "Elm Court");
        Assert.Equal("#1 Lift · Raised\nIn Elm Court", here.Private(here.Li)[^1].Text);
    }

    [Fact]
    public async Task Who_belongs_to_no_group_reaches_nothing_in_private()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        foreach (var command in new[] { "/affair 1", "/affairs", "/second 1", "/raise Lamp", "/say 1 Hello" })
        {
            await here.SayAsync(here.Stranger, command, inPrivate: true);
            Assert.StartsWith("I don't know your group yet", here.Private(here.Stranger)[^1].Text, StringComparison.Ordinal);
        }

        Assert.Single(await here.JournalAsync());
    }
}
