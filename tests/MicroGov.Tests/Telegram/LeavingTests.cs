using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Telegram;

public sealed class LeavingTests
{
    [Fact]
    public async Task Somebody_whose_leaving_was_told_to_another_replica_is_asked_about_and_not_taken_for_a_neighbour()
    {
        await using var house = await HookedHouse.OpenAsync(botIsAdmin: true);
        var here = house.Here;
        await here.BringToAsync(Stage.Voting);
        here.World.Leave(here.Group, here.Wang.Id);
        await here.SettleAsync();
        // What a replica remembers that was not told.
        here.Services.GetRequiredService<TelegramLookups>()
            .Learn(here.Group, here.Wang.Id, new(IsPresent: true, IsModerator: false));
        here.Clock.Advance(TimeSpan.FromSeconds(1));

        await house.AnswerAsync(901, 0);

        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        Assert.False((await db.Ballots.SingleAsync()).Counted);
        var wang = await db.People.SingleAsync(person => person.TelegramId == here.Wang.Id);
        Assert.Equal((true, false), await db.Members.Where(row => row.PersonId == wang.Id)
            .Select(row => new ValueTuple<bool, bool>(row.HasLeft, row.IsWatched)).SingleAsync());
    }
}
