using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Hosting;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Storage;
using MicroGov.Tests.Transcripts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MicroGov.Tests.Replication;

public sealed class LostWordTests
{
    [SkippableFact]
    public async Task What_another_replica_wrote_and_could_not_tell_of_is_sent_and_decided_all_the_same()
    {
        TestDatabase.PostgresRequired();
        var shared = await TestDatabase.CreateOnPostgresAsync();
        await using var here = await Neighbourhood.OpenAsync(shared);
        await here.BringToAsync(Stage.Voting);
        var time = new FakeTimeProvider();
        using var messenger = ActivatorUtilities.CreateInstance<CommitListener>(here.Services, time);
        await messenger.StartAsync(CancellationToken.None);
        await using (var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None))
        {
            db.Outbox.Add(
                new OutboxRow
                {
                    Lane = here.Group,
                    Message = new PostMessage(here.Group, new("Nobody told you")).ToJson(),
                    NotBefore = here.Clock.Now,
                });
            var due = db.Deadlines.Single(row => row.Kind == nameof(DeadlineKind.VoteEnds));
            due.At = here.Clock.Now;
            await db.SaveChangesAsync();
        }

        time.Advance(CommitListener.Round);
        await here.SettleAsync();

        Assert.Contains(here.FromBot, message => message.Text == "Nobody told you");
        await using (var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None))
        {
            Assert.DoesNotContain(db.Deadlines, row => row.Kind == nameof(DeadlineKind.VoteEnds) && row.At <= here.Clock.Now);
        }

        await messenger.StopAsync(CancellationToken.None);
    }
}
