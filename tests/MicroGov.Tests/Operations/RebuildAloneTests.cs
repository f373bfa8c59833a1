using MicroGov.Hosting;
using MicroGov.Operations;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Tests.Storage;
using MicroGov.Tests.Transcripts;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Operations;

/// <summary>A rebuild happens whole or not at all, and beside nobody.</summary>
public sealed class RebuildAloneTests
{
    [Fact]
    public async Task It_is_refused_while_a_service_runs_there()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var (place, said) = await here.WorkplaceAsync();
        if (place.File is null)
        {
            await LeadOnAsync(here.Services);
        }

        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(() => RebuildCommand.RunAsync(place));

        Assert.StartsWith("Another MicroGov already works on ", refused.Message, StringComparison.Ordinal);
        Assert.Equal("", said.ToString());
    }

    [SkippableFact]
    public async Task On_PostgreSQL_nobody_is_elected_before_it_has_ended()
    {
        TestDatabase.PostgresRequired();
        await using var own = await TestDatabase.CreateOnPostgresAsync();
        await using var storage = own.OpenStorage();
        var (place, _) = Operator.At(own.Options.ConnectionString, own.Options.Provider, DateTimeOffset.UnixEpoch);
        await TakeLeadAsync(storage);
        await Assert.ThrowsAsync<DatabaseUnusableException>(() => RebuildCommand.RunAsync(place));

        await storage.GetRequiredService<Leadership>().ReleaseAsync(CancellationToken.None);
        Assert.Equal(0, await RebuildCommand.RunAsync(place));

        // And it gives the lease back.
        await TakeLeadAsync(storage);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(40, false)]
    [InlineData(90, true)]
    public async Task One_that_dies_midway_leaves_every_row_as_it_was_and_can_be_done_again(int lines, bool isCancelled)
    {
        await using var lives = await RandomLives.LiveAsync(4, 5);
        var (place, _) = lives.Operate(RandomLives.Start);
        var told = await place.ToldAsync();
        await place.ExecuteAsync(
            """DELETE FROM "JournalPersons"; DELETE FROM "Affairs"; DELETE FROM "Speeches"; DELETE FROM "Residents";"""
        );
        var before = await place.AllAsync();
        using var stop = new CancellationTokenSource();
        Action die = isCancelled ? stop.Cancel : () => throw new IOException("The pipe is closed.");
        var dying = place with { Say = new DyingWriter(lines, die), Ct = stop.Token };

        await Assert.ThrowsAnyAsync<Exception>(() => RebuildCommand.RunAsync(dying));

        Assert.Equal(before, await place.AllAsync());
        Assert.Equal(0, await RebuildCommand.RunAsync(place));
        Assert.Equal(told, await place.ToldAsync());
    }

    [Fact]
    public async Task Numbers_that_came_back_are_not_given_again()
    {
        await using var lives = await RandomLives.LiveAsync(1, 5);
        var (place, _) = lives.Operate();
        await place.WipeAsync();
        if (place.File is null)
        {
            // As in a database that only the journals were brought to.
            await place.ExecuteAsync("""ALTER SEQUENCE "Affairs_Id_seq" RESTART; ALTER SEQUENCE "Groups_Id_seq" RESTART;""");
        }

        await RebuildCommand.RunAsync(place);

        await using var storage = new ServiceCollection().AddStorage(place.Options).BuildServiceProvider();
        await storage.GetRequiredService<Database>().WriteAsync(
            async db =>
            {
                var work = new UnitOfWork(db, lives.Now, CancellationToken.None);
                var home = await work.Homes.OfChatAsync(-100);
                Assert.Equal(2, (await work.Affairs.CreateAsync(home!)).Number);
                await work.Communities.FoundAsync(new(), new() { ChatId = -300 });
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>It was elected, and on a busy machine it may have renewed its lease too late.</summary>
    private static async Task LeadOnAsync(IServiceProvider services)
    {
        var leadership = services.GetRequiredService<Leadership>();
        Assert.True(await leadership.RenewAsync(CancellationToken.None));
    }

    private static async Task TakeLeadAsync(IServiceProvider storage) =>
        Assert.True(await storage.GetRequiredService<Leadership>().TryTakeAsync(CancellationToken.None));

    /// <summary>Something happens at its last line.</summary>
    private sealed class DyingWriter(int lines, Action die) : StringWriter
    {
        private int written;

        public override void WriteLine(string? value)
        {
            if (++written == lines)
            {
                die();
            }
        }
    }
}
