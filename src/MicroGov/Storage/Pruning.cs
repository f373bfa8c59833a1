using MicroGov.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Storage;

/// <summary>
/// Forgets once a day what nobody needs any more: update ids that Telegram no longer repeats (it keeps updates for 24
/// hours, https://core.telegram.org/bots/api#getting-updates, and may number anew after a silent week), what was given up a
/// month ago, and who had their say in affairs that are closed.
/// </summary>
public sealed class Pruning(Database database, TimeProvider time, ILogger<Pruning> log) : BackgroundService
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    private static readonly TimeSpan KeepUpdates = TimeSpan.FromDays(3);

    private static readonly TimeSpan KeepFailures = TimeSpan.FromDays(30);

    /// <summary>A poll that has not become known by then never will; they hold names.</summary>
    private static readonly TimeSpan KeepAnswers = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Daily, time, stoppingToken);
            try
            {
                await database.WriteAsLeaderAsync(db => PruneAsync(db, stoppingToken), stoppingToken);
                await database.EmptyLogAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Pruning failed ({Fault}); it is tried again tomorrow.", fault.GetType().Name);
            }
        }
    }

    private async Task<bool> PruneAsync(MicroGovContext db, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (updates, failures, answers) = (now - KeepUpdates, now - KeepFailures, now - KeepAnswers);
        await db.Updates.Where(row => row.At < updates).ExecuteDeleteAsync(ct);
        await db.OrphanPollAnswers.Where(row => row.At < answers).ExecuteDeleteAsync(ct);
        await db.FormerParticipants.Where(say => db.Affairs.Any(affair => affair.Id == say.AffairId && affair.Stage == nameof(Stage.Closed))).ExecuteDeleteAsync(ct);
        await db.DeadLetters.Where(row => row.At < failures).ExecuteDeleteAsync(ct);
        await db.Outbox.Where(row => row.GivenUp != null && row.NotBefore < failures).ExecuteDeleteAsync(ct);
        return true;
    }
}
