using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts.Communities;

public sealed class BindingTests
{
    [Fact]
    public async Task Forty_residents_bind_by_link_and_five_by_approval()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        var people = here.World.AddNeighbours(here.Group, 45);
        await here.SettleAsync();
        foreach (var (person, door) in people.Take(40).Zip(Estate.Doors))
        {
            await here.MoveInAsync(person, door);
        }

        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Mei, "/grant @li leader Building 3");
        await here.GreetAsync(here.Li);
        foreach (var (person, door) in people.Skip(40).Zip(Estate.Doors.Skip(55)))
        {
            await here.SayAsync(person, $"/join {door}");
            Assert.Contains($"asks to belong to {door}", here.Private(here.Li)[^1].Text);
            await here.PressInPrivateAsync(here.Li, "Let in");
        }

        Assert.Equal(45, await here.AskAsync(db => db.Residents.CountAsync()));
        Assert.Equal(0, await here.AskAsync(db => db.Admissions.CountAsync()));
        await here.SayAsync(people[0], "/me", inPrivate: true);
        Assert.EndsWith($"Your household: {Estate.Doors[0]}", here.Private(people[0])[^1].Text, StringComparison.Ordinal);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_code_works_once_until_it_expires_and_in_any_spelling()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.ImportAsync();
        var code = Estate.CodeIn(await here.InviteAsync("1-1-101"));
        await here.SayAsync(
            here.Li, $"/join {code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()}", inPrivate: true);
        Assert.StartsWith(
            "Welcome: you belong to 1-1-101 in Locust Lane 3", here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
        await here.SayAsync(here.Zhao, $"/join {code}", inPrivate: true);
        Assert.StartsWith("That code has been used already", here.Private(here.Zhao)[^1].Text, StringComparison.Ordinal);

        var late = Estate.CodeIn(await here.InviteAsync("1-1-102"));
        await here.WindAsync(TimeSpan.FromDays(31));
        await here.SayAsync(here.Zhao, $"/join {late}", inPrivate: true);
        Assert.StartsWith("That code has expired", here.Private(here.Zhao)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(1, await here.AskAsync(db => db.Residents.CountAsync()));
    }

    [Fact]
    public async Task Who_guesses_is_not_listened_to_for_an_hour_and_a_right_code_does_not_help()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.ImportAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            await here.SayAsync(here.Zhao, $"/join ABCD{guess}-FGHJK", inPrivate: true);
            Assert.StartsWith("That code is not known", here.Private(here.Zhao)[^1].Text, StringComparison.Ordinal);
        }

        var code = Estate.CodeIn(await here.InviteAsync("1-1-101"));
        await here.SayAsync(here.Zhao, $"/join {code}", inPrivate: true);
        Assert.StartsWith("Too many wrong codes", here.Private(here.Zhao)[^1].Text, StringComparison.Ordinal);
        await here.WindAsync(TimeSpan.FromHours(1));
        await here.SayAsync(here.Zhao, $"/join {code}", inPrivate: true);
        Assert.StartsWith("Welcome", here.Private(here.Zhao)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_answered_by_who_leads_there_and_by_nobody_else()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.ImportAsync();
        // Nobody leads yet, so the group is asked, and no door stands in it.
        await here.SayAsync(here.Zhao, "/join 2-1-101");
        Assert.StartsWith("Zhao asks to belong to a household.", here.FromBot[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2-1-101", here.FromBot[^1].Text);
        Assert.True((await here.PressAsync(here.Zhao, "Answer")).Alert);
        Assert.True((await here.PressAsync(here.Wang, "Answer")).Alert);
        await here.PressAsync(here.Mei, "Answer");
        Assert.Contains("2-1-101", here.Whispered(here.Mei));
        await here.PressAsync(here.Mei, "Do not let in");
        Assert.Equal(0, await here.AskAsync(db => db.Admissions.CountAsync()));
        Assert.True((await here.PressAsync(here.Mei, "Let in")).Alert);

        // A leader of another building does not count.
        await here.SayAsync(here.Wang, "/me");
        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Mei, "/grant @wang leader Building 1");
        await here.SayAsync(here.Mei, "/grant @li leader Building 2");
        await here.SayAsync(here.Zhao, "/join 2-1-101");
        Assert.True((await here.PressAsync(here.Wang, "Answer")).Alert);
        await here.PressAsync(here.Li, "Answer");
        await here.PressAsync(here.Li, "Let in");
        Assert.Equal(1, await here.AskAsync(db => db.Residents.CountAsync()));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Who_knocks_at_a_group_is_let_in_once_they_belong_to_a_household()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        here.World.RequireApproval(here.Group);
        here.World.RequestToJoin(here.Group, here.Stranger.Id);
        await here.SettleAsync();
        Assert.StartsWith(
            "To be let into Locust Lane 3, show that you live there",
            here.Private(here.Stranger)[^1].Text,
            StringComparison.Ordinal);
        Assert.Single(here.World.JoinRequests(here.Group));
        await here.MoveInAsync(here.Stranger, "3-1-101");
        Assert.Empty(here.World.JoinRequests(here.Group));
        await here.SayAsync(here.Stranger, "/raise Lift");
        Assert.NotNull(await here.AffairAsync());

        // Whoever is known already is let in at once.
        here.World.Leave(here.Group, here.Stranger.Id);
        here.World.RequestToJoin(here.Group, here.Stranger.Id);
        await here.SettleAsync();
        Assert.Empty(here.World.JoinRequests(here.Group));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Who_knocks_may_answer_with_their_door_and_reads_nothing_by_it()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        await here.SayAsync(here.Wang, "/raise Lift");
        here.World.RequireApproval(here.Group);
        here.World.RequestToJoin(here.Group, here.Stranger.Id);
        await here.SettleAsync();

        await here.SayAsync(here.Stranger, "/affairs", inPrivate: true);
        Assert.StartsWith("I don't know your group yet", here.Private(here.Stranger)[^1].Text, StringComparison.Ordinal);
        await here.SayAsync(here.Stranger, "/join 3-1-101", inPrivate: true);
        Assert.StartsWith("Stranger asks to belong to a household.", here.FromBot[^1].Text, StringComparison.Ordinal);
        await here.PressAsync(here.Mei, "Answer");
        await here.PressAsync(here.Mei, "Let in");
        Assert.Empty(here.World.JoinRequests(here.Group));
    }

    [Fact]
    public async Task Who_was_put_out_after_knocking_asks_for_no_door_any_more()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        here.World.RequireApproval(here.Group);
        here.World.RequestToJoin(here.Group, here.Stranger.Id);
        await here.SettleAsync();
        here.World.Ban(here.Group, here.Stranger.Id);
        await here.SettleAsync();

        var said = here.FromBot.Count;
        await here.SayAsync(here.Stranger, "/join 3-1-101", inPrivate: true);
        Assert.StartsWith("I don't know your group yet", here.Private(here.Stranger)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(said, here.FromBot.Count);
    }

    [Fact]
    public async Task Cards_for_all_are_one_file_for_the_administrator_alone()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.ImportAsync();
        await here.SayAsync(here.Mei, "/invite all");
        var sent = here.Private(here.Mei).Last(message => message.Document is not null);
        Assert.Equal("invitations.pdf", sent.Document!.Name);
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(sent.Document.Content.Span[..4]));
        Assert.Equal(Estate.Households, await here.AskAsync(db => db.Codes.CountAsync()));
        // Sent and gone: the codes in clear are kept nowhere.
        Assert.Equal(0, await here.AskAsync(db => db.Documents.CountAsync()));
        await here.SayAsync(here.Li, "/invite all");
        Assert.Equal(Estate.Households, await here.AskAsync(db => db.Codes.CountAsync()));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Where_the_group_would_look_on_no_code_and_no_door_is_told()
    {
        // In a basic group nothing can be whispered, and Wang has not opened a private chat.
        await using var here = await Neighbourhood.OpenAsync(supergroup: false);
        await here.ImportAsync();
        here.World.Promote(here.Group, here.Wang.Id);
        await here.SettleAsync();
        foreach (var command in new[] { "/invite 1-1-101", "/invite all", "/units link" })
        {
            await here.SayAsync(here.Wang, command);
            Assert.StartsWith("I send that to you alone", here.FromBot[^1].Text, StringComparison.Ordinal);
        }

        Assert.Equal(0, await here.AskAsync(db => db.Codes.CountAsync()));
        Assert.DoesNotContain(here.FromBot, message => message.Text.Contains("1-1-101", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_lives_in_another_building_is_not_let_into_this_ones_group()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        var building = await here.OpenGroupAsync("Building 1", "Building 1");
        here.World.RequireApproval(building);
        await here.MoveInAsync(here.Wang, "2-1-101");
        here.World.RequestToJoin(building, here.Wang.Id);
        await here.SettleAsync();
        Assert.Single(here.World.JoinRequests(building));
        await here.MoveInAsync(here.Wang, "1-1-101");
        Assert.Empty(here.World.JoinRequests(building));
    }

    [Fact]
    public async Task The_code_that_links_a_group_is_good_only_for_who_made_it()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.GreetAsync(here.Mei);
        await here.SayAsync(here.Mei, "/units link", inPrivate: true);
        var code = Estate.CodeIn(here.Private(here.Mei)[^1].Text);
        var elm = here.World.AddGroup("Elm Court", true, here.Stranger, botIsAdmin: true);
        await here.SettleAsync();
        await here.SayInAsync(elm, here.Stranger, $"/join {code}");
        Assert.Equal(2, await here.AskAsync(db => db.Communities.CountAsync()));

        // Whose group it is decides who administers the community: Mei's came first, whatever joins it.
        var second = here.World.AddGroup("Building 1", true, here.Mei, botIsAdmin: true);
        await here.SettleAsync();
        await here.SayInAsync(second, here.Mei, $"/join {code}");
        Assert.Equal(2, await here.AskAsync(db => db.Communities.CountAsync()));
        Assert.Equal(
            "Locust Lane 3",
            await here.AskAsync(db => db.Communities.OrderBy(row => row.Id).Select(row => row.Title).FirstAsync()));
        await here.SayInAsync(second, here.Mei, "/me");
        Assert.Equal(
            "Locust Lane 3",
            await here.AskAsync(db => db.Communities.OrderBy(row => row.Id).Select(row => row.Title).FirstAsync()));
        here.NothingWasRefused();
    }
}
