using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Transcripts.Communities;

public sealed class MovingTests
{
    [Fact]
    public async Task An_affair_of_a_stairwell_goes_up_to_the_building_and_back_down_with_its_number_and_history()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        var building = await here.OpenGroupAsync("Building 1", "Building 1", here.Wang, here.Li, here.Zhao);
        var stairwell = await here.OpenGroupAsync("Stairwell 1 of 1", "Building 1/Stairwell 1", here.Wang, here.Li);
        await here.SayInAsync(stairwell, here.Wang, "/raise Dark stairwell");
        await here.SayInAsync(stairwell, here.Li, "/second 1");
        await here.SayInAsync(stairwell, here.Li, "/say 1 for I fell there");
        var card = Assert.Single(here.FromBotIn(stairwell), IsCard);
        Assert.Contains("Building 1 / Stairwell 1", card.Text);

        await here.SayInAsync(stairwell, here.Mei, "/escalate 1 The wiring is the whole building's");
        Assert.Contains(
            "#1 Dark stairwell has moved: it is with Building 1 now, in the group Building 1.",
            here.World.Message(stairwell, card.Id)!.Text);
        Assert.Contains("The wiring is the whole building's", here.World.Message(stairwell, card.Id)!.Text);
        Assert.Empty(here.World.Message(stairwell, card.Id)!.Buttons);
        var above = Assert.Single(here.FromBotIn(building), IsCard);
        Assert.Contains("🏠 Building 1\n", above.Text);
        Assert.NotEmpty(above.Buttons);

        // Zhao, who is not in the stairwell's group, may take part now.
        await here.SayInAsync(building, here.Zhao, "/second 1");
        Assert.Equal(2, (await here.AffairAsync())!.Seconders.Count);
        await here.SayInAsync(building, here.Mei, "/senddown 1 Stairwell 1");
        Assert.Contains("has moved", here.World.Message(building, above.Id)!.Text);
        var again = here.FromBotIn(stairwell).Last(IsCard);
        Assert.NotEqual(card.Id, again.Id);
        Assert.Contains("Seconds: 2 of 3", again.Text);
        Assert.Equal(1, (await here.AffairAsync())!.Number);
        Assert.Equal(2, (await here.JournalAsync()).Count<AffairMoved>());
        await here.IsWellAsync();
        here.NothingWasRefused();
    }

    [Fact]
    public async Task What_fewer_decided_is_asked_again_above_and_advises_them()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        var building = await here.OpenGroupAsync("Building 1", "Building 1", here.Wang, here.Li, here.Zhao, here.Chen);
        await here.SayInAsync(building, here.Wang, "/raise Bicycle shed");
        await here.SayInAsync(building, here.Mei, "/discuss 1");
        await here.SayInAsync(building, here.Mei, "/openvote 1");
        var poll = here.FromBotIn(building).Last(message => message.Poll is not null);
        foreach (var person in new[] { here.Wang, here.Li, here.Zhao })
        {
            here.World.Vote(person.Id, poll.Poll!.Id, 0);
        }

        await here.SettleAsync();
        await here.SayInAsync(building, here.Mei, "/closevote 1");
        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
        await here.SayInAsync(building, here.Mei, "/escalate 1 The yard is everybody's");

        var affair = (await here.AffairAsync())!;
        Assert.Equal((Stage.Discussing, null, true), (affair.Stage, affair.UnitId, affair.Vote!.IsAdvisory));
        var card = here.FromBot.Last(IsCard);
        Assert.Contains("Asked again, since more neighbours are concerned now.", card.Text);
        Assert.Contains("For 3 · Against 0 · Abstain 0", card.Text);

        // A running vote of fewer ends when the affair moves.
        await here.SayAsync(here.Mei, "/senddown 1 Building 1");
        await here.SayInAsync(building, here.Mei, "/openvote 1");
        await here.SayInAsync(building, here.Mei, "/escalate 1 Again");
        Assert.True(here.FromBotIn(building).Last(message => message.Poll is not null).Poll!.Closed);
        Assert.Equal(Stage.Discussing, (await here.AffairAsync())!.Stage);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task The_raiser_is_asked_whom_it_concerns_and_the_smallest_circle_is_offered_first()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        await here.MoveInAsync(here.Wang, "1-1-101");
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var asked = here.Seen(here.Wang).Last(message => message.ReceiverId == here.Wang.Id);
        Assert.Equal(["Building 1 / Stairwell 1", "Building 1", "Locust Lane 3"], asked.Buttons.Select(row => row[0].Text));
        Assert.True((await here.PressOnAsync(here.Li, here.Card(), "More")) is not null);
        await here.PressOnAsync(here.Wang, asked, "Building 1 / Stairwell 1");
        Assert.Contains("🏠 Building 1 / Stairwell 1", here.Card().Text);

        // A neighbour who did not raise it cannot forge it elsewhere.
        var unit = (await here.AffairAsync())!.UnitId;
        Assert.True((await here.ForgeAsync(here.Li, asked.Buttons[2][0].Data)).Alert);
        Assert.True((await here.ForgeAsync(here.Wang, asked.Buttons[0][0].Data[..^1] + "999")).Alert);
        Assert.Equal(unit, (await here.AffairAsync())!.UnitId);
    }

    [Fact]
    public async Task Where_units_share_a_group_only_those_who_live_in_the_unit_second_and_vote()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        foreach (
            var (person, door) in new (SandboxPerson, string)[]
            {
                (here.Wang, "1-1-101"),
                (here.Li, "1-1-102"),
                (here.Zhao, "2-1-101"),
            })
        {
            await here.MoveInAsync(person, door);
        }

        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.PressOnAsync(
            here.Wang, here.Seen(here.Wang).Last(message => message.ReceiverId == here.Wang.Id), "Building 1 / Stairwell 1");
        Assert.StartsWith(
            "#1 belongs to a unit that your household is not in",
            (await here.PressOnAsync(here.Zhao, here.Card(), "Second")).Text,
            StringComparison.Ordinal);
        await here.PressOnAsync(here.Li, here.Card(), "Second");
        Assert.Contains("Seconds: 1 of 3", here.Card().Text);
        // Others may still have an idea, or lend a hand.
        await here.SayAsync(here.Zhao, "/say 1 idea We have spare lamps");
        Assert.Equal(1, (await here.AffairAsync())!.Speeches);

        await here.SayAsync(here.Mei, "/discuss 1");
        await here.SayAsync(here.Mei, "/openvote 1");
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 1);
        Assert.Contains(
            "For 1 · Against 0 · Abstain 0\nVoted: 1 of 2; at least 3 needed\n"
                + "Kept apart, not counted (not in this group or unit): 1",
            here.Card().Text);
        here.NothingWasRefused();
    }

    private static bool IsCard(SandboxMessage message) =>
        message.Text.StartsWith("#1 ", StringComparison.Ordinal) && message.Buttons.Count > 0;
}
