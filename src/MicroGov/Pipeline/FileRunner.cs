using MicroGov.Delivery;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Pipeline;

/// <summary>How an update that was put off is read again.</summary>
public delegate ReceivedUpdate ReadAgain(string json);

/// <summary>
/// Handles what was put off until a file is read, one after the other: the file is fetched and read while no transaction is open
/// and nobody waits, then the update has its effect and is taken off the list in one transaction.
/// </summary>
public sealed class FileRunner(
    Database database, CommitRunner commits, UpdateDispatcher dispatcher, BotIdentity bot, ReadAgain read,
    ILogger<FileRunner> log)
    : BackgroundService
{
    /// <summary>Whoever sent a file that cannot be fetched for so long may send another.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly WakeableTimer timer = new(commits.Time);

    /// <summary>Something may have been put off.</summary>
    public void Wake() => timer.Wake();

    /// <summary>Completes when nothing waits for a file.</summary>
    public Task WhenAtRestAsync(CancellationToken ct) => timer.WhenAsleepAsync(ct);

    /// <summary>Nothing waits for a file, and nobody has woken it.</summary>
    public bool IsAtRest => timer.IsAsleep;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        commits.NewsForFiles += Wake;
        try
        {
            while (true)
            {
                await timer.SleepUntilAsync(await TryTurnAsync(stoppingToken), stoppingToken);
            }
        }
        finally
        {
            commits.NewsForFiles -= Wake;
        }
    }

    /// <returns>When to look again; null: when woken.</returns>
    private async Task<DateTimeOffset?> TryTurnAsync(CancellationToken ct)
    {
        var (last, again) = (0L, (DateTimeOffset?)null);
        try
        {
            while (await FileJobStore.NextAsync(database, last, ct) is { } job)
            {
                last = job.Id;
                again = await TryAsync(job, ct) ? again : commits.Time.GetUtcNow() + DeadlineHandler.AfterFault;
            }
        }
        catch (LeadershipLostException)
        {
            // Whoever was elected does it, and the election stops us in a moment.
        }
        catch (Exception fault) when (DatabaseFaults.IsOutage(fault) && !ct.IsCancellationRequested)
        {
            again = commits.Time.GetUtcNow() + DeadlineHandler.AfterFault;
            log.LogWarning("Files wait for the database ({Fault}).", fault.GetType().Name);
        }

        return again;
    }

    /// <summary>One that cannot be fetched now holds up no other.</summary>
    private async Task<bool> TryAsync(FileJobRow job, CancellationToken ct)
    {
        try
        {
            await RunAsync(job, ct);
            return true;
        }
        catch (Exception fault) when (fault is not LeadershipLostException && !ct.IsCancellationRequested)
        {
            log.LogWarning(
                "A file waits ({Fault}); it is tried again in {Pause}.", fault.GetType().Name, DeadlineHandler.AfterFault);
            return false;
        }
    }

    private Task RunAsync(FileJobRow job, CancellationToken ct) => commits.RunOrBuryAsync(
        job.UpdateId,
        () => AttemptAsync(job, ct),
        async work => await work.FileJobs.TakeAsync(job.Id)
            ? new DeadLetter(job.Json, null, job.Account, AccountsNamed.Only(job.Account))
            : null,
        ct);

    private async Task AttemptAsync(FileJobRow job, CancellationToken ct)
    {
        try
        {
            await commits.RunAsync(new(work => HandleAsync(work, job)) { AsLeader = true }, ct);
        }
        catch (Exception fault) when (
            TelegramFaults.Is(fault) && commits.Time.Wall.GetUtcNow() - job.At > LongestWait && !ct.IsCancellationRequested)
        {
            throw new InvalidOperationException("Telegram does not give the file.", fault);
        }
    }

    private async Task HandleAsync(UnitOfWork work, FileJobRow job)
    {
        if (await work.FileJobs.TakeAsync(job.Id))
        {
            work.Updates.BotId = bot.Id;
            await dispatcher.HandleAsync(work, [read(job.Json).Read()]);
        }
    }
}
