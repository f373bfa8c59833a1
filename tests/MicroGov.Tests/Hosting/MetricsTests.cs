using System.Globalization;
using MicroGov.Tests.Transcripts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Hosting;

/// <summary>Whatever runs in this process is counted on its page, so that nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(AloneInTheProcess))]
public sealed class MetricsTests
{
    [Fact]
    public async Task The_page_counts_a_conversation_and_names_nobody()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Li, "/second 1");
        var address = here.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient { BaseAddress = new Uri(address) };

        var page = await http.GetStringAsync("/metrics");

        Assert.True(ValueOf(page, "microgov_updates_total") >= 2);
        Assert.True(ValueOf(page, "microgov_commits_total") >= 2);
        Assert.True(ValueOf(page, "microgov_batch_size_count") >= 2);
        Assert.True(ValueOf(page, "microgov_answer_duration_seconds_count") >= 1);
        Assert.Equal(0, ValueOf(page, "microgov_outbox_depth"));
        Assert.Equal(0, ValueOf(page, "microgov_deadlines_late"));
        Assert.DoesNotContain("Dark", page, StringComparison.Ordinal);
        Assert.DoesNotContain(here.World.BotToken, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_pace_is_counted()
    {
        await using var here = await Neighbourhood.OpenAsync();
        here.World.FailNext("sendMessage", 429, "Too Many Requests: retry after 3", retryAfter: 3);
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var address = here.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient { BaseAddress = new Uri(address) };

        Assert.Equal(1, ValueOf(await http.GetStringAsync("/metrics"), "microgov_telegram_too_many_requests_total"));
    }

    /// <summary>The value of the first line with this name, whatever its labels.</summary>
    private static double ValueOf(string page, string name) =>
        double.Parse(
            page.Split('\n')
                .First(line => line.StartsWith(name, StringComparison.Ordinal) && line[name.Length] is '{' or ' ')
                .Split(' ')[1],
            CultureInfo.InvariantCulture);
}
