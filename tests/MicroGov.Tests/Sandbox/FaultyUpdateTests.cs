using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>Updates that come twice, in another order, or again after they were confirmed.</summary>
public sealed class FaultyUpdateTests
{
    [Fact]
    public async Task Duplicates_come_in_one_batch()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Faults.SwitchOn(new(SandboxFaultKind.DuplicateUpdates));
        Write(bot, 2);

        var ids = await IdsAsync(bot);

        Assert.Equal([ids[0], ids[0], ids[0] + 1, ids[0] + 1], ids);
    }

    [Fact]
    public async Task A_batch_out_of_order_holds_the_same_updates()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Faults.Seed(1);
        bot.World.Faults.SwitchOn(new(SandboxFaultKind.ReorderedUpdates));
        Write(bot, 10);

        var ids = await IdsAsync(bot);

        Assert.NotEqual(ids.Order(), ids);
        Assert.Equal(Enumerable.Range(0, 10).Select(one => ids.Min() + one), ids.Order());
    }

    [Fact]
    public async Task A_confirmed_batch_comes_once_more()
    {
        await using var bot = await SandboxBot.StartAsync();
        Write(bot, 2);
        var ids = await IdsAsync(bot);
        bot.World.Faults.SwitchOn(new(SandboxFaultKind.RepeatedBatch));
        Write(bot, 1);

        Assert.Equal(ids, await IdsAsync(bot, ids[^1] + 1));
        Assert.Equal([ids[^1] + 1], await IdsAsync(bot, ids[^1] + 1));
    }

    private static void Write(SandboxBot bot, int times)
    {
        for (var message = 0; message < times; message++)
        {
            bot.World.Send(bot.Anna.Id, bot.Group, "/help");
        }
    }

    private static async Task<List<long>> IdsAsync(SandboxBot bot, long offset = 0) =>
        [.. ((JsonArray)await bot.CallAsync("getUpdates", new { offset })).Select(update => (long)update!["update_id"]!)];
}
