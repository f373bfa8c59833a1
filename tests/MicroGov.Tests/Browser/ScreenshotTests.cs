using Microsoft.Playwright;

namespace MicroGov.Tests.Browser;

/// <summary>
/// Pictures of the page in the middle of an affair, for eyes to judge; and what eyes need not: nothing wider than the window.
/// They go to the folder named by the environment variable SCREENSHOTS, or to a temporary one.
/// </summary>
public sealed class ScreenshotTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Path.Combine(Path.GetTempPath(), "microgov-screenshots");

    [SkippableTheory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_page_fits_every_window_light_and_dark(string language)
    {
        Chromium.Required();
        Directory.CreateDirectory(Folder);
        await using var house = await SandboxHouse.OpenAsync(language == "zh" ? "zh-Hans" : "en");
        await PrepareAsync(house, language == "zh");
        foreach (var (width, height) in new[] { (360, 740), (768, 1024), (1440, 900) })
        {
            foreach (var dark in new[] { false, true })
            {
                var page = await chromium.OpenAsync(width, height, dark, language == "zh" ? "zh-CN" : "en-GB");
                await page.GotoAsync(house.Page);
                await Assertions.Expect(page.GetByTestId("poll-option").First).ToBeVisibleAsync();
                var name = $"{language}-{width}-{(dark ? "dark" : "light")}";
                await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });
                var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Assert.True(wider <= 0, $"{name} is {wider} pixels wider than its window.");
                if (width < 720)
                {
                    await page.Locator("#open-panel").ClickAsync();
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + "-panel.png") });
                }

                await page.Context.CloseAsync();
            }
        }
    }

    /// <summary>An affair with its vote open: a card, a poll with bars, a few voices.</summary>
    private async Task PrepareAsync(SandboxHouse house, bool zh)
    {
        var here = new Resident(await chromium.OpenAsync(locale: zh ? "zh-CN" : "en-GB"));
        await here.Page.GotoAsync(house.Page);
        await here.BeAsync(zh ? "王军" : "Jun Wang");
        await here.WriteAsync(zh
            ? "/raise 三单元楼道灯坏了\n4 到 6 楼全黑，陈奶奶摸黑下楼。"
            : "/raise Dark stairwell in unit 3\nFloors 4 to 6 are pitch dark. Granny Chen feels her way down.");
        await here.StageIsAsync(zh ? "提事" : "Raised");
        await here.BeAsync(zh ? "林梅" : "Mei Lin");
        await here.PressAsync(zh ? "开始讨论" : "Open discussion");
        await here.StageIsAsync(zh ? "议事" : "Discussing");
        await here.BeAsync(zh ? "李娜" : "Na Li");
        await here.WriteAsync(zh ? "/say 1 赞成 我家孩子周二在那儿摔了" : "/say 1 for My boy fell there on Tuesday");
        await here.WriteAsync(zh ? "/option 1 感应灯" : "/option 1 Motion-sensor lamps");
        await here.WriteAsync(zh ? "/option 1 普通 LED 灯泡" : "/option 1 Plain LED bulbs");
        await here.BeAsync(zh ? "林梅" : "Mei Lin");
        await here.WriteAsync("/openvote 1");
        await here.StageIsAsync(zh ? "决事" : "Voting");
        foreach (var (name, choice) in zh
            ? new[] { ("王军", 0), ("李娜", 0), ("陈奶奶", 1), ("林梅", 0) }
            : [("Jun Wang", 0), ("Na Li", 0), ("Granny Chen", 1), ("Mei Lin", 0)])
        {
            await here.BeAsync(name);
            await here.VoteAsync(choice);
        }

        await here.BeAsync(zh ? "王军" : "Jun Wang");
        await here.WriteAsync("/ballot 1");
        await Assertions.Expect(here.Page.Locator("[data-ephemeral=true][data-testid=message]").Last).ToBeVisibleAsync(new() { Timeout = Resident.Patience });
        await here.Page.Context.CloseAsync();
    }
}
