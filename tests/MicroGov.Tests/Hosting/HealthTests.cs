using MicroGov.Delivery;
using MicroGov.Hosting;
using MicroGov.Sandbox;
using MicroGov.Tests.Operations;
using MicroGov.Tests.Transcripts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Hosting;

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
            (200, """{"status":"ready","checks":{"database":"ok","telegram":"ok","updates":"ok","clock":"ok","time":"ok","sender":"ok"}}"""),
            ((int)well.StatusCode, await well.Content.ReadAsStringAsync()));

        // Nobody answers the next calls: those who made them wait, and say so.
        here.World.Faults.SwitchOn(new(SandboxFaultKind.Reset) { Name = "outage", Method = "sendMessage" });
        // On a slow machine the command menu is still being set, and what is answered counts against an outage.
        here.World.Faults.SwitchOn(new(SandboxFaultKind.Reset) { Name = "no menu", Method = "setMyCommands" });
        here.Clock.Advance(TimeSpan.FromMinutes(2));
        SandboxPerson[] asking = [here.Mei, here.Wang, here.Li, here.Zhao, here.Chen, here.Stranger];
        foreach (var person in asking)
        {
            here.World.Send(person.Id, person.Id, "/help");
            here.World.Send(person.Id, person.Id, "/language zh");
        }

        await here.World.WhenAcknowledgedAsync(CancellationToken.None);
        // However many of them may leave at once: what nobody would ask for again is tried until there are enough.
        var breaker = here.Services.GetRequiredService<CircuitBreaker>();
        for (var step = 0; step < 20 && !(breaker.RestsUntil > here.Clock.Now); step++)
        {
            var next = await here.Services.GetRequiredService<OutboxProcessor>().WhenAtRestAsync(CancellationToken.None);
            if (!(breaker.RestsUntil > here.Clock.Now) && next > here.Clock.Now)
            {
                here.Clock.Advance(next.Value - here.Clock.Now);
            }
        }

        Assert.Contains(
            "\"telegram\":\"does not answer; calls rest until 2026-", await NotReadyAsync(), StringComparison.Ordinal);
        here.World.Faults.SwitchOff("outage");
        here.World.Faults.SwitchOff("no menu");
        await here.SettleAsync();
        Assert.Equal(200, (int)(await http.GetAsync("/health/ready")).StatusCode);

        (await here.WorkplaceAsync()).Place.Make("DROP TABLE Communities");
        Assert.Contains("\"database\":\"does not answer\"", await NotReadyAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"status":"alive"}""", await http.GetStringAsync("/health/live"));
        Assert.NotNull(here.Services.GetRequiredService<TelegramMonitor>().AnsweredAt);

        async Task<string> NotReadyAsync()
        {
            var ill = await http.GetAsync("/health/ready");
            Assert.Equal(503, (int)ill.StatusCode);
            return await ill.Content.ReadAsStringAsync();
        }
    }
}
