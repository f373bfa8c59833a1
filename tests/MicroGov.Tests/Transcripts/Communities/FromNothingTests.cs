using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Sandbox;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts.Communities;

/// <summary>From an empty group to a community that moves an affair up and down again, in one go.</summary>
public sealed class FromNothingTests
{
    [Fact]
    public async Task An_empty_group_becomes_a_community_whose_affair_goes_up_and_comes_back()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.SayAsync(here.Mei, "/setup");
        foreach (var answer in new[] { "English", "Asia/Shanghai", "Go on" })
        {
            await here.PressAsync(here.Mei, answer);
        }

        await here.ImportAsync();
        foreach (var answer in new[] { "Go on", "One household, one vote", "22:00–08:00", "Post it", "I see it" })
        {
            await here.PressAsync(here.Mei, answer);
        }

        Assert.Equal((60, 10), await here.AskAsync(async db => (await db.Households.CountAsync(), await db.Units.CountAsync())));

        var building = await here.OpenGroupAsync("Building 1", "Building 1");
        var stairwell = await here.OpenGroupAsync("Stairwell 1 of 1", "Building 1/Stairwell 1");
        var people = here.World.AddNeighbours(here.Group, 45);
        await here.SettleAsync();
        foreach (var (person, door) in people.Take(40).Zip(Estate.Doors))
        {
            await here.MoveInAsync(person, door);
        }

        foreach (var (person, door) in people.Skip(40).Zip(Estate.Doors.Skip(40)))
        {
            await here.SayAsync(person, $"/join {door}");
            await here.PressAsync(here.Mei, "Answer");
            Assert.Contains(door, here.Whispered(here.Mei));
            await here.PressAsync(here.Mei, "Let in");
        }

        Assert.Equal(45, await here.AskAsync(db => db.Residents.CountAsync()));

        // Ten of them live in the stairwell, twenty in the building.
        foreach (var person in people.Take(20))
        {
            here.World.Join(building, person.Id);
        }

        foreach (var person in people.Take(10))
        {
            here.World.Join(stairwell, person.Id);
        }

        await here.SettleAsync();
        await here.SayInAsync(stairwell, people[0], "/raise Dark stairwell");
        await here.SayInAsync(stairwell, people[1], "/say 1 for I fell there");
        await here.SayInAsync(stairwell, here.Mei, "/discuss 1");
        await here.SayInAsync(stairwell, here.Mei, "/openvote 1");
        await VoteAsync(stairwell, people.Take(5), "For");
        Assert.Contains("For 5 · Against 0 · Abstain 0\nVoted: 5 of 10", CardIn(stairwell).Text);

        var (before, left) = (await here.JournalAsync(), CardIn(stairwell).Id);
        await here.SayInAsync(stairwell, here.Mei, "/escalate 1 The wiring is the whole building's");
        Assert.Contains("#1 Dark stairwell has moved: it is with Building 1 now", here.World.Message(stairwell, left)!.Text);
        Assert.Contains("🏠 Building 1", CardIn(building).Text);
        Assert.Equal(Stage.Discussing, (await here.AffairAsync())!.Stage);
        await here.SayInAsync(building, here.Mei, "/openvote 1");
        await VoteAsync(building, people.Skip(8).Take(4), "Against");
        Assert.Contains("Against 4 · Abstain 0\nVoted: 4 of 20", CardIn(building).Text);
        await here.SayInAsync(building, here.Mei, "/closevote 1");
        Assert.Equal(Outcome.Rejected, (await here.AffairAsync())!.Outcome);
        await here.SayInAsync(building, people[0], "/reopen 1 Only our own lamps then");

        var above = CardIn(building).Id;
        await here.SayInAsync(building, here.Mei, "/senddown 1 Stairwell 1");
        Assert.Contains("has moved: it is with Building 1 / Stairwell 1 now", here.World.Message(building, above)!.Text);
        Assert.NotEqual(left, CardIn(stairwell).Id);
        var after = await here.JournalAsync();
        Assert.Equal(before.Select(Written), after.Take(before.Count).Select(Written));
        Assert.Equal((1, 2), ((await here.AffairAsync())!.Number, after.Count<AffairMoved>()));
        await here.IsWellAsync();
        here.NothingWasRefused("getChatMember");

        static string Written(AffairEvent happened) => AffairEvents.Format.Write(happened);

        async Task VoteAsync(long group, IEnumerable<SandboxPerson> voters, string label)
        {
            foreach (var voter in voters)
            {
                await here.PressOnAsync(voter, CardIn(group), label);
            }
        }

        SandboxMessage CardIn(long group) =>
            here.FromBotIn(group)
                .Last(message => message.Text.Contains('▰', StringComparison.Ordinal) && message.Buttons.Count > 0);
    }
}
