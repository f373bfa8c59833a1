using MicroGov.Sandbox;
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
        var page = await chromium.OpenAsync(locale: language == "zh" ? "zh-CN" : "en-GB");
        foreach (var (width, height) in new[] { (360, 740), (768, 1024), (1440, 900) })
        {
            foreach (var dark in new[] { false, true })
            {
                await Chromium.ShowAsync(page, house.Page, width, height, dark);
                await Assertions.Expect(page.GetByTestId("poll-option").First).ToBeVisibleAsync();
                var name = $"{language}-{width}-{(dark ? "dark" : "light")}";
                await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });
                var wider = await page.EvaluateAsync<int>(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Assert.True(wider <= 0, $"{name} is {wider} pixels wider than its window.");
                if (width < 720)
                {
                    await page.Locator("#open-panel").ClickAsync();
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + "-panel.png") });
                }
            }
        }

        await page.Context.CloseAsync();
    }

    /// <summary>
    /// Many groups with long names, a file, somebody who asks, a whole community in the list: nothing of it may burst the page.
    /// </summary>
    [SkippableTheory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Many_groups_files_and_requests_fit_too(string language)
    {
        Chromium.Required();
        Directory.CreateDirectory(Folder);
        var zh = language == "zh";
        await using var house = await SandboxHouse.OpenAsync(zh ? "zh-Hans" : "en");
        var (group, mei) = Furnish(house.World, zh);
        var page = await chromium.OpenAsync(locale: zh ? "zh-CN" : "en-GB");
        foreach (
            var (width, height, dark) in new[] { (360, 740, false), (360, 740, true), (768, 1024, true), (1440, 900, false) })
        {
            await Chromium.ShowAsync(page, house.Page, width, height, dark);
            await new Resident(page).BeAsync(mei);
            await page.GetByTestId("chat-group").Filter(new() { HasText = group }).ClickAsync();
            await Assertions.Expect(page.GetByTestId("file")).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByTestId("requests")).ToBeVisibleAsync();
            var name = Path.Combine(Folder, $"{language}-groups-{width}-{(dark ? "dark" : "light")}");
            await page.Locator("#attach").ClickAsync();
            await page.ScreenshotAsync(new() { Path = $"{name}.png" });
            await page.Locator("#composer").FocusAsync();
            Assert.True(await WiderAsync(page, "html") <= 0, $"{name} is wider than its window.");
            if (width < 720)
            {
                await page.Locator("#open-panel").ClickAsync();
            }

            await page.GetByTestId("group-new").ClickAsync();
            await page.Locator("#link").ScrollIntoViewIfNeededAsync();
            await page.ScreenshotAsync(new() { Path = $"{name}-groups.png" });
            await page.Locator("#restart").ScrollIntoViewIfNeededAsync();
            await page.ScreenshotAsync(new() { Path = $"{name}-people.png" });
            Assert.True(await WiderAsync(page, "#panel") <= 0, $"The panel of {name} is too narrow.");
        }

        await page.Context.CloseAsync();
    }

    /// <summary>A ranking: the card that asks for it in the group, and the paper half marked in the private chat.</summary>
    [SkippableTheory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task A_ballot_paper_fits_too(string language)
    {
        Chromium.Required();
        Directory.CreateDirectory(Folder);
        var zh = language == "zh";
        await using var house = await SandboxHouse.OpenAsync(zh ? "zh-Hans" : "en");
        var page = await chromium.OpenAsync(locale: zh ? "zh-CN" : "en-GB");
        var here = new Resident(page);
        foreach (var (width, height, dark) in new[] { (360, 740, false), (1440, 900, true) })
        {
            await Chromium.ShowAsync(page, house.Page, width, height, dark);
            if (width < 720)
            {
                await OpenRankingAsync(here, zh);
            }

            await here.BeAsync(zh ? "王军" : "Jun Wang");
            var name = Path.Combine(Folder, $"{language}-ranking-{width}-{(dark ? "dark" : "light")}");
            await page.ScreenshotAsync(new() { Path = $"{name}.png" });
            await page.GetByTestId("chat-private").ClickAsync();
            await here.WriteAsync("/ballot 1");
            await here.SeesAsync(zh ? "请按您的偏好依次点选" : "Press them in your order");
            await here.PressAsync(zh ? "长椅" : "A bench");
            await Assertions.Expect(here.Button(zh ? "撤销一步" : "Undo")).ToBeVisibleAsync(new() { Timeout = Resident.Patience });
            await page.ScreenshotAsync(new() { Path = $"{name}-paper.png" });
            Assert.True(await WiderAsync(page, "html") <= 0, $"{name} is wider than its window.");
        }

        await page.Context.CloseAsync();
    }

    private static async Task OpenRankingAsync(Resident here, bool zh)
    {
        await here.BeAsync(zh ? "王军" : "Jun Wang");
        await here.WriteAsync(zh ? "/raise 院子里先添什么" : "/raise What the yard needs first");
        await here.BeAsync(zh ? "林梅" : "Mei Lin");
        await here.WriteAsync("/discuss 1");
        foreach (
            var option in zh
                ? new[] { "长椅", "感应灯", "晾衣架" }
                : ["A bench", "Motion-sensor lamps along the path to the bins", "A drying rack"])
        {
            await here.WriteAsync($"/option 1 {option}");
        }

        await here.WriteAsync("/openvote 1 ranked");
        await here.StageIsAsync(zh ? "决事" : "Voting");
    }

    private static Task<int> WiderAsync(IPage page, string what) =>
        page.Locator(what).EvaluateAsync<int>("element => element.scrollWidth - element.clientWidth");

    private static (string Title, string Owner) Furnish(SandboxWorld world, bool zh)
    {
        var mei = world.AddPerson(zh ? "欧阳梅" : "Meike", lastName: zh ? null : "Lindqvist-Sørensen");
        var title = zh ? "槐树里社区全体居民公共事务协商大群" : "Locust Lane neighbourhood assembly of all five buildings";
        foreach (var other in zh ? new[] { "花园小组", "停车", "3号楼" } : ["Garden club", "Parking", "Stairwell 3"])
        {
            world.AddGroup(other, supergroup: true, mei, botIsAdmin: true);
        }

        var group = world.AddGroup(title, supergroup: true, mei, botIsAdmin: true);
        var neighbours = world.AddNeighbours(group, 40, zh ? "zh" : "en");
        world.RequireApproval(group);
        world.RequestToJoin(group, world.AddPerson(zh ? "新邻居" : "Newcomer").Id);
        world.RequestToJoin(group, world.AddPerson(zh ? "另一位" : "Another").Id);
        world.SendDocument(
            neighbours[3].Id,
            group,
            zh ? "五栋楼全部住户与面积登记表（最终版）.csv" : "all-households-of-all-five-buildings-with-their-areas-final.csv",
            new byte[123_456],
            zh
                ? "这是住户名单。链接：https://t.me/MicroGovBot?start=home_12"
                : "The list of homes. Yours: https://t.me/MicroGovBot?start=home_12"
        );
        return (title, zh ? "欧阳梅" : "Meike Lindqvist-Sørensen");
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
        await Assertions
            .Expect(here.Page.Locator("[data-ephemeral=true][data-testid=message]").Last)
            .ToBeVisibleAsync(new() { Timeout = Resident.Patience });
        await here.Page.Context.CloseAsync();
    }
}
