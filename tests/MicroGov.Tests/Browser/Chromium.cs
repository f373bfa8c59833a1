using Microsoft.Playwright;

namespace MicroGov.Tests.Browser;

/// <summary>The machine's own Chromium, driven through Playwright; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string? Path = new[]
    {
        Environment.GetEnvironmentVariable("CHROMIUM"),
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Skips the test, saying why, where there is no browser.</summary>
    public static void Required() =>
        Skip.If(Path is null, "Chromium is not installed (nor named by the environment variable CHROMIUM).");

    public async Task InitializeAsync()
    {
        if (Path is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Resident.Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A browser window of its own, with nothing remembered.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, int height = 900, bool dark = false, string locale = "en-GB")
    {
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = locale,
            TimezoneId = "UTC",
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await context.NewPageAsync();
    }

    /// <summary>
    /// The page as somebody with another window finds it, with nothing remembered; far sooner there than a new window.
    /// </summary>
    public static async Task ShowAsync(IPage page, string url, int width, int height, bool dark)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.SetViewportSizeAsync(width, height);
        await page.EmulateMediaAsync(new()
        {
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        if (page.Url.StartsWith("http", StringComparison.Ordinal))
        {
            await page.EvaluateAsync("localStorage.clear(); sessionStorage.clear();");
        }

        await page.GotoAsync(url);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
