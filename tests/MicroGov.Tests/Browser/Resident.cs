using Microsoft.Playwright;

namespace MicroGov.Tests.Browser;

/// <summary>
/// Somebody at the sandbox's page: chooses who to be, writes, presses, votes, winds the clock; and waits for what follows.
/// </summary>
public sealed class Resident(IPage page)
{
    public IPage Page => page;

    public ILocator Messages => page.GetByTestId("message");

    public ILocator Toast => page.GetByTestId("toast");

    /// <summary>The bot's newest message with these words, ephemeral ones left out.</summary>
    public ILocator Said(string words) =>
        page.Locator("[data-testid=message][data-ephemeral=false]").Filter(new() { HasText = words }).Last;

    public async Task ComeAsync(string address)
    {
        await page.GotoAsync(address);
        await Assertions.Expect(page.GetByTestId("person-select")).ToContainTextAsync("Mei");
    }

    public async Task BeAsync(string name)
    {
        var select = page.GetByTestId("person-select");
        var value = await select.Locator("option").Filter(new() { HasText = name }).GetAttributeAsync("value");
        await select.SelectOptionAsync(value!);
    }

    public async Task WriteAsync(string text)
    {
        await page.GetByTestId("composer").FillAsync(text);
        await page.GetByTestId("send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("composer")).ToHaveValueAsync("");
    }

    public Task PressAsync(string label) => Button(label).ClickAsync();

    /// <summary>The newest button with this label.</summary>
    public ILocator Button(string label) =>
        page.GetByTestId("inline-button")
            .Filter(new() { HasTextString = label })
            .And(page.GetByText(label, new() { Exact = true }))
            .Last;

    /// <summary>As long as the page still shows the choice of the one before, pressing the same would take it back.</summary>
    public async Task VoteAsync(int choice)
    {
        var chosen = Assertions.Expect(page.Locator("[data-testid=poll-option][aria-pressed=true]"));
        await chosen.ToHaveCountAsync(0);
        await page.Locator($"[data-testid=poll-option][data-index=\"{choice}\"]").Last.ClickAsync();
        await chosen.ToHaveCountAsync(1);
    }

    /// <summary>Winds the clock; a button still at work would take no second press.</summary>
    public async Task WindAsync(string button)
    {
        await page.GetByTestId(button).ClickAsync();
        await Assertions.Expect(page.GetByTestId(button)).Not.ToHaveAttributeAsync("aria-busy", "true");
    }

    public Task SeesAsync(string words) => Assertions.Expect(Said(words)).ToBeVisibleAsync(new() { Timeout = Patience });

    public Task StageIsAsync(string stage) =>
        Assertions.Expect(Said("▰")).ToContainTextAsync(stage, new() { Timeout = Patience });

    /// <summary>Generous: it is only there so that a broken page fails some day.</summary>
    public const float Patience = 60_000;
}
