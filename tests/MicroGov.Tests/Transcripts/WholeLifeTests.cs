using MicroGov.Core.Lifecycle;

namespace MicroGov.Tests.Transcripts;

public sealed class WholeLifeTests
{
    [Fact]
    public async Task An_affair_lives_from_raised_to_closed_by_commands_alone()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell\nFloors 4 to 6");
        await here.SayAsync(here.Li, "/second 1");
        await here.SayAsync(here.Zhao, "/second #1");
        await here.SayAsync(here.Chen, "/second 1");
        Assert.Contains("Discussing", here.Card().Text);
        await here.SayAsync(here.Li, "/say 1 for My boy fell there");
        await here.SayAsync(here.Mei, "/openvote 1 for 2d");
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 1);
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains("For 2 · Against 1 · Abstain 0", here.FromBot[^1].Text);
        await here.SayAsync(here.Zhao, "/claim 1");
        await here.SayAsync(here.Zhao, "/progress 1 Lamps ordered");
        await here.SayAsync(here.Zhao, "/done 1 Both lamps work");
        await here.SayAsync(here.Wang, "/accept 1");
        await here.SayAsync(here.Li, "/rate 1 5");
        await here.SayAsync(here.Mei, "/close 1 Thank you all");

        var affair = await here.AffairAsync();
        Assert.Equal((Stage.Closed, Outcome.Resolved), (affair!.Stage, affair.Outcome!.Value));
        Assert.True(here.Poll.Poll!.Closed);
        // The greeting belongs to the group, not to the affair.
        Assert.InRange(here.FromBot.Count - 1, 4, 8);
        here.NothingWasRefused();
    }
}
