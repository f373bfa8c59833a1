using System.Net;
using System.Net.Http.Json;

namespace MicroGov.Tests.Sandbox;

/// <summary>The page acts as anybody, so nobody else's page may use it: DNS rebinding and cross-site requests.</summary>
public class PageSafetyTests
{
    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy.example")]
    public async Task A_foreign_host_or_origin_is_turned_away(string header, string value)
    {
        await using var bot = await SandboxBot.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Address, "/sandbox/api/send"))
        {
            Content = JsonContent.Create(new { @as = bot.Anna.Id, chat = bot.Group, text = "not me" }),
        };
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await bot.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain(bot.World.Messages(bot.Group), message => message.Text == "not me");
    }

    [Fact]
    public async Task The_page_itself_is_served_and_talks_to_its_own_origin_only()
    {
        await using var bot = await SandboxBot.StartAsync();

        using var page = await bot.Http.GetAsync(new Uri(bot.Address, "/sandbox"));
        using var missing = await bot.Http.GetAsync(new Uri(bot.Address, "/sandbox/nothing.js"));

        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        Assert.Contains(
            "frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Its_own_origin_is_welcome()
    {
        await using var bot = await SandboxBot.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Address, "/sandbox/api/people"));
        request.Headers.Add("Origin", bot.Address.GetLeftPart(UriPartial.Authority));

        using var response = await bot.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>A form on another site can post text/plain without asking first; the page's requests are JSON.</summary>
    [Fact]
    public async Task Only_json_is_taken()
    {
        await using var bot = await SandboxBot.StartAsync();
        using var content = new StringContent($$"""{"as":{{bot.Anna.Id}},"chat":{{bot.Group}},"text":"not me"}""");

        using var response = await bot.Http.PostAsync(new Uri(bot.Address, "/sandbox/api/send"), content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }
}
