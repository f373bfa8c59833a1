using MicroGov.Core.Affairs;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot;

namespace MicroGov.Tests.Webhook;

public sealed class BacklogTests
{
    [Fact]
    public async Task Ballots_that_waited_while_the_database_was_away_count_before_the_deadline_that_passed()
    {
        await using var house = await HookedHouse.OpenAsync();
        var here = house.Here;
        await here.BringToAsync(Stage.Voting);
        await using (await BrokenDisk.OfAsync(here.Services))
        {
            foreach (var person in new[] { here.Wang, here.Li, here.Zhao })
            {
                here.World.Vote(person.Id, here.Poll.Poll!.Id, 0);
            }

            // That they were refused is known once Telegram says so.
            var bot = here.Services.GetRequiredService<ITelegramBotClient>();
            while ((await bot.GetWebhookInfo()).LastErrorDate is null)
            {
            }
        }

        here.Clock.Advance(TimeSpan.FromDays(4));
        await here.SettleAsync();

        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
    }
}
