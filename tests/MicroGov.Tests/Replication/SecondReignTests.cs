using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Tests.Storage;
using MicroGov.Tests.Transcripts;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Replication;

public sealed class SecondReignTests
{
    [SkippableFact]
    public async Task Who_is_elected_again_takes_what_waited_meanwhile_before_deciding_what_fell_due()
    {
        TestDatabase.PostgresRequired();
        var shared = await TestDatabase.CreateOnPostgresAsync();
        await using var here = await Neighbourhood.OpenAsync(shared);
        await here.BringToAsync(Stage.Voting);
        var reign = here.Services.GetRequiredService<DeadlineRunner>().ExecuteTask!;
        await using (var other = new Replica(shared))
        {
            do
            {
                await other.TheLeaseRunsOutAsync();
            }
            while (!await other.TakeAsync());

            await Task.WhenAny(reign);
            foreach (var person in new[] { here.Wang, here.Li, here.Zhao })
            {
                here.World.Vote(person.Id, here.Poll.Poll!.Id, 0);
            }

            here.Clock.Advance(TimeSpan.FromDays(4));
            await other.Leadership.ReleaseAsync(CancellationToken.None);
        }

        await here.SettleAsync();

        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
    }
}
