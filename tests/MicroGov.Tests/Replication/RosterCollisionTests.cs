using MicroGov.Operations;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Operations;
using MicroGov.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Replication;

public sealed class RosterCollisionTests
{
    [SkippableFact]
    public async Task A_roster_that_meets_what_another_replica_writes_is_planned_anew_and_imported_once()
    {
        TestDatabase.PostgresRequired();
        await using var shared = await TestDatabase.CreateOnPostgresAsync();
        await using var replica = new Replica(shared);
        await replica.Database.WriteAsync(
            db =>
            {
                db.Communities.Add(new CommunityRow { Id = 1, Title = "House 5" });
                db.Units.Add(new UnitRow { Id = 100, CommunityId = 1, Name = "House 5" });
                return Task.FromResult(true);
            },
            CancellationToken.None);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "door,unit,area,heads,owner\n1-101,Building 1,88.5,3,yes\n1-102,Building 1,60,2,no\n");
        var (place, said) = Operator.At(shared.Options.ConnectionString, shared.Options.Provider, DateTimeOffset.UnixEpoch);
        Task<int>? importing = null;

        await replica.Database.WriteAsync(
            async db =>
            {
                // The other one has got as far as the unit that the roster is about to make.
                db.Units.Add(new UnitRow { Id = 101, CommunityId = 1, ParentId = 100, Name = "Building 1" });
                await db.SaveChangesAsync();
                importing = RosterCommand.ImportAsync(place, file, null, dry: false);
                await db.WhenWaitingAsync(importing);
                return true;
            },
            CancellationToken.None);
        var ended = await importing!;
        File.Delete(file);

        Assert.Equal(0, ended);
        Assert.Contains("Imported.", said.ToString(), StringComparison.Ordinal);
        await using var look = await replica.Database.OpenAsync(CancellationToken.None);
        Assert.Equal(
            ["1-101", "1-102"],
            await look.Households.Where(row => row.UnitId == 101).Select(row => row.Door).Order().ToListAsync());
        Assert.Equal(2, await look.Units.CountAsync());
        Assert.Single(await look.CommunityJournal.ToListAsync());
    }
}
