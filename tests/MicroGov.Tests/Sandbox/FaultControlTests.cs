using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>The switches as the page and scripts reach them.</summary>
public sealed class FaultControlTests
{
    [Fact]
    public async Task A_fault_is_switched_on_seen_to_strike_and_switched_off()
    {
        await using var bot = await SandboxBot.StartAsync();

        await SwitchAsync(bot, new { name = "errors", on = true, probability = 1.0, method = "getMe", times = 5, seed = 3 });
        Assert.Equal("Internal Server Error", await bot.RefusedAsync("getMe", new { }));
        await bot.CallAsync("getMyCommands", new { });

        Assert.Equal((true, 1), await StateAsync(bot, "errors"));
        await SwitchAsync(bot, new { name = "errors", on = false });
        await bot.CallAsync("getMe", new { });
        Assert.Equal((false, 0), await StateAsync(bot, "errors"));
    }

    [Fact]
    public async Task The_hosts_own_troubles_have_switches_beside_Telegrams_and_all_go_off_at_once()
    {
        var isOn = false;
        var trouble = new SandboxHostFault(
            "cellar-wet", "The cellar is wet", "地下室进水", () => isOn, (on, _) => Task.FromResult(isOn = on));
        await using var bot = await SandboxBot.StartAsync(new SandboxOptions { HostFaults = [trouble] });

        await SwitchAsync(bot, new { name = "cellar-wet", on = true });
        await SwitchAsync(bot, new { name = "delays", on = true });
        Assert.True(isOn);
        Assert.Equal(["delays", "cellar-wet"], await OnAsync(bot));

        await SwitchAsync(bot, new { on = false });
        Assert.False(isOn);
        Assert.Empty(await OnAsync(bot));
    }

    [Theory]
    [InlineData("""{"name":"no-such-fault","on":true}""")]
    [InlineData("""{"name":"errors","on":true,"probability":2}""")]
    [InlineData("""{"name":"errors","on":true,"times":0}""")]
    [InlineData("""{"on":true}""")]
    public async Task A_wrong_order_is_refused_in_a_sentence(string order)
    {
        await using var bot = await SandboxBot.StartAsync();
        using var content = new StringContent(order, System.Text.Encoding.UTF8, "application/json");

        using var response = await bot.Http.PostAsync(new Uri(bot.Address, "/sandbox/api/faults"), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.EndsWith(
            ".", (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!, StringComparison.Ordinal);
        Assert.Empty(bot.World.Faults.On);
    }

    private static async Task SwitchAsync(SandboxBot bot, object order)
    {
        using var response = await bot.Http.PostAsJsonAsync(new Uri(bot.Address, "/sandbox/api/faults"), order);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<JsonArray> AllAsync(SandboxBot bot) =>
        (JsonArray)JsonNode.Parse(await bot.Http.GetStringAsync(new Uri(bot.Address, "/sandbox/api/faults")))!;

    private static async Task<(bool On, int Struck)> StateAsync(SandboxBot bot, string name)
    {
        var fault = (await AllAsync(bot)).Single(one => (string)one!["name"]! == name)!;
        return ((bool)fault["on"]!, (int?)fault["struck"] ?? 0);
    }

    private static async Task<IEnumerable<string>> OnAsync(SandboxBot bot) =>
        (await AllAsync(bot)).Where(one => (bool)one!["on"]!).Select(one => (string)one!["name"]!);
}
