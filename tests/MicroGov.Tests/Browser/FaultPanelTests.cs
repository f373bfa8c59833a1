using Microsoft.Playwright;

namespace MicroGov.Tests.Browser;

/// <summary>The page's switches for what goes wrong.</summary>
public sealed class FaultPanelTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Path.Combine(Path.GetTempPath(), "microgov-screenshots");

    [SkippableFact]
    public async Task A_fault_is_switched_on_and_off_with_the_keyboard_alone()
    {
        Chromium.Required();
        await using var house = await SandboxHouse.OpenAsync();
        var here = new Resident(await chromium.OpenAsync());
        await here.ComeAsync(house.Page);
        var keyboard = here.Page.Keyboard;

        await here.Page.GetByTestId("faults-open").FocusAsync();
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Tab");
        await Assertions.Expect(here.Page.GetByTestId("fault-errors")).ToBeFocusedAsync();
        await keyboard.PressAsync("Space");
        await Assertions.Expect(here.Page.Locator("#faults-on")).ToHaveTextAsync("1 on");
        Assert.Equal(("errors", 0.2), house.World.Faults.On.Select(one => (one.Fault.Name, one.Fault.Probability)).Single());
        await keyboard.PressAsync("Space");

        await Assertions.Expect(here.Page.Locator("#faults-on")).ToHaveTextAsync("");
        Assert.Empty(house.World.Faults.On);
    }

    [SkippableTheory]
    [InlineData("en", false)]
    [InlineData("zh", true)]
    public async Task The_switches_fit_a_narrow_phone(string language, bool dark)
    {
        Chromium.Required();
        Directory.CreateDirectory(Folder);
        await using var house = await SandboxHouse.OpenAsync(language == "zh" ? "zh-Hans" : "en");
        var page = await chromium.OpenAsync(360, 740, dark, language == "zh" ? "zh-CN" : "en-GB");
        await page.GotoAsync(house.Page);
        await page.Locator("#open-panel").ClickAsync();
        await page.GetByTestId("faults-open").ClickAsync();
        await page.GetByTestId("fault-database-full").CheckAsync();
        await Assertions.Expect(page.Locator("#faults-on")).ToContainTextAsync("1");

        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{language}-faults.png") });
        var wider = await page.Locator("#panel").EvaluateAsync<int>("panel => panel.scrollWidth - panel.clientWidth");
        Assert.True(wider <= 0, $"The panel is {wider} pixels too narrow.");
        await page.GetByTestId("faults-off").ClickAsync();
        await Assertions.Expect(page.GetByTestId("fault-database-full")).Not.ToBeCheckedAsync();
    }
}
