using MicroGov.Tests.Storage;

namespace MicroGov.Tests.Processes;

public sealed class NewcomerTests
{
    [SkippableFact]
    public async Task A_replica_that_starts_takes_the_webhook_from_nobody()
    {
        TestDatabase.PostgresRequired();
        await using var team = await Team.BuildAsync(1);
        var street = team.Replicas.Street;
        street.World.Send(street.Wang.Id, street.Group, $"/raise {Street.Title(1)}");
        await team.Replicas.WhenAsync(() => street.Cards(1).Any());

        await team.HireAsync();
        street.World.Send(street.Wang.Id, street.Group, $"/raise {Street.Title(2)}");
        await team.Replicas.WhenAsync(() => street.Cards(2).Any());

        Assert.Equal(
            ["setWebhook"],
            street.World.Calls.Select(call => call.Method).Where(method => method is "setWebhook" or "deleteWebhook"));
    }
}
