using System.Text;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts.Communities;

public sealed class RosterByChatTests
{
    [Fact]
    public async Task A_file_becomes_three_buildings_six_stairwells_and_sixty_households()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.ImportAsync();

        Assert.Equal(Estate.Households, await here.AskAsync(db => db.Households.CountAsync()));
        // The community itself, the buildings, the stairwells.
        Assert.Equal(1 + 3 + 6, await here.AskAsync(db => db.Units.CountAsync()));
        await here.SayAsync(here.Mei, "/units", inPrivate: true);
        Assert.StartsWith(
            "Locust Lane 3 · 60 households · Locust Lane 3\n\u2003Building 1 · 20 households\n"
                + "\u2003\u2003Stairwell 1 · 10 households",
            here.Private(here.Mei)[^1].Text,
            StringComparison.Ordinal);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task What_a_file_would_change_is_shown_first_and_nothing_is_done_before_the_button()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.ImportAsync();
        await here.SendRosterAsync(
            here.Mei,
            Encoding.UTF8.GetBytes(
                "门牌,楼栋,单元,面积,人数,业主\n1-1-101,Building 1,Stairwell 1,90,4,是\n9-9-901,Building 9,,60,1,否\n"));

        var told = here.Private(here.Mei)[^1].Text;
        Assert.Contains("add 1 households and change 1; 0 stay", told);
        Assert.Contains("1-1-101 changes", told);
        Assert.Contains("New units: Building 9", told);
        Assert.Contains("59 are not in the file and stay", told);
        Assert.Equal(Estate.Households, await here.AskAsync(db => db.Households.CountAsync()));
        await here.PressInPrivateAsync(here.Mei, "Import");
        Assert.Equal(Estate.Households + 1, await here.AskAsync(db => db.Households.CountAsync()));
        Assert.Equal(
            9_000,
            await here.AskAsync(db => db.Households.Where(row => row.Door == "1-1-101").Select(row => row.Area).SingleAsync()));

        // A second press of the same button imports nothing again.
        Assert.True((await here.PressInPrivateAsync(here.Mei, "Import")).Alert);
    }

    [Fact]
    public async Task A_bad_file_is_refused_line_by_line_and_nothing_of_it_is_imported()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        await here.SendRosterAsync(here.Mei, Encoding.UTF8.GetBytes(
            $"door,area\n1-1-101,88\n=1+1,88\n1-1-102,-5\n1-1-101,88\n{new string('x', 1_500_000)},1\n"));

        var told = here.Private(here.Mei)[^1];
        Assert.Contains("4 things are wrong, so nothing was imported", told.Text);
        Assert.All([3, 4, 5, 6], line => Assert.Contains($"Line {line}: ", told.Text));
        Assert.Empty(told.Buttons);
        Assert.Equal(0, await here.AskAsync(db => db.Households.CountAsync()));

        await here.SendRosterAsync(here.Mei, [0x64, 0xFF, 0xFE, 0x00, 0x81], "broken.csv");
        Assert.Contains("Line 1: ", here.Private(here.Mei)[^1].Text);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Only_administrators_see_and_import_households()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Li);
        await here.SayAsync(here.Li, "/me");
        await here.SendRosterAsync(here.Li, Encoding.UTF8.GetBytes(Estate.Roster));
        Assert.StartsWith("Only an administrator", here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await here.AskAsync(db => db.Households.CountAsync()));
    }

    [Fact]
    public async Task Two_files_are_both_looked_at_and_a_button_imports_only_its_own()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        await here.SendRosterAsync(here.Mei, Encoding.UTF8.GetBytes("door\n1-1-101\n"), "one.csv");
        await here.SendRosterAsync(here.Mei, Encoding.UTF8.GetBytes("door\n2-2-202\n3-2-302\n"), "two.csv");
        var plans = here.Private(here.Mei)
            .Where(message => message.Buttons.Count > 0 && message.Text.StartsWith("This would add", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(["This would add 1 ", "This would add 2 "], plans.Select(plan => plan.Text[..17]));
        Assert.True((await here.PressOnAsync(here.Mei, plans[0], "Import")).Alert);
        Assert.Equal(0, await here.AskAsync(db => db.Households.CountAsync()));
        await here.PressOnAsync(here.Mei, plans[1], "Import");
        Assert.Equal(2, await here.AskAsync(db => db.Households.CountAsync()));
    }
}
