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
        try
        {
            while (await FileJobStore.NextAsync(database, ct) is { } job)
            {
                await RunAsync(job, ct);
            }

            return null;
        }
        catch (LeadershipLostException)
        {
            // Whoever was elected does it, and the election stops us in a moment.
            return null;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(
                "A file waits ({Fault}); it is tried again in {Pause}.", fault.GetType().Name, DeadlineHandler.AfterFault);
            return commits.Time.GetUtcNow() + DeadlineHandler.AfterFault;
        }
    }

    private Task RunAsync(FileJobRow job, CancellationToken ct) => commits.RunOrBuryAsync(
        job.UpdateId,
        () => commits.RunAsync(new(work => HandleAsync(work, job)) { AsLeader = true }, ct),
        async work => await work.FileJobs.TakeAsync(job.Id)
            ? new DeadLetter(job.Json, null, job.Account, AccountsNamed.Only(job.Account))
            : null,
        ct);

    private async Task HandleAsync(UnitOfWork work, FileJobRow job)
    {
        if (await work.FileJobs.TakeAsync(job.Id))
        {
            work.Updates.BotId = bot.Id;
            await dispatcher.HandleAsync(work, [read(job.Json).Read()]);
        }
    }
}
