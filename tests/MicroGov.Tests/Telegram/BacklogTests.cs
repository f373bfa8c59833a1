using MicroGov.Core.Lifecycle;
using MicroGov.Tests.Transcripts;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot;

namespace MicroGov.Tests.Telegram;

public sealed class BacklogTests
{
    [Fact]
    public async Task A_ballot_that_waited_while_the_database_was_away_counts_before_the_deadline_that_passed()
    {
        await using var house = await HookedHouse.OpenAsync();
        var here = house.Here;
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Li, 0);
        var bot = here.Services.GetRequiredService<ITelegramBotClient>();
        await using (await BrokenDisk.OfAsync(here.Services))
        {
            // Without the third there is no quorum.
            here.World.Vote(here.Zhao.Id, here.Poll.Poll!.Id, 0);
            await WhenRefusedAsync(here, bot);
            here.Clock.Advance(TimeSpan.FromDays(4));
            await WhenRefusedAsync(here, bot);
        }

        // How long Telegram waits before it calls again, and whether the backlog's keeper has begun to wait, cannot be seen.
        await PassUntilAsync(here, bot, () => here.World.WhenAcknowledgedAsync());
        await PassUntilAsync(here, bot, here.SettleAsync);
        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
    }

    private static async Task PassUntilAsync(Neighbourhood here, ITelegramBotClient bot, Func<Task> when)
    {
        var done = when();
        while (!done.IsCompleted)
        {
            here.Clock.Advance(TimeSpan.FromSeconds(1));
            await bot.GetWebhookInfo();
        }

        await done;
    }

    /// <summary>Known once Telegram says so, to the second; it calls again after a pause, so time passes until it has.</summary>
    private static async Task WhenRefusedAsync(Neighbourhood here, ITelegramBotClient bot)
    {
        var since = here.Clock.Now.UtcDateTime.AddSeconds(-1);
        while (!((await bot.GetWebhookInfo()).LastErrorDate >= since))
        {
            here.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
