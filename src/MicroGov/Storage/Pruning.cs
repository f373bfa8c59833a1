using MicroGov.Core.Lifecycle;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Storage;

/// <summary>
/// Forgets once a day what nobody needs any more: update ids that Telegram no longer repeats (it keeps updates for 24
/// hours, https://core.telegram.org/bots/api#getting-updates, and may number anew after a silent week), what was given up a
/// month ago, commands that nobody said the group of, and who had their say in affairs that are closed. When it did so last
/// stands in the database: no restart and no change of leader puts it off.
/// </summary>
public sealed class Pruning(Database database, VoteKeys keys, TimeProvider time, ILogger<Pruning> log) : BackgroundService
{
    /// <summary>After a start there is more urgent work.</summary>
    public static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    /// <summary>It looks again at least so often, also after a failure: clocks may jump.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    private static readonly TimeSpan KeepUpdates = TimeSpan.FromDays(3);

    private static readonly TimeSpan KeepFailures = TimeSpan.FromDays(30);

    /// <summary>A poll that has not become known by then never will; they hold names.</summary>
    private static readonly TimeSpan KeepAnswers = TimeSpan.FromDays(7);

    /// <summary>Does it if the last time is a day ago.</summary>
    /// <returns>When it is due next.</returns>
    public async Task<DateTimeOffset> PruneWhenDueAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // One that lies ahead was noted by a clock that was wrong.
        if (await LastAsync(ct) is { } last && last <= now && last + Daily > now)
        {
            return last + Daily;
        }

        var gone = 0;
        await DatabaseFaults.AgainAfterCollisionsAsync(() => database.WriteAsLeaderAsync(
            async db =>
            {
                gone = await PruneAsync(db, now, ct);
                return await NoteAsync(db, now, ct);
            },
            ct));
        if (gone > 0 || database.OwesPurge)
        {
            await database.EmptyLogAsync(ct);
        }

        return now + Daily;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = AfterStart;
        while (true)
        {
            await Task.Delay(pause, time, stoppingToken);
            pause = LongestSleep;
            try
            {
                await SweepKeysAsync(stoppingToken);
                var due = await PruneWhenDueAsync(stoppingToken) - time.GetUtcNow();
                pause = due < LongestSleep ? Max(due, AfterStart) : LongestSleep;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Pruning failed ({Fault}); it is tried again in {Pause}.", fault.GetType().Name, pause);
            }
        }
    }

    /// <summary>The keys of secret votes that are over go, should the service have been killed before it came to that.</summary>
    private async Task SweepKeysAsync(CancellationToken ct)
    {
        foreach (var affair in await new VoteKeySweep(database, keys, time.GetUtcNow()).RunAsync(ct))
        {
            log.LogError(
                "The key of the secret vote of affair {Affair} is not in {Folder}: its ballots can be neither given nor counted "
                    + "until it is back there, or the vote is declared void.",
                affair, keys.Folder ?? "memory");
        }
    }

    private async Task<DateTimeOffset?> LastAsync(CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        return await db.Timestamps.Where(row => row.Name == TimestampRow.Pruned)
            .Select(row => (DateTimeOffset?)row.At).SingleOrDefaultAsync(ct);
    }

    /// <returns>True: commit it.</returns>
    private static async Task<bool> NoteAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Timestamps.FindAsync([TimestampRow.Pruned], ct) is { } known)
        {
            known.At = now;
        }
        else
        {
            db.Timestamps.Add(new() { Name = TimestampRow.Pruned, At = now });
        }

        return true;
    }

    private static async Task<int> PruneAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        var (updates, failures, answers, windows) = (now - KeepUpdates, now - KeepFailures, now - KeepAnswers, now - Daily);
        return await db.Updates.Where(row => row.At < updates).ExecuteDeleteAsync(ct)
            + await db.OrphanPollAnswers.Where(row => row.At < answers).ExecuteDeleteAsync(ct)
            + await db.FormerParticipants
                .Where(say => db.Affairs.Any(affair => affair.Id == say.AffairId && affair.Stage == nameof(Stage.Closed)))
                .ExecuteDeleteAsync(ct)
            + await db.DeadLetters.Where(row => row.At < failures).ExecuteDeleteAsync(ct)
            + await db.Outbox.Where(row => row.GivenUp != null && row.NotBefore < failures).ExecuteDeleteAsync(ct)
            + await db.Messages.Where(row => row.Kind == nameof(StoredMessageKind.Pending) && row.At < windows)
                .ExecuteDeleteAsync(ct)
            + await db.SendWindows.Where(row => row.At < windows).ExecuteDeleteAsync(ct);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
