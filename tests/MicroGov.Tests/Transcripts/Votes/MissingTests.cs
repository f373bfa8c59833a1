using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

public sealed class MissingTests
{
    [Fact]
    public async Task Who_leads_sees_the_doors_that_are_missing_in_private_and_nobody_else_does()
    {
        await using var here = await Owners.OpenAsync();
        await here.SayAsync(here.Mei, "/openvote 1 household");
        await here.PressAsync(here.Wang, "For");
        await here.PressAsync(here.Zhao, "For");
        await here.SayAsync(here.Mei, "/missing 1", inPrivate: true);
        Assert.Equal(
            "Still missing on #1 Dark stairwell (8):\nBuilding 1: 1-103, 1-104\nBuilding 2: 2-101, 2-102, 2-103\n"
                + "Building 3: 3-101, 3-102, 3-103",
            here.Told(here.Mei));
        var group = here.FromBot.Count;
        await here.SayAsync(here.Mei, "/missing 1");
        Assert.Equal(group, here.FromBot.Count(message => message.ReceiverId is null));
        await here.SayAsync(here.Li, "/missing 1", inPrivate: true);
        Assert.StartsWith("Only a moderator, or the leader", here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Mei, "/grant @li leader Building 2");
        await here.SayAsync(here.Li, "/missing 1", inPrivate: true);
        Assert.Equal("Still missing on #1 Dark stairwell (3):\nBuilding 2: 2-101, 2-102, 2-103", here.Told(here.Li));
        Assert.DoesNotContain(
            here.FromBot, message => Owners.Doors.Any(door => message.Text.Contains(door, StringComparison.Ordinal)));
        await here.SayAsync(here.Mei, "/closevote 1");
        await here.SayAsync(here.Mei, "/missing 1", inPrivate: true);
        Assert.StartsWith("This vote is over", here.Private(here.Mei)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_reminded_more_than_twice_however_often_a_vote_is_prolonged()
    {
        await using var here = await Owners.OpenAsync();
        await here.WriteRuleAsync("long", """ "basis": "household", "minimumVoters": 9, "extensions": 5 """);
        await here.SayAsync(here.Mei, "/openvote 1 long");
        await here.PressAsync(here.Wang, "For");
        await here.WindAsync(TimeSpan.FromDays(17));
        Assert.Equal(5, (await here.AffairAsync())!.Vote!.Extensions);
        Assert.Equal(
            [0, 0, 2, 2],
            new[] { here.Wang, here.Li, here.Zhao, here.Chen }.Select(person =>
                here.Private(person)
                    .Count(message => message.Text.StartsWith("Your vote is missing on #1", StringComparison.Ordinal))
            ));
        Assert.DoesNotContain(here.FromBot, message => message.Text.Contains("Still missing", StringComparison.Ordinal));
        Assert.All(
            here.Private(here.Zhao).Where(message => message.Text.StartsWith("Your vote is missing", StringComparison.Ordinal)),
            message => Assert.InRange(message.Date.Hour, 8, 21));
    }

    [Fact]
    public async Task Nobody_is_reminded_of_a_vote_that_can_end_in_one_way_only()
    {
        await using var here = await Neighbourhood.OpenAsync();
        foreach (var person in new[] { here.Zhao, here.Chen })
        {
            await here.GreetAsync(person);
            await here.SayAsync(person, "/me");
        }

        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Mei, 0);
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Li, 0);
        var told = (here.Private(here.Zhao).Count, here.Private(here.Chen).Count, here.FromBot.Count);
        await here.WindAsync(TimeSpan.FromDays(2) + TimeSpan.FromHours(1));
        Assert.Equal(told, (here.Private(here.Zhao).Count, here.Private(here.Chen).Count, here.FromBot.Count));
        Assert.True((await here.JournalAsync()).OfType<VotersReminded>().Single().Needless);
        await here.IsWellAsync();
    }
}
