using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>Everybody votes at once.</summary>
public sealed class BurstTests
{
    private const int Voters = 100;

    private const int Votes = 1_000;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData(10)]
    [InlineData(50)]
    public async Task A_thousand_votes_cost_few_edits_and_the_card_soon_shows_the_final_count(int seconds)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        here.World.AllowBursts = false;
        var crowd = Enumerable.Range(1, Voters).Select(number => here.World.AddPerson($"Neighbour {number}")).ToList();
        crowd.ForEach(person => here.World.Join(here.Group, person.Id));
        await here.BringToAsync(Stage.Voting);
        await here.WindAsync(TimeSpan.FromMinutes(2));
        var (poll, before, began) = (here.Poll.Poll!.Id, here.World.Calls.Count, here.Clock.Now);

        var each = Votes * Tick / TimeSpan.FromSeconds(seconds);
        for (var vote = 0; vote < Votes; vote++)
        {
            here.World.Vote(crowd[vote % Voters].Id, poll, vote / Voters % 2);
            if (vote % (int)each == (int)each - 1)
            {
                await RestAsync(here);
                here.Clock.Advance(Tick);
            }
        }

        await RestAsync(here);
        var last = here.Clock.Now;
        await here.SettleAsync();

        var calls = here.World.Calls.Skip(before).ToList();
        var edits = calls.Where(call => call.Method == "editMessageText").ToList();
        Assert.All(calls, call => Assert.True(call.Ok, call.Description));
        Assert.InRange(edits.Count, 1, 2 + ((seconds + 5) / 4));
        Assert.All(
            edits, edit => Assert.InRange(edits.Count(other => other.At > edit.At.AddMinutes(-1) && other.At <= edit.At), 1, 15));
        Assert.InRange(edits[^1].At - last, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Contains($"For 0 · Against {Voters}", here.Card().Text, StringComparison.Ordinal);
        Assert.Equal(Votes, (await here.JournalAsync()).Count<BallotCast>());
    }

    /// <summary>Everything that can have its effect at this moment has had it.</summary>
    private static async Task RestAsync(Neighbourhood here)
    {
        await here.World.WhenAcknowledgedAsync(CancellationToken.None);
        await here.Services.GetRequiredService<OutboxProcessor>().WhenAtRestAsync(CancellationToken.None);
    }
}
