using MicroGov.Operations;
using MicroGov.Tests.Transcripts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Operations;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_has_one_entry_each_and_says_which_one_fails()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var address = here.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient { BaseAddress = new Uri(address) };

        var well = await http.GetAsync("/health/ready");
        Assert.Equal(
            (200, """{"status":"ready","checks":{"database":"ok","telegram":"ok","clock":"ok","sender":"ok"}}"""),
            ((int)well.StatusCode, await well.Content.ReadAsStringAsync()));

        (await here.WorkplaceAsync()).Place.Make("DROP TABLE Communities");
        var ill = await http.GetAsync("/health/ready");
        Assert.Equal(503, (int)ill.StatusCode);
        Assert.Contains("\"database\":\"does not answer\"", await ill.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"status":"alive"}""", await http.GetStringAsync("/health/live"));
        Assert.NotNull(here.Services.GetRequiredService<TelegramWatch>().AnsweredAt);
    }
}
