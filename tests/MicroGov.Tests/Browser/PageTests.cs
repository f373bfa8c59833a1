using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MicroGov.Tests.Browser;

/// <summary>The chat page as people use it: in a real browser, on the real service.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task An_affair_lives_from_raised_to_closed_on_the_page()
    {
        Chromium.Required();
        await using var house = await SandboxHouse.OpenAsync();
        var here = new Resident(await chromium.OpenAsync());
        await here.ComeAsync(house.Page);

        await here.BeAsync("Jun Wang");
        await here.WriteAsync("/raise Dark stairwell in unit 3\nFloors 4 to 6 are pitch dark.");
        await here.StageIsAsync("Raised");
        await Assertions.Expect(here.Page.GetByTestId("pinned")).ToContainTextAsync("Dark stairwell");
        foreach (var neighbour in new[] { "Na Li", "Yang Zhao", "Granny Chen" })
        {
            await here.BeAsync(neighbour);
            await here.PressAsync("Second");
            await Assertions.Expect(here.Toast.Last).ToBeVisibleAsync();
        }

        await here.StageIsAsync("Discussing");
        await here.WriteAsync("/say 1 for My boy fell there on Tuesday");
        await here.BeAsync("Mei Lin");
        await here.PressAsync("Open vote");
        await here.StageIsAsync("Voting");
        foreach (var (neighbour, choice) in new[] { ("Jun Wang", 0), ("Na Li", 0), ("Granny Chen", 1) })
        {
            await here.BeAsync(neighbour);
            await here.VoteAsync(choice);
        }

        await here.WindAsync("clock-day");
        await here.WindAsync("clock-deadline");
        await here.WindAsync("clock-deadline");
        await here.SeesAsync("adopted");
        await here.BeAsync("Yang Zhao");
        await here.PressAsync("I'll do it");
        await here.WriteAsync("/done 1 Three lamps, all working");
        await here.SeesAsync("reports it done");
        await here.BeAsync("Jun Wang");
        await here.PressAsync("Accept");
        await here.PressAsync("5");
        await here.BeAsync("Mei Lin");
        await here.PressAsync("Close");
        await here.SeesAsync("is solved");
        await here.StageIsAsync("Closed: resolved");
    }

    [SkippableFact]
    public async Task One_raises_and_seconds_with_the_keyboard_alone()
    {
        Chromium.Required();
        await using var house = await SandboxHouse.OpenAsync();
        var here = new Resident(await chromium.OpenAsync());
        await here.ComeAsync(house.Page);
        var keyboard = here.Page.Keyboard;

        await TabToAsync(here.Page.GetByTestId("person-select"));
        await keyboard.TypeAsync("Jun");
        await TabToAsync(here.Page.GetByTestId("composer"));
        await keyboard.TypeAsync("/raise Broken bench");
        await keyboard.PressAsync("Enter");
        await here.StageIsAsync("Raised");
        await TabToAsync(here.Page.GetByTestId("person-select"));
        await keyboard.TypeAsync("Na Li");
        await Assertions.Expect(here.Page.Locator("#my-role")).ToContainTextAsync("resident");
        await TabToAsync(here.Button("Second"));
        await keyboard.PressAsync("Enter");

        await Assertions.Expect(here.Said("▰")).ToContainTextAsync("1 of 3", new() { Timeout = Resident.Patience });

        async Task TabToAsync(ILocator wanted)
        {
            for (var steps = 0; steps < 80; steps++)
            {
                if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
                {
                    return;
                }

                await keyboard.PressAsync("Tab");
            }

            Assert.Fail($"The Tab key never comes to {wanted}.");
        }
    }

    [SkippableFact]
    public async Task When_the_server_goes_and_comes_back_so_does_the_page()
    {
        Chromium.Required();
        await using var house = await SandboxHouse.OpenAsync();
        var here = new Resident(await chromium.OpenAsync());
        await here.ComeAsync(house.Page);
        await here.Page.GetByTestId("composer").FillAsync("half a sentence");

        await house.StopAsync();
        await Assertions.Expect(here.Page.GetByTestId("reconnecting")).ToBeVisibleAsync(new() { Timeout = Resident.Patience });
        await house.StartAsync();

        await Assertions.Expect(here.Page.GetByTestId("reconnecting")).ToBeHiddenAsync(new() { Timeout = Resident.Patience });
        await here.BeAsync("Jun Wang");
        await here.WriteAsync("/raise After the storm");
        await here.StageIsAsync("Raised");
    }

    [SkippableFact]
    public async Task The_page_starts_again_with_an_empty_group_when_asked()
    {
        Chromium.Required();
        await using var house = await SandboxHouse.OpenAsync();
        var here = new Resident(await chromium.OpenAsync());
        await here.ComeAsync(house.Page);
        await here.WriteAsync("/raise Soon forgotten");
        await here.StageIsAsync("Raised");

        await here.Page.GetByTestId("restart").ClickAsync();
        await here.Page.GetByTestId("confirm").ClickAsync();

        await Assertions.Expect(here.Messages.Filter(new() { HasText = "Soon forgotten" })).ToHaveCountAsync(0);
        await here.WriteAsync("/raise A new beginning");
        await Assertions
            .Expect(here.Said("▰"))
            .ToContainTextAsync(new Regex("^.*#1 A new beginning"), new() { Timeout = Resident.Patience });
    }
}
