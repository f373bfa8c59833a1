using Microsoft.Playwright;

namespace MicroGov.Tests.Browser;

/// <summary>Several groups on the page, files and links, in a real browser.</summary>
public sealed class GroupTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task One_makes_a_group_switches_between_chats_asks_to_join_and_is_let_in()
    {
        Chromium.Required();
        await using var house = await SandboxHouse.OpenAsync();
        var here = new Resident(await chromium.OpenAsync());
        await here.ComeAsync(house.Page);
        var page = here.Page;

        await here.BeAsync("Mei Lin");
        await page.GetByTestId("group-new").ClickAsync();
        await page.GetByTestId("group-title").FillAsync("Garden club");
        await page.GetByText("New members need approval").First.ClickAsync();
        await page.GetByTestId("group-title").PressAsync("Enter");
        await Assertions.Expect(Tab("Garden club")).ToHaveAttributeAsync("aria-pressed", "true");
        await here.WriteAsync("Who waters the roses?");
        await Tab("Locust Lane").ClickAsync();
        await Assertions.Expect(here.Messages.Filter(new() { HasText = "roses" })).ToHaveCountAsync(0);

        await here.BeAsync("Jun Wang");
        await Assertions.Expect(page.GetByTestId("chat-group")).ToHaveCountAsync(1);
        await page.GetByTestId("group-ask").ClickAsync();
        await Assertions.Expect(page.Locator("#outside-text")).ToContainTextAsync("waits for an answer");
        await here.BeAsync("Mei Lin");
        await Tab("Garden club").ClickAsync();
        await Assertions.Expect(page.GetByTestId("requests")).ToContainTextAsync("Jun Wang asks to join");
        await page.GetByTestId("requests-yes").ClickAsync();
        await Assertions.Expect(page.GetByTestId("requests")).ToBeHiddenAsync();

        await here.BeAsync("Jun Wang");
        await here.SeesAsync("Who waters the roses?");
        await here.WriteAsync("I do");
        await page.GetByTestId("neighbours").ClickAsync();
        await Assertions.Expect(page.Locator("#groups")).ToContainTextAsync("43 members");
        await page.Locator("#membership").ClickAsync();
        await Assertions.Expect(page.Locator("#outside-text")).ToContainTextAsync("not in this group");
        await page.GetByTestId("chat-private").ClickAsync();
        await Assertions.Expect(page.Locator("#empty")).ToContainTextAsync("private chat");

        ILocator Tab(string title) => page.GetByTestId("chat-group").Filter(new() { HasText = title });
    }

    [SkippableFact]
    public async Task A_file_is_sent_and_fetched_and_a_link_opens_the_private_chat()
    {
        Chromium.Required();
        await using var house = await SandboxHouse.OpenAsync();
        var here = new Resident(await chromium.OpenAsync());
        await here.ComeAsync(house.Page);
        var page = here.Page;

        await here.BeAsync("Na Li");
        await page.GetByTestId("file-input").SetInputFilesAsync(
            new FilePayload { Name = "homes.csv", MimeType = "text/csv", Buffer = "1-101,1\n"u8.ToArray() });
        await Assertions.Expect(page.Locator("#attached")).ToContainTextAsync("homes.csv");
        await here.WriteAsync($"Our list. Mine: https://t.me/{house.World.BotUsername}?start=home_1");
        var file = page.GetByTestId("file");
        var download = await page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.Equal("homes.csv", download.SuggestedFilename);
        Assert.Equal("1-101,1\n", await File.ReadAllTextAsync(await download.PathAsync()));

        await page.GetByRole(AriaRole.Link, new() { Name = "start=home_1" }).ClickAsync();
        await Assertions.Expect(here.Messages.Filter(new() { HasText = "/start home_1" })).ToBeVisibleAsync();
        await page.GetByTestId("chat-group").ClickAsync();
        await page.GetByTestId("link").FillAsync($"t.me/{house.World.BotUsername}?start=card_2");
        await page.GetByTestId("link").PressAsync("Enter");
        await Assertions.Expect(here.Messages.Filter(new() { HasText = "/start card_2" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("link")).ToHaveValueAsync("");
    }

    [SkippableFact]
    public async Task A_file_is_chosen_from_a_menu_the_keyboard_alone_works()
    {
        Chromium.Required();
        await using var house = await SandboxHouse.OpenAsync();
        var here = new Resident(await chromium.OpenAsync());
        await here.ComeAsync(house.Page);
        var (page, keyboard) = (here.Page, here.Page.Keyboard);

        // Listening from the start: whoever listens only when the key is pressed may hear too late.
        var chosen = new TaskCompletionSource<IFileChooser>();
        page.FileChooser += (_, chooser) => chosen.TrySetResult(chooser);

        await page.Locator("#attach").FocusAsync();
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#attach")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#attach-photo")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#attached")).ToBeVisibleAsync();
        await page.Locator("#attach").FocusAsync();
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#attach-file")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        var chooser = await chosen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await chooser.SetFilesAsync(new FilePayload { Name = "plan.txt", MimeType = "text/plain", Buffer = "plan"u8.ToArray() });

        await Assertions.Expect(page.Locator("#attached")).ToContainTextAsync("plan.txt");
    }
}
